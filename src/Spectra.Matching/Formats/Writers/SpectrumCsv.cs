using System.Globalization;

namespace Spectra.Formats.Writers;

/// <summary>Writes spectra as CSV: the columns <c>subfile,x,y</c>, digits that read back to the same numbers, a missing ordinate as an empty field.</summary>
public static class SpectrumCsv
{
    /// <summary>The heading of every file.</summary>
    public const string Heading = "subfile,x,y";

    /// <summary>Writes spectra below each other, in their own order of points, with LF line ends whatever the system.</summary>
    /// <param name="spectra">The spectra; the index becomes the column <c>subfile</c>.</param>
    /// <param name="writer">Where to; left open.</param>
    public static void Write(IEnumerable<Spectrum> spectra, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(spectra);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Heading);
        writer.Write('\n');
        int subfile = 0;
        foreach (Spectrum spectrum in spectra)
        {
            ReadOnlySpan<double> positions = spectrum.Axis.Positions;
            ReadOnlySpan<double> ordinates = spectrum.Ordinates;
            string start = string.Create(CultureInfo.InvariantCulture, $"{subfile++},");
            for (int i = 0; i < positions.Length; i++)
            {
                writer.Write(start);
                WriteNumber(positions[i], writer);
                writer.Write(',');
                if (!double.IsNaN(ordinates[i]))
                {
                    WriteNumber(ordinates[i], writer);
                }

                writer.Write('\n');
            }
        }
    }

    private static void WriteNumber(double value, TextWriter writer)
    {
        // The longest shortest-round-trip double is 24 characters.
        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out int length, "R", CultureInfo.InvariantCulture);
        writer.Write(digits[..length]);
    }
}
