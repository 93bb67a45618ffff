using System.Text;

namespace Spectra.Formats.Jcamp;

/// <summary>Turns a file's words for units into the product's, and back for writing.</summary>
internal static class JcampUnits
{
    private static readonly Dictionary<string, AxisUnit> Axes = Table<AxisUnit>(
        (AxisUnit.PerCentimetre, "1/CM CM-1 /CM CM--1 CM-^1 RECIPROCALCENTIMETERS RECIPROCALCENTIMETRES INVERSECENTIMETERS WAVENUMBER WAVENUMBERS WAVENUMBER(CM-1) WAVENUMBERS(CM-1) WAVENUMBER(1/CM) WAVENUMBERS(1/CM) WAVENUMBERCM-1 WAVENUMBERSCM-1 KAYSER KAYSERS"),
        (AxisUnit.Micrometre, "MICROMETERS MICROMETER MICROMETRES MICROMETRE MICRONS MICRON UM WAVELENGTH(UM) WAVELENGTH(MICRONS) WAVELENGTH(MICROMETERS)"),
        (AxisUnit.Nanometre, "NANOMETERS NANOMETER NANOMETRES NANOMETRE NM WAVELENGTH(NM) WAVELENGTH(NANOMETERS)"),
        (AxisUnit.RamanShift, "RAMANSHIFT RAMANSHIFT(CM-1) RAMANSHIFT(1/CM) RAMANSHIFT/CM-1 RAMANSHIFTCM-1"));

    private static readonly Dictionary<string, OrdinateUnit> Ordinates = Table<OrdinateUnit>(
        (OrdinateUnit.Absorbance, "ABSORBANCE ABSORBANCEUNITS ABSORBANCE(AU) ABS A AU"),
        (OrdinateUnit.Transmittance, "TRANSMITTANCE TRANSMISSION T"),
        (OrdinateUnit.PercentTransmittance, "%T %TRANSMITTANCE %TRANSMISSION T% T(%) TRANSMITTANCE% TRANSMITTANCE(%) TRANSMISSION(%) TRANSMITTANCE[%] PERCENTTRANSMITTANCE PERCENTTRANSMISSION PERCENTT PERCENT-TRANSMITTANCE"),
        (OrdinateUnit.Reflectance, "REFLECTANCE REFLECTIVITY R"),
        (OrdinateUnit.PercentReflectance, "%R %REFLECTANCE R% R(%) REFLECTANCE% REFLECTANCE(%) REFLECTANCE[%] PERCENTREFLECTANCE PERCENTR PERCENT-REFLECTANCE"),
        (OrdinateUnit.KubelkaMunk, "KUBELKA-MUNK KUBELKAMUNK KUBELKA-MUNKUNITS KM K-M KMUNITS"),
        (OrdinateUnit.LogInverseReflectance, "LOG(1/R) LOG1/R -LOGR -LOG(R) LOG10(1/R) -LOG10(R)"),
        (OrdinateUnit.SingleBeam, "SINGLEBEAM SINGLE-BEAM SINGLEBEAMINTENSITY"),
        (OrdinateUnit.Interferogram, "INTERFEROGRAM"),
        (OrdinateUnit.AbsorptionCoefficient, "ABSORPTIONCOEFFICIENT ABSORPTION-COEFFICIENT ABSORPTIVITY MOLARABSORPTIVITY"));

    /// <summary>Beginnings of units that are an absorbance per amount and path, whatever the base of the logarithm.</summary>
    private static readonly string[] CoefficientBeginnings = ["(MICROMOL/MOL)-1M-1", "(UMOL/MOL)-1M-1", "PPM-1M-1", "(PPM-M)-1", "(PPMM)-1", "1/(PPMM)", "L/MOL/CM", "LMOL-1CM-1", "M-1CM-1"];

    /// <summary>The axis unit a file states; the file's own word where the product knows none.</summary>
    /// <param name="stated">The value of XUNITS; null where it is absent.</param>
    /// <param name="dataType">The value of DATA TYPE: it alone tells a Raman shift from a wavenumber.</param>
    public static AxisUnit ReadAxis(string? stated, string? dataType)
    {
        if (string.IsNullOrWhiteSpace(stated))
        {
            return AxisUnit.NotStated;
        }

        if (!Axes.TryGetValue(Normalise(stated), out AxisUnit known))
        {
            return AxisUnit.Of(stated, stated);
        }

        bool raman = known == AxisUnit.PerCentimetre && Contains(dataType, "RAMAN");
        return AxisUnit.Of(raman ? AxisUnit.RamanShift.Id : known.Id, stated);
    }

    /// <summary>The ordinate unit a file states; the file's own word where the product knows none.</summary>
    /// <param name="stated">The value of YUNITS; null where it is absent.</param>
    /// <param name="dataType">The value of DATA TYPE: it decides where the ordinates are in arbitrary units.</param>
    public static OrdinateUnit ReadOrdinate(string? stated, string? dataType)
    {
        string normal = stated is null ? "" : Normalise(stated);
        if (Ordinates.TryGetValue(normal, out OrdinateUnit known))
        {
            return OrdinateUnit.Of(known.Id, stated);
        }

        if (Array.Exists(CoefficientBeginnings, beginning => normal.StartsWith(beginning, StringComparison.Ordinal)))
        {
            return OrdinateUnit.Of(OrdinateUnit.AbsorptionCoefficient.Id, stated);
        }

        if (Contains(dataType, "INTERFEROGRAM"))
        {
            return OrdinateUnit.Of(OrdinateUnit.Interferogram.Id, stated);
        }

        if (Contains(dataType, "SINGLE BEAM") || Contains(dataType, "SINGLE-BEAM") || Contains(dataType, "BACKGROUND"))
        {
            return OrdinateUnit.Of(OrdinateUnit.SingleBeam.Id, stated);
        }

        return string.IsNullOrWhiteSpace(stated) ? OrdinateUnit.NotStated : OrdinateUnit.Of(stated, stated);
    }

    /// <summary>The word to write for an axis unit: the standard's own where there is one.</summary>
    public static string Write(AxisUnit unit) => unit.Id switch
    {
        "1/cm" or "raman-shift-1/cm" => "1/CM",
        "um" => "MICROMETERS",
        "nm" => "NANOMETERS",
        _ => unit.Id,
    };

    /// <summary>The word to write for an ordinate unit: the standard's own where there is one, the source's where it says more.</summary>
    public static string Write(OrdinateUnit unit) => unit.Id switch
    {
        "absorption-coefficient" => ReadOrdinate(unit.Stated, null) == unit ? unit.Stated : "ABSORPTION COEFFICIENT",
        "percent-transmittance" => "PERCENT TRANSMITTANCE",
        "percent-reflectance" => "PERCENT REFLECTANCE",
        "single-beam" => "SINGLE BEAM",
        "absorbance" or "transmittance" or "reflectance" or "kubelka-munk" or "log(1/R)" or "interferogram" => unit.Id.ToUpperInvariant(),
        _ => unit.Id,
    };

    private static bool Contains(string? text, string word) => text is not null && text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, TUnit> Table<TUnit>(params ReadOnlySpan<(TUnit Unit, string Words)> rows)
    {
        Dictionary<string, TUnit> table = new(StringComparer.Ordinal);
        foreach ((TUnit unit, string words) in rows)
        {
            foreach (string word in words.Split(' '))
            {
                table.Add(word, unit);
            }
        }

        return table;
    }

    /// <summary>Capitals, no spaces, no typographic superscripts or mu, so that cm⁻¹, CM^-1 and cm-1 are one word.</summary>
    private static string Normalise(string stated)
    {
        StringBuilder normal = new(stated.Length);
        foreach (char c in stated)
        {
            switch (c)
            {
                case ' ' or '\t' or '\n' or '^' or '_' or '{' or '}' or '*' or '.':
                    break;
                case '\u2212' or '\u207B' or '\u2013':
                    normal.Append('-');
                    break;
                case '\u00B9':
                    normal.Append('1');
                    break;
                case '\u00B5' or '\u03BC':
                    normal.Append('U');
                    break;
                default:
                    normal.Append(char.ToUpperInvariant(c));
                    break;
            }
        }

        return normal.ToString();
    }
}
