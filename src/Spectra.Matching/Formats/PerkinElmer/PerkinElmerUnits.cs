namespace Spectra.Formats.PerkinElmer;

/// <summary>The axis labels of PerkinElmer files as units.</summary>
internal static class PerkinElmerUnits
{
    public static AxisUnit Axis(string? label) => label?.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant() switch
    {
        null => AxisUnit.NotStated,
        "CM-1" or "CM^-1" or "1/CM" or "CM\u207B\u00B9" => AxisUnit.Of("1/cm", label),
        "NM" => AxisUnit.Of("nm", label),
        "UM" or "\u00B5M" or "\u039CM" or "MICRONS" => AxisUnit.Of("um", label),
        _ => AxisUnit.Of(label),
    };

    public static OrdinateUnit Ordinate(string? label) => label?.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant() switch
    {
        null => OrdinateUnit.NotStated,
        "A" or "ABS" or "ABSORBANCE" => OrdinateUnit.Of("absorbance", label),
        "%T" => OrdinateUnit.Of("percent-transmittance", label),
        "T" => OrdinateUnit.Of("transmittance", label),
        "%R" => OrdinateUnit.Of("percent-reflectance", label),
        "R" => OrdinateUnit.Of("reflectance", label),
        "KM" or "K-M" or "KUBELKA-MUNK" => OrdinateUnit.Of("kubelka-munk", label),
        "LOG(1/R)" => OrdinateUnit.Of("log(1/R)", label),
        "EGY" or "ENERGY" => OrdinateUnit.Of("single-beam", label),
        _ => OrdinateUnit.Of(label),
    };
}
