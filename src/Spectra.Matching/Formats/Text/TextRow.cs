using System.Buffers;

namespace Spectra.Formats.Text;

/// <summary>What one line is under a layout.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Columns">How many cells it has.</param>
/// <param name="Missing">How many of them hold no number.</param>
/// <param name="HasLeadingZeroDecimals">Whether a part after a pairing comma starts with a zero, which a whole number never does.</param>
internal readonly record struct TextRow(TextRowKind Kind, int Columns = 0, int Missing = 0, bool HasLeadingZeroDecimals = false)
{
    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789+-.,;eE \t'"u8);

    /// <summary>Whether a line holds nothing but digits, signs, marks and delimiters in at least two groups: <c>4,000.00;0.1</c>, <c>1 2 3</c>.</summary>
    public static bool LooksLikeNumbers(ReadOnlySpan<byte> line)
    {
        int firstDigit = line.IndexOfAnyInRange((byte)'0', (byte)'9');
        return firstDigit >= 0 && line.IndexOfAnyExcept(OfNumbers) < 0 && line[firstDigit..].IndexOfAny(",; \t"u8) > 0;
    }

    /// <summary>Looks at a line: a row of numbers starts with a number and holds nothing but numbers and missing values.</summary>
    public static TextRow Of(ReadOnlySpan<byte> line, TextLayout layout)
    {
        ReadOnlySpan<byte> start = line.TrimStart(" \t"u8);
        if (start.IsEmpty)
        {
            return new TextRow(TextRowKind.Blank);
        }

        if (IsComment(start))
        {
            return new TextRow(TextRowKind.Comment);
        }

        int columns = 0;
        int missing = 0;
        bool allEmpty = true;
        bool leadingZero = false;
        CellKind first = CellKind.Missing;
        TextCells cells = new(line, layout);
        while (cells.MoveNext())
        {
            CellKind kind = TextNumber.Classify(cells.Current, layout.Decimal);
            if (kind == CellKind.Text || (layout.Paired && !IsPair(cells.Current)))
            {
                return new TextRow(TextRowKind.Text);
            }

            first = columns == 0 ? kind : first;
            columns++;
            missing += kind == CellKind.Number ? 0 : 1;
            allEmpty &= cells.Current.IsEmpty;
            leadingZero |= layout.Paired && StartsDecimalsWithZero(cells.Current);
        }

        return allEmpty ? new TextRow(TextRowKind.Blank)
            : first != CellKind.Number ? new TextRow(TextRowKind.Text)
            : new TextRow(TextRowKind.Numbers, columns, missing, leadingZero);
    }

    private static bool IsComment(ReadOnlySpan<byte> start) => start[0] is (byte)'#' or (byte)'!' or (byte)'%' || start.StartsWith("//"u8);

    private static bool IsPair(ReadOnlySpan<byte> cell) => cell.IndexOf((byte)',') > 0;

    private static bool StartsDecimalsWithZero(ReadOnlySpan<byte> pair)
    {
        ReadOnlySpan<byte> decimals = pair[(pair.IndexOf((byte)',') + 1)..];
        return decimals.Length > 1 && decimals[0] == (byte)'0';
    }
}
