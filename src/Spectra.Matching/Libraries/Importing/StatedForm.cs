using System.Text.RegularExpressions;

namespace Spectra.Libraries.Importing;

/// <summary>Which form of a substance a name names: its base, a salt or a hydrate.</summary>
internal static partial class StatedForm
{
    public const string Base = "base";
    public const string Salt = "salt";
    public const string Hydrate = "hydrate";

    /// <summary>The form in the name's own words; null where it says nothing.</summary>
    public static string? Of(string name) =>
        HalideWord().IsMatch(name) || MetalWord().IsMatch(name) ? Salt
        : BaseWord().IsMatch(name) ? Base
        : HydrateWord().IsMatch(name) ? Hydrate
        : null;

    /// <summary>The halogen that the name's hydrohalide must have in a formula; null where it names none.</summary>
    public static string? HalogenOf(string name) => HalideWord().Match(name) is { Success: true } match
        ? match.Groups["halide"].Value.ToUpperInvariant() switch { "CHLORIDE" or "CL" => "Cl", "BROMIDE" or "BR" => "Br", _ => "I" }
        : null;

    [GeneratedRegex(@"\b(mono|di|tri|tetra)?-?hydro(?<halide>chloride|bromide|iodide)\b|\b[xX1-4]?\s?H(?<halide>Cl|Br)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HalideWord();

    [GeneratedRegex(@"\b(mono|di|tri|hemi)?(lithium|sodium|potassium|ammonium|magnesium|calcium) salt\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MetalWord();

    [GeneratedRegex(@"\bfree base\b|\(base\)|[\s,]base$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BaseWord();

    [GeneratedRegex(@"\b(hemi|mono|sesqui|di|tri|tetra|penta|hexa|hepta|octa|nona|deca|dodeca)?hydrate\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HydrateWord();
}
