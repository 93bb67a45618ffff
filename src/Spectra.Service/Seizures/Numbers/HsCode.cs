using System.Diagnostics.CodeAnalysis;
using Spectra.Service.Substances;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>A customs code of the Harmonised System: six digits, or eight or ten with a national extension. The default value is none and prints as an empty text.</summary>
/// <remarks>Chapters run from 01 to 97; 77 is kept free. The form is checked, not whether the heading exists in an edition.</remarks>
internal readonly record struct HsCode
{
    private readonly string? _digits;

    private HsCode(string digits) => _digits = digits;

    /// <summary>The six digits that all countries share, for example 2915.24.</summary>
    public string Heading => _digits is null ? string.Empty : $"{_digits[..4]}.{_digits[4..6]}";

    /// <summary>The digits of the national extension; empty where there is none.</summary>
    public string Extension => _digits?[6..] ?? string.Empty;

    /// <summary>Whether the heading gathers what has no heading of its own: such a code never identifies a substance.</summary>
    public bool IsResidual => HarmonisedSystemCode.IsResidualHeading(Heading);

    /// <summary>Reads a code with or without dots and spaces.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out HsCode code)
    {
        string compact = TypedText.Compact(text).Text;
        bool isValid = FaultOf(compact) is null;
        code = isValid ? new HsCode(compact) : default;
        return isValid;
    }

    /// <summary>What is wrong with a text as an HS code; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FaultOf(TypedText.Compact(text).Text) is { } fault ? $"The HS code '{text.Trim()}' {fault}: use for example 2915.24." : null;
    }

    /// <summary>For example 2915.24, or 2915.24.00 with an extension.</summary>
    public override string ToString() => _digits is null ? string.Empty : Extension.Length == 0 ? Heading : $"{Heading}.{Extension}";

    private static string? FaultOf(string digits) => digits.Length is not (6 or 8 or 10) ? $"has {digits.Length} digits, but 6, 8 or 10 were expected"
        : digits.FirstOrDefault(c => !char.IsAsciiDigit(c)) is var wrong and not '\0' ? $"has '{wrong}' where only digits stand"
        : digits[..2] is "00" or "77" or "98" or "99" ? $"is of chapter {digits[..2]}, which is not in use (01 to 97 without 77)"
        : null;
}
