using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Qualification;

/// <summary>Searches entries of substances that have several with the rest of the library: the answer that a library without the entry would give.</summary>
/// <remarks>
/// The best of another substance is in the survey of neighbours, whose scores are those of a search; the best of the own substance is scored
/// here. A first hit is right where the own substance scores higher, or as high with the lower id. Replicates of one laboratory are
/// more alike than spectra of two, so the share of right answers is that of spectra like those in the library.
/// </remarks>
public static class LeaveOneEntryOut
{
    /// <summary>Searches at most so many entries.</summary>
    /// <param name="library">A library with a survey of its neighbours; of another nothing is searched.</param>
    /// <param name="most">How many entries at most.</param>
    /// <param name="seed">Which of them, where there are more.</param>
    public static ImmutableArray<HeldOut> Search(ReferenceLibrary library, int most, int seed)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        if (library.Neighbours is not { } table || table.Metric != NeighbourSearch.MetricVersion)
        {
            return [];
        }

        int[] repeated = [.. Enumerable.Range(0, library.Substances.Count).Where(substance => library.Substances.RowsOf(substance).Count > 1).SelectMany(library.Substances.RowsOf)];
        int[] chosen = [.. EntryChoice.Of(repeated, row => library.References[row].Id, most, seed)];
        LibraryScorer scorer = LibraryScorer.Of(library, Metric.Combined);
        HeldOut?[] found = new HeldOut?[chosen.Length];
        Parallel.For(0, chosen.Length, i => found[i] = Of(library, scorer, table.Rows[chosen[i]], chosen[i]));
        return [.. found.OfType<HeldOut>().OrderBy(static one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>Null where no other entry of the substance covers enough of this one to be compared.</summary>
    private static HeldOut? Of(ReferenceLibrary library, LibraryScorer scorer, ImmutableArray<Neighbour> neighbours, int row)
    {
        RowScorer scored = scorer.Against(NeighbourSearch.AsQuery(library, row));
        (ReferenceSpectrum Reference, double Score)[] own =
        [
            .. library.Substances.RowsOf(library.Substances.OfRows[row])
                .Where(other => other != row && scored.IsComparable(other))
                .Select(other => (library.References[other], HitQualityIndex.From(scored.Exact(other).Score).Value)),
        ];
        if (own.Length == 0)
        {
            return null;
        }

        (ReferenceSpectrum Reference, double Score)[] ranked =
        [
            .. own.OrderByDescending(static one => one.Score).ThenBy(static one => one.Reference.Id, StringComparer.Ordinal).Take(1)
                .Concat(neighbours.Select(neighbour => (Reference: library.References[neighbour.Row], neighbour.Score)))
                .OrderByDescending(static one => one.Score)
                .ThenBy(static one => one.Reference.Id, StringComparer.Ordinal),
        ];
        Substance right = library.References[row].Substance;
        Substance first = ranked[0].Reference.Substance;
        return new HeldOut(
            library.References[row].Id,
            first.Key == right.Key,
            first.IsFamilyOf(right),
            ranked[0].Score,
            ranked.Skip(1).Where(one => !one.Reference.Substance.IsFamilyOf(first)).Select(static one => one.Score).FirstOrDefault());
    }
}
