using System.Globalization;
using System.Text;

namespace Spectra.Formats.Jcamp;

/// <summary>Writes JCAMP-DX 4.24 in the uncompressed AFFN form, so that reading it again gives the same points to the last bit.</summary>
/// <remarks>
/// Several spectra become a LINK block. An axis that is even to the last bit is written as XYDATA, any other as XYPOINTS. Characters the format
/// reserves (<c>$$</c>, <c>##</c>) are spaced out in texts; text beyond ASCII is UTF-8 when the writer's encoding is.
/// </remarks>
public static class JcampWriter
{
    private const int LineLength = 80;

    /// <summary>Writes the spectra in their own units and order; warnings become comment lines.</summary>
    /// <exception cref="ArgumentException">There is no spectrum.</exception>
    public static void Write(TextWriter writer, IReadOnlyList<Spectrum> spectra)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(spectra);
        if (spectra.Count == 0)
        {
            throw new ArgumentException("A file needs at least one spectrum.", nameof(spectra));
        }

        if (spectra.Count == 1)
        {
            WriteBlock(writer, spectra[0]);
            return;
        }

        Label(writer, "TITLE", spectra[0].Acquisition.Title ?? "");
        Label(writer, "JCAMP-DX", "4.24");
        Label(writer, "DATA TYPE", "LINK");
        Label(writer, "BLOCKS", Number(spectra.Count));
        foreach (Spectrum spectrum in spectra)
        {
            WriteBlock(writer, spectrum);
        }

        Label(writer, "END", "");
    }

    private static void WriteBlock(TextWriter writer, Spectrum spectrum)
    {
        Label(writer, "TITLE", spectrum.Acquisition.Title ?? "");
        Label(writer, "JCAMP-DX", "4.24");
        Label(writer, "DATA TYPE", DataType(spectrum));
        foreach (SpectrumWarning warning in spectrum.Warnings)
        {
            writer.Write($"$$ warning {OneLine(warning.Code)}: {OneLine(warning.Message)}\n");
        }

        WriteAcquisition(writer, spectrum.Acquisition);
        WriteTable(writer, spectrum);
        Label(writer, "END", "");
    }

    private static string DataType(Spectrum spectrum)
    {
        string kind = spectrum.Axis.Unit == AxisUnit.RamanShift ? "RAMAN" : spectrum.Axis.Unit.IsOptical ? "INFRARED" : "";
        return $"{kind} {(spectrum.Unit == OrdinateUnit.Interferogram ? "INTERFEROGRAM" : "SPECTRUM")}".Trim();
    }

    private static void WriteAcquisition(TextWriter writer, Acquisition acquisition)
    {
        Label(writer, "ORIGIN", acquisition.Origin ?? "");
        Label(writer, "OWNER", "");
        Optional(writer, "CAS REGISTRY NO", acquisition.Cas);
        Optional(writer, "SAMPLING PROCEDURE", acquisition.TechniqueStated);
        if (acquisition.Technique != Technique.NotStated || acquisition.TechniqueStated is not null)
        {
            Label(writer, JcampAcquisition.TechniqueLabel, JcampAcquisition.Word(acquisition.Technique));
        }

        if (acquisition.Role != MeasurementRole.Unknown)
        {
            Label(writer, JcampAcquisition.RoleLabel, JcampAcquisition.Word(acquisition.Role));
        }

        Optional(writer, "RESOLUTION", acquisition.ResolutionPerCentimetre is { } resolution ? Number(resolution) : null);
        Optional(writer, "SPECTROMETER/DATA SYSTEM", acquisition.Instrument);
        Optional(writer, "LONG DATE", acquisition.MeasuredAt);
        Optional(writer, JcampAcquisition.ScansLabel, acquisition.CoAddedScans is { } scans ? Number(scans) : null);
        if (acquisition.Comment is { } comment)
        {
            Label(writer, "COMMENTS", string.Join('\n', comment.Split('\n').Select(OneLine)));
        }
    }

    private static void WriteTable(TextWriter writer, Spectrum spectrum)
    {
        SpectralAxis axis = spectrum.Axis;
        bool isEven = IsEven(axis);
        if (axis.Unit != AxisUnit.NotStated)
        {
            Label(writer, "XUNITS", OneLine(JcampUnits.Write(axis.Unit)));
        }

        if (spectrum.Unit != OrdinateUnit.NotStated)
        {
            Label(writer, "YUNITS", OneLine(JcampUnits.Write(spectrum.Unit)));
        }

        Label(writer, "XFACTOR", "1");
        Label(writer, "YFACTOR", "1");
        Label(writer, "FIRSTX", Number(axis.First));
        Label(writer, "LASTX", Number(axis.Last));
        Label(writer, "NPOINTS", Number(axis.Count));
        if (!double.IsNaN(spectrum.Ordinates[0]))
        {
            Label(writer, "FIRSTY", Number(spectrum.Ordinates[0]));
        }

        if (isEven)
        {
            Label(writer, "XYDATA", "(X++(Y..Y))");
            WriteEven(writer, axis.Positions, spectrum.Ordinates);
        }
        else
        {
            Label(writer, "XYPOINTS", "(XY..XY)");
            for (int i = 0; i < axis.Count; i++)
            {
                writer.Write($"{Number(axis.Positions[i])}, {Ordinate(spectrum.Ordinates[i])}\n");
            }
        }
    }

    private static void WriteEven(TextWriter writer, ReadOnlySpan<double> positions, ReadOnlySpan<double> ordinates)
    {
        int length = 0;
        for (int i = 0; i < ordinates.Length; i++)
        {
            string ordinate = Ordinate(ordinates[i]);
            if (length == 0 || length + 1 + ordinate.Length > LineLength)
            {
                string position = Number(positions[i]);
                writer.Write(i == 0 ? position : "\n" + position);
                length = position.Length;
            }

            writer.Write(' ');
            writer.Write(ordinate);
            length += 1 + ordinate.Length;
        }

        writer.Write('\n');
    }

    /// <summary>Whether the axis can be laid out again from its ends: every position the same to the last bit.</summary>
    private static bool IsEven(SpectralAxis axis)
    {
        if (axis.Count > 1 && (axis.First == axis.Last || !double.IsFinite(axis.Last - axis.First)))
        {
            return false;
        }

        SpectralAxis even = SpectralAxis.Even(axis.Unit, axis.First, axis.Last, axis.Count);
        for (int i = 0; i < axis.Count; i++)
        {
            if (BitConverter.DoubleToInt64Bits(even.Positions[i]) != BitConverter.DoubleToInt64Bits(axis.Positions[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Ordinate(double value) => double.IsNaN(value) ? "?" : Number(value);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void Optional(TextWriter writer, string label, string? value)
    {
        if (value is not null)
        {
            Label(writer, label, OneLine(value));
        }
    }

    private static void Label(TextWriter writer, string label, string value) => writer.Write($"##{label}={(label == "TITLE" ? OneLine(value) : value)}\n");

    /// <summary>The text without line breaks and control characters, and without the pairs that begin a comment or a label.</summary>
    private static string OneLine(string text)
    {
        StringBuilder safe = new(text.Length);
        foreach (char c in text)
        {
            bool breaks = char.IsControl(c) || c is '\u2028' or '\u2029';
            bool pairs = c is '$' or '#' && safe.Length > 0 && safe[^1] == c;
            safe.Append(pairs ? " " : "").Append(breaks ? ' ' : c);
        }

        return safe.ToString().Trim();
    }
}
