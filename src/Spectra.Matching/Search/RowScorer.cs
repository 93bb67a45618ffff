using Spectra.Libraries;

namespace Spectra.Search;

/// <summary>Scores one library's rows against one query.</summary>
internal abstract class RowScorer
{
    /// <summary>The least share of the query's points that a row must cover to be compared with it.</summary>
    public const double MinimumOverlap = 0.6;

    // Rows share a few coverages.
    private readonly bool[] _isComparable;

    /// <summary>A scorer.</summary>
    /// <param name="library">The library.</param>
    /// <param name="query">The query's covered points.</param>
    protected RowScorer(ReferenceLibrary library, Coverage query)
    {
        Library = library;
        _isComparable = [.. library.Coverages.Distinct.Select(coverage => coverage.Intersect(query).Count >= MinimumOverlap * query.Count)];
    }

    /// <summary>How many rows are comparable.</summary>
    public int Comparable
    {
        get
        {
            int count = 0;
            foreach (int coverage in Library.Coverages.OfRows)
            {
                count += _isComparable[coverage] ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>The library.</summary>
    public ReferenceLibrary Library { get; }

    /// <summary>Whether a row covers enough of the query to be compared.</summary>
    public bool IsComparable(int row) => _isComparable[Library.Coverages.OfRows[row]];

    /// <summary>The score within <see cref="Ranking.Margin"/>, by vector sums: to choose candidates.</summary>
    public virtual double Approximate(int row) => Exact(row).Score;

    /// <summary>The approximate scores of consecutive rows; minus infinity for a row that can't be compared.</summary>
    public void Approximate(int first, Span<float> scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = IsComparable(first + i) ? (float)Approximate(first + i) : float.NegativeInfinity;
        }
    }

    /// <summary>The score and the shift in cm-1 at which it was reached, the same bits on every machine.</summary>
    public abstract (double Score, double Shift) Exact(int row);
}
