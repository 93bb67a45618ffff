using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>The best rows for each of many queries: every row is read once for all of them.</summary>
internal static class BatchScan
{
    /// <summary>Rows a thread takes at once: they stay in its cache while one panel of queries after the other passes over them.</summary>
    private const int ChunkRows = 16 * BatchTile.Rows;

    /// <summary>So few queries fill too little of a panel: comparing them with each row in turn costs less.</summary>
    private const int FewQueries = 8;

    /// <summary>For each query, what <see cref="FullScan.Best(RowMatrix, ReadOnlySpan{float}, int, int)"/> gives.</summary>
    /// <param name="rows">Rows of norm 1 or 0 (at most <see cref="ScoreBound.LargestNorm"/>).</param>
    /// <param name="queries">The queries one after the other, each padded with zeros as the rows are.</param>
    /// <param name="queryCount">How many queries.</param>
    /// <param name="count">How many rows at most for each query.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <exception cref="ArgumentException">The queries' length or norm does not fit, or a count is negative.</exception>
    public static RowScore[][] Best(RowMatrix rows, ReadOnlySpan<float> queries, int queryCount, int count, int threads)
    {
        if (queryCount <= FewQueries)
        {
            return FullScan.Best(rows, queries, queryCount, count, threads);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(queries.Length, (long)queryCount * rows.Padded);
        using QueryPanels panels = new(queries, queryCount, rows.Padded);
        PanelContenders[] found = [.. Enumerable.Range(0, RowChunks.Threads(rows.Rows, threads)).Select(_ => new PanelContenders(panels, count, ChunkRows))];
        RowChunks.ForEach(rows.Rows, ChunkRows, found.Length, (thread, first, taken) => found[thread].Scan(rows, first, taken));

        RowScore[][] best = new RowScore[queryCount][];
        RowChunks.ForEach(queryCount, 1, found.Length, (_, query, _) => best[query] = Settle(rows, panels, found, query));
        return best;
    }

    private static RowScore[] Settle(RowMatrix rows, QueryPanels panels, PanelContenders[] found, int query)
    {
        Contenders all = found[0][query];
        foreach (PanelContenders other in found.AsSpan(1))
        {
            all.Merge(other[query]);
        }

        return all.Settle(rows, panels.Query(query));
    }
}
