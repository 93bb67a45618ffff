using System.Diagnostics.CodeAnalysis;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>The number on a seal: 1 to 35 letters, digits, spaces and <c>- / . _</c>, as printed. No check digit is common to seals, so nothing more can be checked. The default value is none.</summary>
/// <remarks>35 is the length that UN/EDIFACT allows a seal number (data element 9308).</remarks>
internal readonly record struct SealNumber
{
    /// <summary>The most characters a seal number has.</summary>
    public const int MostCharacters = 35;

    private readonly string? _text;

    private SealNumber(string text) => _text = text;

    /// <summary>Reads a number; runs of spaces become one, letters become capital ones.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SealNumber number)
    {
        string canonical = Canonical(text);
        bool isValid = FaultOf(canonical) is null;
        number = isValid ? new SealNumber(canonical) : default;
        return isValid;
    }

    /// <summary>What is wrong with a text as a seal number; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string canonical = Canonical(text);
        return FaultOf(canonical) is { } fault ? $"The seal number '{(canonical.Length > MostCharacters ? canonical[..MostCharacters] + "..." : canonical)}' {fault}: write it as it is on the seal." : null;
    }

    /// <summary>The number in capital letters.</summary>
    public override string ToString() => _text ?? string.Empty;

    private static string Canonical(string? text) => string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private static string? FaultOf(string text) => text.Length == 0 ? "is empty"
        : text.Length > MostCharacters ? $"has {text.Length} characters, but at most {MostCharacters} were expected"
        : text.FirstOrDefault(c => !(char.IsLetterOrDigit(c) || c is ' ' or '-' or '/' or '.' or '_')) is var wrong and not '\0' ? $"has {Shown(wrong)}, where letters, digits and - / . _ stand"
        : !text.Any(char.IsLetterOrDigit) ? "has neither a letter nor a digit"
        : null;

    private static string Shown(char c) => char.IsControl(c) ? "a control character" : $"'{c}'";
}
