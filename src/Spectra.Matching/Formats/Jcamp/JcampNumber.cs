using System.Globalization;

namespace Spectra.Formats.Jcamp;

/// <summary>Reads the numbers of JCAMP-DX straight from bytes.</summary>
internal static class JcampNumber
{
    private const ulong LargestExactInteger = 1UL << 53;
    private const int LongestPseudoNumber = 400;

    /// <summary>Powers of ten that a double holds exactly.</summary>
    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads the ASCII free format number at the start of the text; returns its length, 0 when there is none.</summary>
    /// <remarks>Correctly rounded. A number beyond the range of a double is infinite; the caller refuses it.</remarks>
    public static int Read(ReadOnlySpan<byte> text, ExponentForm exponent, out double value)
    {
        int at = !text.IsEmpty && text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        bool negative = at == 1 && text[0] == '-';
        Decimal digits = default;
        digits.Read(text, ref at);
        if (digits.Count == 0)
        {
            value = 0;
            return 0;
        }

        int power = exponent == ExponentForm.None ? 0 : ReadExponent(text, exponent, ref at);
        if (!digits.TryExact(power, out value))
        {
            // Only a text the loop above has checked gets here, so it always parses.
            _ = double.TryParse(text[..at], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
            return at;
        }

        value = negative ? -value : value;
        return at;
    }

    /// <summary>Reads a number whose first character stands for sign and digit; returns its length, 0 when it is too long to be one.</summary>
    /// <param name="text">The text from the pseudo-digit on.</param>
    /// <param name="digit">The digit the pseudo-digit stands for.</param>
    /// <param name="value">The number without its sign.</param>
    public static int ReadPseudo(ReadOnlySpan<byte> text, int digit, out double value)
    {
        int at = 1;
        Decimal digits = new(digit);
        digits.Read(text, ref at);
        if (digits.TryExact(0, out value))
        {
            return at;
        }

        if (at > LongestPseudoNumber)
        {
            return 0;
        }

        Span<byte> plain = stackalloc byte[LongestPseudoNumber];
        text[..at].CopyTo(plain);
        plain[0] = (byte)('0' + digit);
        _ = double.TryParse(plain[..at], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        return at;
    }

    /// <summary>Reads the one number of a header value: spaces inside it are forgiven, since some writers pad the mantissa.</summary>
    public static bool TryParse(string text, out double value)
    {
        string dense = text.Replace(" ", "", StringComparison.Ordinal);
        return double.TryParse(dense, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static int ReadExponent(ReadOnlySpan<byte> text, ExponentForm form, ref int at)
    {
        if (at + 1 >= text.Length || text[at] is not ((byte)'E' or (byte)'e'))
        {
            return 0;
        }

        bool signed = text[at + 1] is (byte)'+' or (byte)'-';
        int start = at + (signed ? 2 : 1);
        if ((!signed && form == ExponentForm.Signed) || start >= text.Length || !char.IsAsciiDigit((char)text[start]))
        {
            return 0;
        }

        bool negative = text[at + 1] == '-';
        int power = 0;
        for (at = start; at < text.Length && char.IsAsciiDigit((char)text[at]); at++)
        {
            power = Math.Min((power * 10) + (text[at] - '0'), 100_000);
        }

        return negative ? -power : power;
    }

    /// <summary>Digits gathered as an integer and a power of ten.</summary>
    private struct Decimal(int digit)
    {
        private ulong _mantissa = (ulong)digit;
        private int _fraction;
        private bool _isInexact;

        public int Count { get; private set; } = 1;

        public void Read(ReadOnlySpan<byte> text, ref int at)
        {
            bool point = false;
            for (; at < text.Length; at++)
            {
                int digit = text[at] - '0';
                if ((uint)digit <= 9)
                {
                    Count++;
                    _fraction += point ? 1 : 0;
                    _isInexact |= _mantissa > (LargestExactInteger - 9) / 10;
                    _mantissa = (_mantissa * 10) + (ulong)digit;
                }
                else if (text[at] == '.' && !point)
                {
                    point = true;
                }
                else
                {
                    return;
                }
            }
        }

        /// <summary>The value where one correctly rounded operation on exact operands gives it.</summary>
        public readonly bool TryExact(int power, out double value)
        {
            int scale = power - _fraction;
            value = scale switch
            {
                >= 0 and <= 22 => _mantissa * PowersOfTen[scale],
                < 0 and >= -22 => _mantissa / PowersOfTen[-scale],
                _ => 0,
            };
            return !_isInexact && scale is >= -22 and <= 22;
        }
    }
}
