using System.Globalization;

namespace Spectra.Formats.Jcamp;

/// <summary>Reads what a block's header says about the measurement.</summary>
internal static class JcampAcquisition
{
    /// <summary>Private labels of this product, written by <see cref="JcampWriter"/> where the standard has no word.</summary>
    public const string RoleLabel = "$SPECTRA ROLE";
    public const string TechniqueLabel = "$SPECTRA TECHNIQUE";
    public const string ScansLabel = "$COADDED SCANS";

    /// <summary>A page repeats the remarks of its block only up to this length: a block may have thousands of pages.</summary>
    private const int PageRemarkLength = 500;

    /// <summary>The acquisition of one table; tables of a block share it.</summary>
    public static Acquisition Read(JcampHeader header, JcampTable table, List<SpectrumWarning> warnings)
    {
        JcampBlock block = header.Block;
        if (block.Acquisition is not { } shared || shared.AxisUnit != table.AxisUnit || shared.Unit != table.Unit)
        {
            List<SpectrumWarning> doubts = [];
            shared = new SharedAcquisition(table.AxisUnit, table.Unit, Read(header, table.AxisUnit, table.Unit, doubts), doubts);
            block.Acquisition = shared;
        }

        warnings.AddRange(shared.Warnings);
        if (table.Page is not { } page)
        {
            return shared.Acquisition;
        }

        string? remark = shared.Acquisition.Comment is { Length: > PageRemarkLength } remarks ? string.Concat(remarks.AsSpan(0, PageRemarkLength), "...") : shared.Acquisition.Comment;
        return shared.Acquisition with { Comment = Join("\n", $"Page {JcampHeader.Shorten(page)}", remark) };
    }

    private static Acquisition Read(JcampHeader header, AxisUnit axis, OrdinateUnit unit, List<SpectrumWarning> warnings)
    {
        string? procedure = header.Text("SAMPLINGPROCEDURE");
        string? state = header.Text("STATE");
        string? dataType = header.Text("DATATYPE");
        return new Acquisition
        {
            Title = header.Text("TITLE"),
            Cas = Cas(header.Text("CASREGISTRYNO") ?? header.Text("CASNO"), warnings),
            Technique = TechniqueOf(header, procedure, state, dataType, unit),
            TechniqueStated = Join("; ", procedure, state),
            ResolutionPerCentimetre = Resolution(header, axis, warnings),
            Instrument = Join("; ", header.FirstOf("SPECTROMETERDATASYSTEM", "SPECTROMETER"), header.FirstOf("INSTRUMENTPARAMETERS", "INSTRUMENTALPARAMETERS")),
            MeasuredAt = Join(" ", header.FirstOf("LONGDATE", "DATE"), header.Text("TIME")),
            CoAddedScans = Scans(header.FirstOf("$COADDEDSCANS", "COADDEDSCANS", ".AVERAGES")),
            Origin = Join("; ", header.Text("ORIGIN"), header.Text("OWNER")),
            Comment = Join("\n", header.Lines("COMMENTS") ?? header.Lines("COMMENT"), header.Lines("SAMPLEDESCRIPTION"), header.Lines("DATAPROCESSING"), header.Lines("SOURCEREFERENCE"), header.Lines("")),
            Formula = header.Text("MOLFORM"),
            Grade = header.Text("CLASS"),
            Role = RoleOf(header.Text("$SPECTRAROLE"), dataType),
        };
    }

    /// <summary>The word for a role in <see cref="RoleLabel"/>.</summary>
    public static string Word(MeasurementRole role) => role switch
    {
        MeasurementRole.Sample => "sample",
        MeasurementRole.Blank => "blank",
        MeasurementRole.Background => "background",
        MeasurementRole.Check => "check",
        _ => "unknown",
    };

    /// <summary>The word for a technique in <see cref="TechniqueLabel"/>.</summary>
    public static string Word(Technique technique) => technique switch
    {
        Technique.Atr => "atr",
        Technique.Transmission => "transmission",
        Technique.Gas => "gas",
        Technique.Reflectance => "reflectance",
        _ => "not-stated",
    };

    private static MeasurementRole RoleOf(string? word, string? dataType) => word?.ToUpperInvariant() switch
    {
        "SAMPLE" => MeasurementRole.Sample,
        "BLANK" => MeasurementRole.Blank,
        "BACKGROUND" => MeasurementRole.Background,
        "CHECK" => MeasurementRole.Check,
        _ when dataType is not null && dataType.Contains("BACKGROUND", StringComparison.OrdinalIgnoreCase) => MeasurementRole.Background,
        _ => MeasurementRole.Unknown,
    };

    private static Technique TechniqueOf(JcampHeader header, string? procedure, string? state, string? dataType, OrdinateUnit unit)
    {
        foreach (Technique technique in Enum.GetValues<Technique>())
        {
            if (string.Equals(header.Text("$SPECTRATECHNIQUE"), Word(technique), StringComparison.OrdinalIgnoreCase))
            {
                return technique;
            }
        }

        // "TRANSMISSION" of a gas is a gas spectrum, so a state that begins with the word decides first.
        string? firstOfState = state?.Split(' ', '(', ',', ';')[0];
        if (TechniqueWords.Parse(firstOfState) == Technique.Gas)
        {
            return Technique.Gas;
        }

        foreach (string? words in new[] { procedure, state, dataType })
        {
            if (TechniqueWords.Parse(words) is var technique && technique != Technique.NotStated)
            {
                return technique;
            }
        }

        return unit.IsReflectance ? Technique.Reflectance : Technique.NotStated;
    }

    private static double? Resolution(JcampHeader header, AxisUnit axis, List<SpectrumWarning> warnings)
    {
        string? stated = header.Text("RESOLUTION");
        double? value = ResolutionNumber(stated, "RESOLUTION", warnings);
        string? optical = header.Text("SPECTRALRESOLUTION");
        if (ResolutionNumber(optical, "SPECTRAL RESOLUTION", warnings) is { } spectral && spectral != value)
        {
            if (value is not null)
            {
                warnings.Add(new SpectrumWarning("resolution", $"##SPECTRAL RESOLUTION= states {spectral} cm-1 and ##RESOLUTION= {value}; the former was used, the latter is a step."));
            }

            return spectral;
        }

        if (value is not null && (axis == AxisUnit.Micrometre || axis == AxisUnit.Nanometre))
        {
            warnings.Add(new SpectrumWarning("resolution", $"##RESOLUTION= states {value} without a unit on an axis in {axis}; it was taken as cm-1."));
        }

        return value;
    }

    private static double? ResolutionNumber(string? stated, string label, List<SpectrumWarning> warnings)
    {
        if (stated is null)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = System.Text.Encoding.UTF8.GetBytes(stated);
        int length = JcampNumber.Read(bytes, ExponentForm.Any, out double value);
        string rest = System.Text.Encoding.UTF8.GetString(bytes[length..]).Trim();
        bool unitIsWavenumber = rest.Length == 0 || JcampUnits.ReadAxis(rest, null) == AxisUnit.PerCentimetre;
        if (length > 0 && unitIsWavenumber && double.IsFinite(value) && value >= 0)
        {
            return value > 0 ? value : null;
        }

        warnings.Add(new SpectrumWarning("resolution", $"##{label}= states \"{JcampHeader.Shorten(stated)}\" where one number in cm-1 was expected; the resolution counts as not stated."));
        return null;
    }

    private static int? Scans(string? stated) =>
        int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out int scans) && scans > 0 ? scans : null;

    /// <summary>The number in its usual form: two to seven digits, two, one; zeros in front, spaces and words left out.</summary>
    private static string? Cas(string? stated, List<SpectrumWarning> warnings)
    {
        if (stated is null)
        {
            return null;
        }

        string digits = string.Concat(stated.Where(char.IsAsciiDigit)).TrimStart('0');
        bool isPlain = stated.All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '[' or ']' or '(' or ')');
        if (!isPlain && stated.StartsWith("CAS", StringComparison.OrdinalIgnoreCase))
        {
            isPlain = stated.Skip(3).All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or ':' or '#' or '.');
        }

        if (!isPlain || digits.Length is < 5 or > 10)
        {
            warnings.Add(new SpectrumWarning("cas", $"##CAS REGISTRY NO= states \"{JcampHeader.Shorten(stated)}\", which is no CAS registry number; it counts as not stated."));
            return null;
        }

        int sum = 0;
        for (int i = 0; i < digits.Length - 1; i++)
        {
            sum += (digits[i] - '0') * (digits.Length - 1 - i);
        }

        string cas = $"{digits[..^3]}-{digits[^3..^1]}-{digits[^1]}";
        if (sum % 10 != digits[^1] - '0')
        {
            warnings.Add(new SpectrumWarning("cas", $"The CAS registry number {cas} fails its check digit; it was kept as stated."));
        }

        return cas;
    }

    private static string? Join(string separator, params ReadOnlySpan<string?> parts)
    {
        string? joined = null;
        foreach (string? part in parts)
        {
            if (!string.IsNullOrEmpty(part))
            {
                joined = joined is null ? part : joined + separator + part;
            }
        }

        return joined;
    }
}
