using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>The number of a ship by the IMO Ship Identification Number Scheme (resolution A.1117(30)): seven digits, for example IMO 9074729. The default value is none.</summary>
/// <remarks>Check digit: the first six digits times 7, 6, 5, 4, 3, 2; the last digit of the sum.</remarks>
internal readonly record struct ImoNumber
{
    private const string Label = "IMO";
    private const int Length = 7;

    private readonly string? _digits;

    private ImoNumber(string digits) => _digits = digits;

    /// <summary>Reads a number with or without the letters IMO before it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ImoNumber number)
    {
        string digits = Digits(text);
        bool isValid = FaultOf(digits) is null;
        number = isValid ? new ImoNumber(digits) : default;
        return isValid;
    }

    /// <summary>What is wrong with a text as an IMO number; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultOf(Digits(text)) is { } fault ? $"The IMO number '{text.Trim()}' {fault}: read it again." : null;
    }

    /// <summary>For example IMO 9074729.</summary>
    public override string ToString() => _digits is null ? string.Empty : $"{Label} {_digits}";

    private static string Digits(string? text)
    {
        string compact = TypedText.Compact(text).Text;
        return compact.StartsWith(Label, StringComparison.Ordinal) ? compact[Label.Length..] : compact;
    }

    private static string? FaultOf(string digits)
    {
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit))
        {
            return "is not seven digits";
        }

        int expected = Enumerable.Range(0, Length - 1).Sum(i => (digits[i] - '0') * (Length - i)) % 10;
        return digits[^1] - '0' == expected ? null : string.Create(CultureInfo.InvariantCulture, $"has the check digit {digits[^1]}, but {expected} was expected");
    }
}
