using System.Collections.Immutable;
using System.Globalization;
using Spectra.Formats.Spc;

namespace Spectra.Formats.PerkinElmer;

/// <summary>.asp: six numbers and then the ordinates, one a line, as Agilent's (Varian's) Resolutions Pro exports them.</summary>
/// <remarks>
/// The six: number of points, first and last axis position, the axis and ordinate unit as GRAMS codes (1 and 2: 1/cm and absorbance;
/// 128: transmittance), the resolution in 1/cm. No vendor's description is public; the codes are those of the examples in the
/// documentation of the readers asp_lib and OpenSpecy, whose point spacing is half the sixth number.
/// </remarks>
internal sealed class PerkinElmerAspFormat : ISpectrumFormat
{
    private const int HeaderLines = 6;

    public string Name => "PerkinElmer ASP";

    public bool Recognises(ReadOnlySpan<byte> content, string fileName) =>
        fileName.EndsWith(".asp", StringComparison.OrdinalIgnoreCase)
        && TryLine(ref content, out ReadOnlySpan<byte> first)
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    public ImmutableArray<Spectrum> Read(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> rest = content;
        Span<double> header = stackalloc double[HeaderLines];
        for (int i = 0; i < HeaderLines; i++)
        {
            header[i] = TryLine(ref rest, out ReadOnlySpan<byte> line) ? Number(line, i + 1) : throw new FileRefusedException(
                ReadErrorCode.Truncated,
                $"The .asp file ends after {i} lines: expected {HeaderLines} numbers before the ordinates.");
        }

        double[] ordinates = Ordinates(rest, Points(header[0], rest.Length));
        AxisUnit axisUnit = GramsUnits.Axis(Code(header[3]));
        OrdinateUnit unit = GramsUnits.Ordinate(Code(header[4]));
        ImmutableArray<SpectrumWarning> warnings = axisUnit != AxisUnit.NotStated && unit != OrdinateUnit.NotStated ? [] :
            [new SpectrumWarning("unit-code-unknown", $"The unit codes are {header[3]} for x and {header[4]} for y; the meaning of at least one of them is not known.")];
        Acquisition acquisition = new() { ResolutionPerCentimetre = axisUnit == AxisUnit.PerCentimetre && header[5] is > 0 and < 1e4 ? header[5] : null };
        return [SpectrumAssembly.Assemble(SpectrumAssembly.Even(axisUnit, header[1], header[2], ordinates.Length), unit, ordinates, acquisition, warnings)];
    }

    private static int Points(double declared, int bytesLeft)
    {
        if (declared == 0)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, "The .asp file declares 0 points.");
        }

        // A point takes a digit and a line end; the last one may go without.
        if (declared > (bytesLeft + 1) / 2)
        {
            throw new FileRefusedException(ReadErrorCode.Truncated, $"The .asp file declares {declared:N0} points, but {bytesLeft:N0} bytes follow its header.");
        }

        SpectrumAssembly.RefuseTooLarge((long)declared, 1);
        return declared >= 1 && declared == Math.Truncate(declared) ? (int)declared : throw new FileRefusedException(
            ReadErrorCode.NotASpectrum,
            $"The first line of the .asp file is {declared}: expected a number of points.");
    }

    private static double[] Ordinates(ReadOnlySpan<byte> rest, int points)
    {
        double[] ordinates = new double[points];
        int count = 0;
        int lineNumber = HeaderLines;
        while (TryLine(ref rest, out ReadOnlySpan<byte> line))
        {
            lineNumber++;
            if (line.IsEmpty)
            {
                continue;
            }

            if (count == points)
            {
                throw new FileRefusedException(ReadErrorCode.CountMismatch, $"The .asp file declares {points:N0} points, but line {lineNumber} holds one more.");
            }

            ordinates[count++] = Number(line, lineNumber);
        }

        return count == points ? ordinates : throw new FileRefusedException(
            ReadErrorCode.Truncated,
            $"The .asp file declares {points:N0} points but holds {count:N0} ordinates.");
    }

    private static int Code(double value) => value is >= 0 and <= 255 && value == Math.Truncate(value) ? (int)value : -1;

    private static double Number(ReadOnlySpan<byte> line, int lineNumber) =>
        double.TryParse(line, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new FileRefusedException(ReadErrorCode.NotASpectrum, $"Line {lineNumber} of the .asp file is '{Excerpt(line)}': expected a number.");

    private static string Excerpt(ReadOnlySpan<byte> line) => ByteReader.Text(line[..Math.Min(line.Length, 30)]) ?? string.Empty;

    /// <summary>Takes the next line without its end and surrounding blanks; false at the end of the text.</summary>
    private static bool TryLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        if (rest.IsEmpty)
        {
            line = default;
            return false;
        }

        int end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        line = (end < 0 ? rest : rest[..end]).Trim(" \t"u8);
        int next = end < 0 ? rest.Length : end + 1;
        next += end >= 0 && rest[end] == '\r' && next < rest.Length && rest[next] == '\n' ? 1 : 0;
        rest = rest[next..];
        return true;
    }
}
