using System.Globalization;
using System.Text;

namespace Spectra.Formats.Text;

/// <summary>Tells numbers from other cells by one pass over their bytes, and reads them without making strings.</summary>
internal static class TextNumber
{
    // No honest ordinate is longer; a longer run of digits is something else.
    private const int MostBytes = 64;

    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };

    private static ReadOnlySpan<byte> MinusSign => "\u2212"u8;

    /// <summary>What the cell holds when its decimals are marked so.</summary>
    public static CellKind Classify(ReadOnlySpan<byte> cell, byte decimalMark)
    {
        if (cell.IsEmpty)
        {
            return CellKind.Missing;
        }

        if (cell.Length > MostBytes)
        {
            return CellKind.Text;
        }

        return IsNumber(cell, decimalMark) ? CellKind.Number : OfWord(cell);
    }

    /// <summary>The value of a cell that was classified as a number; infinite where it is beyond a double.</summary>
    public static double Parse(ReadOnlySpan<byte> cell, byte decimalMark)
    {
        Span<byte> plain = stackalloc byte[MostBytes];
        int length = 0;
        for (int i = 0; i < cell.Length; i++)
        {
            if (cell[i] >= 0x80)
            {
                plain[length++] = (byte)'-';
                i += MinusSign.Length - 1;
            }
            else
            {
                // Fortran writes double precision exponents with a D.
                plain[length++] = cell[i] is (byte)'D' or (byte)'d' ? (byte)'E' : cell[i];
            }
        }

        return double.Parse(plain[..length], NumberStyles.Float, decimalMark == (byte)',' ? DecimalComma : NumberFormatInfo.InvariantInfo);
    }

    private static bool IsNumber(ReadOnlySpan<byte> cell, byte decimalMark)
    {
        int i = cell[0] is (byte)'+' or (byte)'-' ? 1 : cell.StartsWith(MinusSign) ? MinusSign.Length : 0;
        int whole = Digits(cell, ref i);
        int decimals = 0;
        if (i < cell.Length && cell[i] == decimalMark)
        {
            i++;
            decimals = Digits(cell, ref i);

            // "400," is a number and a delimiter, never a decimal comma without decimals; "400." is old Fortran's whole number.
            if (decimals == 0 && decimalMark == (byte)',')
            {
                return false;
            }
        }

        if (whole + decimals == 0)
        {
            return false;
        }

        if (i < cell.Length && cell[i] is (byte)'E' or (byte)'e' or (byte)'D' or (byte)'d')
        {
            i++;
            if (i < cell.Length && cell[i] is (byte)'+' or (byte)'-')
            {
                i++;
            }

            if (Digits(cell, ref i) == 0)
            {
                return false;
            }
        }

        return i == cell.Length;
    }

    private static int Digits(ReadOnlySpan<byte> cell, ref int i)
    {
        int start = i;
        while (i < cell.Length && cell[i] is >= (byte)'0' and <= (byte)'9')
        {
            i++;
        }

        return i - start;
    }

    private static CellKind OfWord(ReadOnlySpan<byte> cell)
    {
        ReadOnlySpan<byte> word = cell[0] is (byte)'-' or (byte)'+' && cell.Length > 3 ? cell[1..] : cell;
        return Is(word, "nan"u8) || Is(word, "na"u8) || Is(word, "n/a"u8) || Is(word, "#n/a"u8) || Is(word, "null"u8) || Is(word, "none"u8)
            || Is(word, "missing"u8) || Is(word, "?"u8) || Is(word, "-"u8) || Is(word, "--"u8) || Is(word, "---"u8)
            || Is(word, "1.#qnan"u8) || Is(word, "1.#ind"u8) || Is(word, "#num!"u8) || Is(word, "#div/0!"u8) ? CellKind.Missing
            : Is(word, "inf"u8) || Is(word, "infinity"u8) || Is(word, "1.#inf"u8) || Is(word, "\u221E"u8) ? CellKind.Infinite
            : CellKind.Text;
    }

    private static bool Is(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(cell, word) || cell.SequenceEqual(word);
}
