using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>Finds for every reference of a library the most alike references of other substances, by the default score.</summary>
/// <remarks>
/// Each row is searched as if it were the unknown: the screen chooses the substances, the score's own scorer ranks every row of theirs, and the
/// last figures are the exact ones of a search. The same table on every processor and any number of threads.
/// </remarks>
public static class NeighbourSearch
{
    /// <summary>Rows that read the library's signatures together.</summary>
    private const int BlockSize = 16;

    /// <summary>Rows between two reports of progress.</summary>
    private const int StepSize = 16 * BlockSize;

    /// <summary>Far above the error of the vector sums, so that no row that belongs to the table is left out.</summary>
    private const double Margin = 1e-3;

    /// <summary>The metric of the table with its version: a table of another one says nothing of today's scores.</summary>
    public static string MetricVersion { get; } = FormattableString.Invariant($"{Metric.Combined.Id} {CombinedScore.Shipped.Version}");

    /// <summary>The neighbours of every row.</summary>
    /// <param name="library">The library.</param>
    /// <param name="progress">Told the share of rows done.</param>
    public static NeighbourTable Survey(ReferenceLibrary library, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(library);
        int count = library.References.Length;
        LibraryScorer scorer = LibraryScorer.Of(library, Metric.Combined);
        NeighbourScreen screen = new(library, Metric.Combined);
        ILookup<int, int> rowsOf = Enumerable.Range(0, count).ToLookup(screen.SubstanceOf);
        ImmutableArray<Neighbour>[] rows = new ImmutableArray<Neighbour>[count];
        for (int first = 0; first < count; first += StepSize)
        {
            int end = Math.Min(count, first + StepSize);
            Parallel.For(0, (end - first + BlockSize - 1) / BlockSize, block =>
            {
                int start = first + (block * BlockSize);
                int[][] chosen = screen.Choose(start, Math.Min(end, start + BlockSize));
                for (int i = 0; i < chosen.Length; i++)
                {
                    rows[start + i] = Best(library, scorer.Against(AsQuery(library, start + i)), chosen[i].SelectMany(substance => rowsOf[substance]), screen.SubstanceOf);
                }
            });
            progress?.Report((double)end / count);
        }

        return new NeighbourTable(MetricVersion, [.. rows]);
    }

    /// <summary>A row as the unknown: its stored absorbance, whatever its scale.</summary>
    internal static PreparedSpectrum AsQuery(ReferenceLibrary library, int row) =>
        new(library.Grid, ViewRows.Absorbance(library, row), library.Recipe.Hash, library.References[row].Technique, MeasuredNoise.None, []);

    /// <summary>The best row of each of the best substances.</summary>
    private static ImmutableArray<Neighbour> Best(ReferenceLibrary library, RowScorer scorer, IEnumerable<int> candidates, Func<int, int> substanceOf)
    {
        (int Row, double Approximate)[] ranked = [.. candidates.Where(scorer.IsComparable).Select(row => (row, scorer.Approximate(row)))];
        double[] perSubstance = [.. ranked.GroupBy(candidate => substanceOf(candidate.Row)).Select(group => group.Max(candidate => candidate.Approximate)).OrderDescending()];
        double floor = perSubstance.Length > NeighbourTable.MostPerRow ? perSubstance[NeighbourTable.MostPerRow - 1] - Margin : double.NegativeInfinity;
        return
        [
            .. ranked
                .Where(candidate => candidate.Approximate >= floor)
                .Select(candidate => new Neighbour(candidate.Row, HitQualityIndex.From(scorer.Exact(candidate.Row).Score).Value))
                .OrderByDescending(neighbour => neighbour.Score)
                .ThenBy(neighbour => neighbour.Row)
                .DistinctBy(neighbour => substanceOf(neighbour.Row))
                .Take(NeighbourTable.MostPerRow),
        ];
    }
}
