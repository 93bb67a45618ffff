using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Service.Api;
using Spectra.Service.Substances;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Holds a library against the lists of the reference files: what has no spectrum can't be found.</summary>
internal static class ListCoverages
{
    /// <summary>The coverage of every list, in the order of their names: the treaties' tables and schedules, and each class of alerts.</summary>
    public static ImmutableArray<ListCoverage> Of(ConfusionGroups library, SubstanceCatalogue substances) =>
    [
        .. substances.All
            .SelectMany(static facts => ListsOf(facts).Select(list => (List: list, Facts: facts)))
            .GroupBy(static listed => listed.List, static listed => listed.Facts, StringComparer.Ordinal)
            .OrderBy(static list => list.Key, StringComparer.Ordinal)
            .Select(list => Of(library, list.Key, list)),
    ];

    private static ListCoverage Of(ConfusionGroups library, string list, IEnumerable<SubstanceFacts> listed)
    {
        SubstanceFacts[] substances = [.. listed.DistinctBy(static facts => facts.Cas?.ToString() ?? facts.Name, StringComparer.Ordinal)];
        ImmutableArray<MissingSubstance> missing =
        [
            .. substances.Where(facts => !Holds(library, facts))
                .Select(static facts => new MissingSubstance(facts.Name, facts.Cas?.ToString()))
                .OrderBy(static one => one.Name, StringComparer.Ordinal),
        ];
        return new ListCoverage(list, substances.Length, substances.Length - missing.Length, missing);
    }

    private static bool Holds(ConfusionGroups library, SubstanceFacts facts) =>
        (facts.Cas is { } cas && library.Holds(Substance.Of(facts.Name, cas.ToString())))
        || facts.Synonyms.Append(facts.Name).Append(facts.IupacName).Any(name => name.Length > 0 && library.Holds(Substance.Of(name, null)));

    private static IEnumerable<string> ListsOf(SubstanceFacts facts)
    {
        // "1988 Convention Table I, 1992; its salts as well" is of the list "1988 Convention Table I".
        if (facts.Control is { Statement: { } statement })
        {
            yield return statement.Split(',', ';', '(')[0].Trim();
        }

        foreach (SubstanceAlert alert in AlertRules.Of(facts))
        {
            yield return $"alerts: {EnumWord.Of(alert.Class)}";
        }
    }
}
