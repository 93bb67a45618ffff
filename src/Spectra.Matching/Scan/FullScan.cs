using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>The best rows for a query, by comparing it with every row: the answer all other scans must give.</summary>
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
    public static RowScore[] Best(RowMatrix rows, ReadOnlySpan<float> query, int count, int threads) => Best(rows, query, 1, count, threads)[0];

    /// <summary>The same for a few queries, while a row is in the cache.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="queries">The queries one after the other, each padded with zeros as the rows are.</param>
    /// <param name="queryCount">How many queries.</param>
    /// <param name="count">How many rows at most for each query.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <exception cref="ArgumentException">The queries' length or norm does not fit, or a count is negative.</exception>
    public static RowScore[][] Best(RowMatrix rows, ReadOnlySpan<float> queries, int queryCount, int count, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(queryCount);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(queries.Length, (long)queryCount * rows.Padded);
        if (queryCount == 0)
        {
            return [];
        }

        using AlignedMemory<float> own = new(queries.Length);
        queries.CopyTo(own.Slice(0, queries.Length));
        double[] slack = new double[queryCount];
        for (int query = 0; query < queryCount; query++)
        {
            slack[query] = ScoreBound.OfSum(DotKernel.Roundings(rows.Padded), queries.Slice(query * rows.Padded, rows.Padded));
        }

        Contenders[][] found = [.. Enumerable.Range(0, RowChunks.Threads(rows.Rows, threads)).Select(_ => NoneYet(queryCount, count))];
        RowChunks.ForEach(rows.Rows, ChunkRows, found.Length, (thread, first, taken) =>
        {
            rows.Touch(first, taken);
            Scan(rows, first, taken, own.Slice(0, slack.Length * rows.Padded), slack, found[thread]);
        });

        RowScore[][] best = new RowScore[queryCount][];
        for (int query = 0; query < queryCount; query++)
        {
            foreach (Contenders[] other in found.AsSpan(1))
            {
                found[0][query].Merge(other[query]);
            }

            best[query] = found[0][query].Settle(rows, queries.Slice(query * rows.Padded, rows.Padded));
        }

        return best;
    }

    private static Contenders[] NoneYet(int queryCount, int count) => [.. Enumerable.Range(0, queryCount).Select(_ => new Contenders(count))];

    private static void Scan(RowMatrix rows, int first, int taken, ReadOnlySpan<float> queries, double[] slack, Contenders[] found)
    {
        for (int row = first; row < first + taken; row++)
        {
            ReadOnlySpan<float> values = rows[row];
            for (int query = 0; query < found.Length; query++)
            {
                double score = DotKernel.Of(values, queries.Slice(query * values.Length, values.Length));
                found[query].Offer(row, score - slack[query], score + slack[query]);
            }
        }
    }
}
