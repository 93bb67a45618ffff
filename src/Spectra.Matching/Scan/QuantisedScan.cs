using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>The best rows for one query, from a quarter of the memory: bounds from 8-bit codes, then exact scores of the rows that may be among the best.</summary>
internal static class QuantisedScan
{
    private const int ChunkRows = 2048;

    /// <summary>What <see cref="FullScan.Best(RowMatrix, ReadOnlySpan{float}, int, int)"/> gives.</summary>
    /// <param name="rows">Rows of norm 1 or 0 (at most <see cref="ScoreBound.LargestNorm"/>).</param>
    /// <param name="quantised">Their codes.</param>
    /// <param name="query">The query, padded with zeros as the rows are.</param>
    /// <param name="count">How many rows at most.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <exception cref="ArgumentException">The query's length or norm does not fit, the codes are of other rows, or the count is negative.</exception>
    public static RowScore[] Best(RowMatrix rows, QuantisedRows quantised, ReadOnlySpan<float> query, int count, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, rows.Padded);
        ArgumentOutOfRangeException.ThrowIfNotEqual(quantised.Rows, rows.Rows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(quantised.Points, rows.Padded);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        QuantisedQuery codes = new(query);
        Contenders[] found = [.. Enumerable.Range(0, RowChunks.Threads(rows.Rows, threads)).Select(_ => new Contenders(count))];
        RowChunks.ForEach(rows.Rows, ChunkRows, found.Length, (thread, first, taken) => Scan(quantised, first, taken, codes, found[thread]));

        foreach (Contenders other in found.AsSpan(1))
        {
            found[0].Merge(other);
        }

        return found[0].Settle(rows, query);
    }

    private static void Scan(QuantisedRows rows, int first, int taken, QuantisedQuery query, Contenders found)
    {
        for (int row = first; row < first + taken; row++)
        {
            double score = query.Scale * rows.Scale(row) * Int8Dot.Of(rows[row], query.Codes);
            double error = query.Error(rows.Error(row));
            found.Offer(row, score - error, score + error);
        }
    }
}
