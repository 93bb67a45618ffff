using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spectra;

/// <summary>A CAS registry number whose check digit holds, for example 78-11-5.</summary>
/// <remarks>
/// Two to seven digits, two digits and a check digit. Counting from the right and leaving the check digit out, digit i is multiplied by i;
/// the sum modulo 10 is the check digit. The default value is no number and prints as an empty text.
/// </remarks>
public readonly record struct CasNumber
{
    private const int MinimumDigits = 5;
    private const int MaximumDigits = 10;

    private readonly long _digits;

    private CasNumber(long digits) => _digits = digits;

    /// <summary>Reads a number as files write it: with any dash or none, with leading zeros, spaces or the word CAS before it.</summary>
    /// <param name="text">For example <c>78-11-5</c>, <c>000078-11-5</c> or <c>CAS 78115</c>.</param>
    /// <param name="number">The number; the default value where this returns false.</param>
    /// <returns>False where the text is of another form or its check digit fails.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CasNumber number)
    {
        number = default;
        ReadOnlySpan<char> rest = WithoutLabel(text.AsSpan().Trim());
        Span<char> digits = stackalloc char[MaximumDigits];
        int count = 0;
        int dashes = 0;
        for (int i = 0; i < rest.Length; i++)
        {
            if (IsDash(rest[i]))
            {
                // The dashes stand before the last three digits and before the last one, nowhere else.
                dashes++;
                if (i == 0 || rest.Length - i is not (5 or 2))
                {
                    return false;
                }
            }
            else if (!char.IsAsciiDigit(rest[i]))
            {
                return false;
            }
            else if (count > 0 || rest[i] != '0')
            {
                if (count == MaximumDigits)
                {
                    return false;
                }

                digits[count++] = rest[i];
            }
        }

        if (dashes is not (0 or 2) || count < MinimumDigits || !CheckDigitHolds(digits[..count]))
        {
            return false;
        }

        number = new CasNumber(long.Parse(digits[..count], CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>The number a text states.</summary>
    /// <exception cref="FormatException">The text is no CAS number, or its check digit fails.</exception>
    public static CasNumber Parse(string text) =>
        TryParse(text, out CasNumber number)
            ? number
            : throw new FormatException($"'{text}' is no CAS number: expected for example 78-11-5, with a check digit that holds.");

    /// <summary>The number in its usual form; empty for the default value.</summary>
    public override string ToString() =>
        _digits == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"{_digits / 1000}-{_digits / 10 % 100:00}-{_digits % 10}");

    private static ReadOnlySpan<char> WithoutLabel(ReadOnlySpan<char> text) =>
        text.StartsWith("CAS", StringComparison.OrdinalIgnoreCase) ? text[3..].TrimStart(" :=#") : text;

    private static bool IsDash(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212';

    private static bool CheckDigitHolds(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 1; i < digits.Length; i++)
        {
            sum += i * (digits[^(i + 1)] - '0');
        }

        return sum % 10 == digits[^1] - '0';
    }
}
