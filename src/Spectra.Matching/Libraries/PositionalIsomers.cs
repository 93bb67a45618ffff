using System.Text.RegularExpressions;

namespace Spectra.Libraries;

/// <summary>Tells by their names whether two substances differ only in where their groups stand: 2-, 3-, 4-; o-, m-, p-.</summary>
/// <remarks>
/// The name's skeleton is its words without locants, sorted, so that "Benzenamine, 3-chloro-2-methyl-" and "2-methyl-3-chlorobenzenamine" need not be
/// one word to be compared, and a trivial name without a locant is the isomer that was left open. What no name shows is not found.
/// </remarks>
internal static partial class PositionalIsomers
{
    /// <summary>Whether two names have one skeleton and different locants.</summary>
    public static bool AreIsomers(string a, string b) => Skeleton(a) == Skeleton(b) && Locants(a) != Locants(b);

    /// <summary>Whether a name states where a group stands.</summary>
    public static bool HasLocant(string name) => Locant().IsMatch(name);

    /// <summary>The words of a name without its locants, sorted.</summary>
    public static string Skeleton(string name) =>
        string.Join(' ', Word().Matches(Locant().Replace(name, " ").ToUpperInvariant()).Select(match => match.Value).Order(StringComparer.Ordinal));

    private static string Locants(string name) => string.Join(' ', Locant().Matches(name.ToUpperInvariant()).Select(match => Ring(match.Value)));

    /// <summary>Ortho, meta and para in their short spelling.</summary>
    private static string Ring(string locant) => locant switch
    {
        "ORTHO" => "O",
        "META" => "M",
        "PARA" => "P",
        _ => locant,
    };

    /// <summary>A list of places before a hyphen and what stands there: "2,4-dichloro", "1H-indole", "N^6-(", "-2-ol"; or o-, m-, p- in either spelling.</summary>
    [GeneratedRegex(@"(?<![A-Z0-9])(N\^)?[0-9]+['""]*[AH]?(,(N\^)?[0-9]+['""]*[AH]?)*(?=-[A-Z(\[])|(?<![A-Z0-9'])(ORTHO|META|PARA|O|M|P)(,(O|M|P))*'?(?=-)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Locant();

    [GeneratedRegex("[A-Z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
