using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>The number of an air waybill by IATA: the airline's three digits, a serial number of seven and a check digit, for example 020-77580833. The default value is none.</summary>
/// <remarks>Check digit: the serial number modulo 7 (IATA Resolution 600a), so it is never 7, 8 or 9.</remarks>
internal readonly record struct AirWaybill
{
    private const int Length = 11;

    private readonly string? _digits;

    private AirWaybill(string digits) => _digits = digits;

    /// <summary>The airline's accounting prefix, three digits.</summary>
    public string Airline => _digits?[..3] ?? string.Empty;

    /// <summary>Reads a number with or without dash and spaces.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AirWaybill number)
    {
        string compact = TypedText.Compact(text).Text;
        bool isValid = FaultOf(compact) is null;
        number = isValid ? new AirWaybill(compact) : default;
        return isValid;
    }

    /// <summary>What is wrong with a text as an air waybill number; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultOf(TypedText.Compact(text).Text) is { } fault ? $"The air waybill number '{text.Trim()}' {fault}: read it again." : null;
    }

    /// <summary>For example 020-77580833.</summary>
    public override string ToString() => _digits is null ? string.Empty : $"{_digits[..3]}-{_digits[3..]}";

    private static string? FaultOf(string digits)
    {
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit))
        {
            return "is not eleven digits (three of the airline, seven and a check digit)";
        }

        int expected = int.Parse(digits.AsSpan(3, 7), CultureInfo.InvariantCulture) % 7;
        return digits[^1] - '0' == expected ? null : string.Create(CultureInfo.InvariantCulture, $"has the check digit {digits[^1]}, but {expected} was expected");
    }
}
