using System.Collections.Immutable;

namespace Spectra.Search;

/// <summary>The best substances for a query, best first; ties by the id of the reference.</summary>
/// <param name="Metric">The metric of every score in the list.</param>
/// <param name="Hits">One a substance.</param>
/// <param name="Compared">How many references overlapped the query enough to be compared.</param>
public sealed record HitList(Metric Metric, ImmutableArray<Hit> Hits, int Compared)
{
    /// <summary>How far the best substance of another family lies below a hit: salts, hydrates and enantiomers of one parent are no rivals.</summary>
    /// <param name="rank">The rank of the hit, from 1.</param>
    /// <returns>The gap in score; where every later hit of the list is of the same family, that to the first substance behind the list, so never too much.</returns>
    public double GapToNextFamily(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Hits.Length);
        Hit hit = Hits[rank - 1];
        Hit? rival = Hits.Skip(rank).FirstOrDefault(later => !later.Reference.Substance.IsFamilyOf(hit.Reference.Substance));
        double next = rival?.Hqi.Value ?? (Hits[^1].Hqi.Value - Hits[^1].Gap);
        return Math.Round(hit.Hqi.Value - next, 4);
    }
}
