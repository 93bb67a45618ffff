namespace Spectra.Formats.Omnic;

/// <summary>The unit codes of OMNIC's spectrum header.</summary>
internal static class OmnicUnits
{
    public static AxisUnit Axis(byte code) => code switch
    {
        0x01 => AxisUnit.PerCentimetre,
        0x02 => AxisUnit.Of("points", "data points"),
        0x03 => AxisUnit.Nanometre,
        0x04 => AxisUnit.Micrometre,
        0x20 => AxisUnit.RamanShift,
        _ => AxisUnit.NotStated,
    };

    public static OrdinateUnit Ordinate(byte code) => code switch
    {
        0x0B => OrdinateUnit.PercentReflectance,
        0x0C => OrdinateUnit.LogInverseReflectance,
        0x0F => OrdinateUnit.SingleBeam,
        0x10 => OrdinateUnit.PercentTransmittance,
        0x11 => OrdinateUnit.Absorbance,
        0x14 => OrdinateUnit.KubelkaMunk,
        0x15 => OrdinateUnit.Reflectance,
        0x16 => OrdinateUnit.Of("detector-volts", "Volts"),
        0x17 => OrdinateUnit.Transmittance,
        0x1A => OrdinateUnit.Of("photoacoustic", "Photoacoustic"),
        0x1F => OrdinateUnit.Of("raman-intensity", "Raman intensity"),
        _ => OrdinateUnit.NotStated,
    };
}
