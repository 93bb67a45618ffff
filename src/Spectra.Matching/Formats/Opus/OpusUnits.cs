namespace Spectra.Formats.Opus;

/// <summary>The units of OPUS blocks and of their DXU parameter.</summary>
internal static class OpusUnits
{
    /// <summary>The ordinate unit of a kind of spectrum; null for data that are no spectrum.</summary>
    public static OrdinateUnit? Ordinate(OpusBlock block)
    {
        OrdinateUnit? unit = block.Data switch
        {
            OpusDataKind.SingleBeam => OrdinateUnit.SingleBeam,
            OpusDataKind.Absorbance => OrdinateUnit.Absorbance,
            OpusDataKind.Transmittance => OrdinateUnit.Transmittance,
            OpusDataKind.KubelkaMunk => OrdinateUnit.KubelkaMunk,
            OpusDataKind.Raman => OrdinateUnit.Of("raman-intensity", "Raman"),
            OpusDataKind.Emission => OrdinateUnit.Of("emission", "Emission"),
            OpusDataKind.Reflectance => OrdinateUnit.Reflectance,
            OpusDataKind.LogReflectance => OrdinateUnit.LogInverseReflectance,
            OpusDataKind.Atr => OrdinateUnit.Of("atr-units", "ATR"),
            OpusDataKind.Photoacoustic => OrdinateUnit.Of("photoacoustic", "Photoacoustic"),
            OpusDataKind.LikeTransmittance => OrdinateUnit.Of("arbitrary", "result of arithmetic, like transmittance"),
            OpusDataKind.LikeAbsorbance => OrdinateUnit.Of("arbitrary", "result of arithmetic, like absorbance"),
            _ => null,
        };
        return unit is null || block.Derivative == 0 ? unit : OrdinateUnit.Of($"{unit.Value.Id}-derivative-{block.Derivative}");
    }

    /// <summary>The axis unit of a DXU parameter.</summary>
    public static AxisUnit Axis(string? stated, OpusDataKind kind) => stated?.ToUpperInvariant() switch
    {
        null => AxisUnit.NotStated,
        "WN" => kind == OpusDataKind.Raman ? AxisUnit.RamanShift : AxisUnit.PerCentimetre,
        "MI" => AxisUnit.Micrometre,
        "LGW" => AxisUnit.Of("log-wavenumber", "LGW"),
        "MIN" => AxisUnit.Of("min", "MIN"),
        "PNT" => AxisUnit.Of("points", "PNT"),
        _ => AxisUnit.Of(stated),
    };
}
