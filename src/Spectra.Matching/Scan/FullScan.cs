using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>The best rows for one query, by comparing it with every row: the answer all other scans must give.</summary>
internal static class FullScan
{
    /// <summary>Rows a thread takes at once: enough that taking them costs nothing, few enough that threads end together.</summary>
    private const int ChunkRows = 2048;

    /// <summary>The rows with the largest dot products, best first, ties by lower row; fewer where there are fewer rows.</summary>
    /// <remarks>
    /// Rows are ranked in single precision, one at a time, as fast as memory is read; those that rounding might have put on the wrong side are
    /// scored again by <see cref="FixedLanes.DotInDouble"/>. So rows and digits depend on neither the processor nor the number of threads.
    /// </remarks>
    /// <param name="rows">Rows of norm 1 or 0 (at most <see cref="ScoreBound.LargestNorm"/>).</param>
    /// <param name="query">The query, padded with zeros as the rows are.</param>
    /// <param name="count">How many rows at most.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <exception cref="ArgumentException">The query's length or norm does not fit, or the count is negative.</exception>
    public static RowScore[] Best(RowMatrix rows, ReadOnlySpan<float> query, int count, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, rows.Padded);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        double slack = ScoreBound.OfSum(DotKernel.Roundings(query.Length), query);
        using AlignedMemory<float> own = new(query.Length);
        query.CopyTo(own.Slice(0, query.Length));
        Contenders[] found = [.. Enumerable.Range(0, RowChunks.Threads(rows.Rows, threads)).Select(_ => new Contenders(count))];
        RowChunks.ForEach(rows.Rows, ChunkRows, found.Length, (thread, first, taken) =>
        {
            rows.Touch(first, taken);
            Scan(rows, first, taken, own.Slice(0, rows.Padded), slack, found[thread]);
        });

        foreach (Contenders other in found.AsSpan(1))
        {
            found[0].Merge(other);
        }

        return found[0].Settle(rows, query);
    }

    private static void Scan(RowMatrix rows, int first, int taken, ReadOnlySpan<float> query, double slack, Contenders found)
    {
        for (int row = first; row < first + taken; row++)
        {
            double score = DotKernel.Of(rows[row], query);
            found.Offer(row, score - slack, score + slack);
        }
    }
}
