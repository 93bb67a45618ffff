using System.Collections.Immutable;

namespace Spectra.Libraries;

/// <summary>For every reference of a library the most alike references of other substances, one a substance: computed when the library is built.</summary>
/// <param name="Metric">The metric of every score, with its version.</param>
/// <param name="Rows">For each row, at most <see cref="MostPerRow"/>, best first, ties by row.</param>
/// <remarks>
/// Not symmetric: the neighbours of a row are what a search would find, were this row the unknown. A row of short range finds long ones, while
/// a long one is not compared with a row that covers too little of it. Scores of the same two rows differ a little with the direction,
/// because it is the unknown that is shifted.
/// </remarks>
public sealed record NeighbourTable(string Metric, IReadOnlyList<ImmutableArray<Neighbour>> Rows)
{
    /// <summary>How many other substances are kept for a row: the largest families of one parent leave strangers among them still.</summary>
    public const int MostPerRow = 8;
}
