using System.Diagnostics.CodeAnalysis;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>A place by UN/LOCODE (UN/CEFACT Recommendation 16): the country by ISO 3166-1 and three letters or digits 2 to 9, for example NLRTM. The default value is none.</summary>
/// <remarks>The form and the country are checked, not whether the place is in the list, which changes twice a year. XZ (international waters) counts as a country here, as in the list.</remarks>
internal readonly record struct UnLocode
{
    private const string InternationalWaters = "XZ";

    private readonly string? _text;

    private UnLocode(string text) => _text = text;

    /// <summary>The country's two letters.</summary>
    public string Country => _text?[..2] ?? string.Empty;

    /// <summary>The three characters of the place.</summary>
    public string Place => _text?[2..] ?? string.Empty;

    /// <summary>Reads a code in any case, with or without the space after the country.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UnLocode code)
    {
        string compact = TypedText.Compact(text).Text;
        bool isValid = FaultOf(compact) is null;
        code = isValid ? new UnLocode(compact) : default;
        return isValid;
    }

    /// <summary>What is wrong with a text as a UN/LOCODE; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TypedText typed = TypedText.Compact(text);
        return FaultOf(typed.Text) is { } fault
            ? $"The UN/LOCODE '{typed.Text}' {fault}: use for example NLRTM.{(typed.Note is { } note ? $" {note}" : string.Empty)}"
            : null;
    }

    /// <summary>The five characters without a space.</summary>
    public override string ToString() => _text ?? string.Empty;

    private static string? FaultOf(string code) => code.Length != 5 ? $"has {code.Length} characters, but 5 were expected"
        : code[..2] != InternationalWaters && !(CountryCode.TryParse(code[..2], out CountryCode country) && country.Alpha2 == code[..2]) ? $"begins with '{code[..2]}', which is no country of ISO 3166-1"
        : code[2..].FirstOrDefault(c => !(char.IsAsciiLetterUpper(c) || c is >= '2' and <= '9')) is var wrong and not '\0' ? $"has '{wrong}' in the place, where only letters and the digits 2 to 9 stand"
        : null;
}
