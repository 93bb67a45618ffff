using Spectra.Libraries;

namespace Spectra.Search;

/// <summary>Scores one library's rows against one query.</summary>
/// <param name="library">The library.</param>
/// <param name="query">The query's covered points.</param>
internal abstract class RowScorer(ReferenceLibrary library, Coverage query)
{
    /// <summary>The least share of the query's points that a row must cover to be compared with it.</summary>
    public const double MinimumOverlap = 0.6;

    /// <summary>Whether a row covers enough of the query to be compared.</summary>
    public bool IsComparable(int row) => library.Coverages[row].Intersect(query).Count >= MinimumOverlap * query.Count;

    /// <summary>The score within about 1e-5, by vector sums: to choose candidates.</summary>
    public virtual double Approximate(int row) => Exact(row).Score;

    /// <summary>The score and the shift in cm-1 at which it was reached, the same bits on every machine.</summary>
    public abstract (double Score, double Shift) Exact(int row);
}
