using System.Collections.Immutable;

namespace Spectra.Search;

/// <summary>The best substances for a query, best first; ties by the id of the reference.</summary>
/// <param name="Metric">The metric of every score in the list.</param>
/// <param name="Hits">One a substance.</param>
/// <param name="Compared">How many references overlapped the query enough to be compared.</param>
public sealed record HitList(Metric Metric, ImmutableArray<Hit> Hits, int Compared);
