using System.Collections.Immutable;
using System.Text;

namespace Spectra.Service.Substances;

/// <summary>The names of a row: those it is found by, and the one it is shown under.</summary>
internal static class SubstanceName
{
    private static readonly string[] FormSuffixes = [", wetted", ", desensitized", ", dry", " with alcohol", " (<=", " (>="];

    /// <summary>Words in brackets that say a form or a part, so that they would find the wrong row.</summary>
    private static readonly ImmutableHashSet<string> Qualifiers =
        ["base", "acid", "toxin", "polymer", "mixed isomers", "veterinary", "plant material", "solid", "dry"];

    /// <summary>Lower case, every dash the same, one space at most: two names are the same when this is.</summary>
    public static string Normalise(string name)
    {
        StringBuilder normal = new(name.Length);
        foreach (char c in name.Trim().Normalize(NormalizationForm.FormKC))
        {
            char next = c is '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' ? '-' : char.ToLowerInvariant(c);
            if (!char.IsWhiteSpace(next))
            {
                normal.Append(next);
            }
            else if (normal.Length > 0 && normal[^1] != ' ')
            {
                normal.Append(' ');
            }
        }

        return normal.ToString();
    }

    /// <summary>Every name a row is found by, normalised: its own, without state, in brackets, systematic, and its synonyms.</summary>
    public static HashSet<string> All(SubstanceFacts facts)
    {
        List<string> names = [facts.Name, facts.IupacName, .. facts.Synonyms];
        int bracket = facts.Name.EndsWith(')') ? facts.Name.IndexOf(" (", StringComparison.Ordinal) : -1;
        string withoutBracket = bracket > 0 ? facts.Name[..bracket] : facts.Name;
        names.Add(withoutBracket);
        names.Add(withoutBracket.Split(", ")[0]);
        if (bracket > 0)
        {
            names.AddRange(facts.Name[(bracket + 2)..^1].Split(", ").Where(inner => !Qualifiers.Contains(inner) && !inner.Contains('%', StringComparison.Ordinal)));
        }

        HashSet<string> all = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            _ = name.Length > 0 && all.Add(Normalise(name));
        }

        return all;
    }

    /// <summary>The name to show. An explosive that a row has in a wetted or limited form is shown as the dry, unphlegmatised one.</summary>
    public static string Shown(SubstanceFacts facts)
    {
        if (!facts.IsLimitedForm)
        {
            return facts.Name;
        }

        int end = FormSuffixes
            .Select(suffix => facts.Name.IndexOf(suffix, StringComparison.Ordinal))
            .Where(at => at > 0)
            .DefaultIfEmpty(facts.Name.Length)
            .Min();
        string state = facts.IsCategory("oxidiser") ? "dry and pure"
            : facts.PhysicalForm == "liquid" ? "undiluted and unphlegmatised"
            : "dry and unphlegmatised";
        return $"{facts.Name[..end]}, {state}";
    }
}
