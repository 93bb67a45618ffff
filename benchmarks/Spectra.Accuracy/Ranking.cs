using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>What a search made of one query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Rank">The rank of the first right substance; null where it is not among the first five.</param>
/// <param name="Score">The best hit's score; 0 where nothing could be compared.</param>
/// <param name="Gap">How far the next substance lies below the best.</param>
/// <param name="First">The id of the best hit; null where there is none.</param>
/// <param name="Without">The best hit's score were every right substance absent from the libraries.</param>
internal sealed record Ranking(Query Query, int? Rank, double Score, double Gap, string? First, double Without)
{
    private const int Wanted = 5;

    /// <summary>Whether the first hit is right.</summary>
    public bool IsRight => Rank == 1;

    public static ImmutableArray<Ranking> Of(ImmutableArray<Query> queries, ImmutableArray<ReferenceLibrary> libraries, Metric metric)
    {
        LibrarySearch search = new(libraries, metric);
        Dictionary<string, string> substances = libraries.SelectMany(library => library.References).DistinctBy(reference => reference.Id).ToDictionary(reference => reference.Id, reference => reference.Substance.Key);
        return [.. queries.Select(query => Of(query, search, libraries[0].Recipe, substances))];
    }

    private static Ranking Of(Query query, LibrarySearch search, PreprocessingRecipe recipe, Dictionary<string, string> substances)
    {
        if (query.Spectrum is null || recipe.Apply(query.Spectrum) is not Preparation.Ready ready)
        {
            return new Ranking(query, null, 0, 0, null, 0);
        }

        HashSet<string> right = [.. query.TruthIds.Where(substances.ContainsKey).Select(id => substances[id])];

        // One substance a hit: below this many hits there is always one that is not right.
        HitList hits = search.Search(ready.Spectrum, Wanted + right.Count);
        Hit? found = hits.Hits.FirstOrDefault(hit => right.Contains(hit.Reference.Substance.Key));
        Hit? best = hits.Hits.FirstOrDefault();
        Hit? wrong = hits.Hits.FirstOrDefault(hit => !right.Contains(hit.Reference.Substance.Key));
        return new Ranking(query, found?.Rank <= Wanted ? found.Rank : null, best?.Hqi.Value ?? 0, best?.Gap ?? 0, best?.Reference.Id, wrong?.Hqi.Value ?? 0);
    }
}
