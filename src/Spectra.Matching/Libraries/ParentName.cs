using System.Text;
using System.Text.RegularExpressions;

namespace Spectra.Libraries;

/// <summary>Brings a chemical name to that of its parent: without salt, water of crystallisation, solid form and mirror image, in direct order.</summary>
/// <remarks>
/// Inverted names (<c>ANILINE, N-ETHYL-, HYDROCHLORIDE</c>) are turned round: a part that ends in a hyphen stands before its heading. A
/// hydrohalide is always a salt. The name of another acid also names its esters (<c>PROPYL NITRATE</c>, <c>TRIETHYL CITRATE</c>), so it counts as
/// a salt's only after a nitrogen base, a name in -ine, and of no acid that such bases form esters or amides with under the same name. An acid's
/// salt must say so (<c>SODIUM SALT</c>); a plain inorganic name is its own parent whatever its ions are.
/// </remarks>
internal static partial class ParentName
{
    /// <summary>Bases whose hydroxyl forms esters that are called like salts.</summary>
    private static readonly string[] EsterFormers = ["choline", "serine", "tyrosine", "sphingosine", "adenosine", "guanosine", "inosine", "cytidine", "uridine", "thymidine", "creatine"];

    /// <summary>The parent's name in lower case, letters and digits only; locants stay parted by commas.</summary>
    public static string Of(string name)
    {
        List<string> parts = [.. Parts(name.Trim())];
        for (int i = parts.Count - 1; i >= 0; i--)
        {
            // A salt or solvate is a part of its own, or the last word of one: "…, MONOHYDRATE", "… HYDROCHLORIDE HYDRATE".
            string bare = WithoutForms(parts[i]);
            if (bare.Length == 0 && i > 0)
            {
                parts.RemoveAt(i);
            }
            else if (bare.Length > 0)
            {
                parts[i] = bare;
            }
        }

        return Letters(Stereodescriptors.Without(Direct(parts)));
    }

    /// <summary>The whole name in direct order and the spelling of <see cref="Of"/>: salt, solvate and descriptors kept.</summary>
    public static string Whole(string name) => Letters(Direct([.. Parts(name.Trim())]));

    private static string WithoutForms(string part)
    {
        string bare = part;
        for (string before = ""; before != bare;)
        {
            before = bare;
            bare = Anhydrous().Replace(bare, "");
            bare = Hydrate().Replace(bare, "");
            bare = SolidForm().Replace(bare, "");
            bare = FreeBase().Replace(bare, "");
            bare = Hydrohalide().Replace(bare, "");
            bare = MetalSalt().Replace(bare, "");
            bare = OxoAcidSalt().Replace(bare, match => EsterFormers.Any(former => match.Groups["base"].Value.EndsWith(former, StringComparison.OrdinalIgnoreCase)) ? match.Value : match.Groups["base"].Value);
        }

        return bare.Trim();
    }

    /// <summary>The name in direct order.</summary>
    private static string Direct(List<string> parts)
    {
        IEnumerable<string> prefixes = parts.Skip(1).Where(part => part.EndsWith('-')).Reverse();
        IEnumerable<string> others = parts.Skip(1).Where(part => !part.EndsWith('-'));
        return string.Concat(prefixes) + string.Join(' ', others.Prepend(parts[0]));
    }

    /// <summary>Cuts at the commas between parts, not at those between locants or within brackets.</summary>
    private static IEnumerable<string> Parts(string name)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < name.Length; i++)
        {
            depth += name[i] is '(' or '[' or '{' ? 1 : name[i] is ')' or ']' or '}' ? -1 : 0;
            if (name[i] == ',' && depth <= 0 && IsBetweenParts(name, i))
            {
                yield return name[start..i].Trim();
                start = i + 1;
            }
        }

        yield return name[start..].Trim();
    }

    private static bool IsBetweenParts(string name, int comma) =>
        comma > 0 && comma + 1 < name.Length && (char.IsWhiteSpace(name[comma + 1]) || name[comma - 1] == '-' || Word().IsMatch(name.AsSpan(0, comma)));

    /// <summary>Letters, digits and primes in lower case; where anything else parts two digits, a comma does.</summary>
    private static string Letters(string name)
    {
        StringBuilder letters = new(name.Length);
        bool parted = false;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '\'')
            {
                parted = true;
                continue;
            }

            if (parted && char.IsDigit(c) && letters.Length > 0 && char.IsDigit(letters[^1]))
            {
                letters.Append(',');
            }

            letters.Append(char.ToLowerInvariant(c));
            parted = false;
        }

        return letters.ToString();
    }

    /// <summary>A heading, not a locant: at least four letters that are no Greek one.</summary>
    [GeneratedRegex(@"(?<![A-Za-z])(?!alpha$|beta$|gamma$|delta$|omega$)[A-Za-z]{4,}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"(^|[\s,]+)\(?anhydrous\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anhydrous();

    /// <summary>Water of crystallisation; that of an aldehyde (chloral hydrate) is bound and makes another substance.</summary>
    [GeneratedRegex(@"(^|(?<!al)\s+)\(?(hemi|mono|sesqui|di|tri|tetra|penta|hexa|hepta|octa|nona|deca|dodeca)?hydrate\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hydrate();

    [GeneratedRegex(@"(^|\s+)\(?(alpha|beta|gamma|delta)[\s-]form\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SolidForm();

    [GeneratedRegex(@"\s+\(?(free\s+)?base\)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FreeBase();

    [GeneratedRegex(@"(^|[\s,]+)((mono|di|tri|tetra)?-?hydro(chloride|bromide|iodide)|(mono|di)?hcl)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hydrohalide();

    [GeneratedRegex(@"(^|[\s,-]+)(mono|di|tri|hemi)?(lithium|sodium|potassium|ammonium|magnesium|calcium) salt$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetalSalt();

    [GeneratedRegex(@"^(?<base>.*(ine|fentanyl|fentanil))\s+(hemi|bi)?(sul(f|ph)ate|tartrate|citrate|maleate|fumarate|oxalate|mesylate|methanesul(f|ph)onate)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OxoAcidSalt();
}
