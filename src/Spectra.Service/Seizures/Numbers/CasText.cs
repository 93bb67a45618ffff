namespace Spectra.Service.Seizures.Numbers;

/// <summary>Says what is wrong with a text as a CAS number; the number itself is <see cref="CasNumber"/>.</summary>
internal static class CasText
{
    /// <summary>What is wrong; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (CasNumber.TryParse(text, out _))
        {
            return null;
        }

        string digits = string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0');
        int[] passing = digits.Length is < 5 or > 10 ? [] : [.. Enumerable.Range(0, 10).Where(digit => CasNumber.TryParse($"{digits[..^1]}{digit}", out _))];
        return passing is [int expected] && expected != digits[^1] - '0'
            ? $"The CAS number '{text.Trim()}' has the check digit {digits[^1]}, but {expected} was expected: read it again."
            : $"The CAS number '{text.Trim()}' is not of the form 78-11-5 (two to seven digits, two digits, a check digit): read it again.";
    }
}
