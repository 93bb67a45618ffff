using System.Buffers;

namespace Spectra.Scan;

/// <summary>The best rows by reading few of them: what <see cref="FullScan"/> finds, row for row and digit for digit.</summary>
/// <remarks>
/// A coarse bound of every row; exact scores of the rows with the highest ones, which give a score to beat; fine bounds of the rows whose coarse bound reaches
/// it; exact scores of those whose fine bound does, the highest first, until none can be among the best.
/// </remarks>
internal static class PrunedScan
{
    private const int ChunkRows = 2048;
    private const int MoreSeeds = 16;

    /// <summary>With more coarse survivors than this share of the rows, reading all rows costs less than judging the survivors one by one.</summary>
    /// <remarks>A fine bound reads 1 KB at a random place, a seventh of a row of 1 676 points, and prunes far more than a coarse one.</remarks>
    private const double MostSurvivors = 0.25;

    /// <summary>The same for fine survivors, whose rows are read at random places.</summary>
    private const double MostFineSurvivors = 0.05;

    /// <summary>So few survivors are judged whatever their share.</summary>
    private const int FewSurvivors = 256;

    /// <summary>The rows with the largest dot products, best first, ties by lower row; fewer where there are fewer rows.</summary>
    /// <param name="rows">Rows of norm 1 or 0.</param>
    /// <param name="index">The index of these rows.</param>
    /// <param name="query">The query, padded with zeros as the rows are.</param>
    /// <param name="count">How many rows at most.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <exception cref="ArgumentException">The query's length or norm does not fit, the count is negative, or the index is not of these rows.</exception>
    public static RowScore[] Best(RowMatrix rows, PrincipalIndex index, ReadOnlySpan<float> query, int count, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(index.Rows, rows.Rows, nameof(index));
        BoundedQuery bounded = new(index, query);
        float[] bounds = ArrayPool<float>.Shared.Rent(rows.Rows);
        try
        {
            TopScores seeds = Bound(bounded, bounds, Math.Min(rows.Rows, (2 * count) + MoreSeeds), threads);
            double threshold = BestFirst.Score(rows, query, seeds.ToArray(), count).Threshold;
            int[]? survivors = BestFirst.Reaching(bounds.AsSpan(0, rows.Rows), threshold, Math.Max(ChunkRows, MostSurvivors * rows.Rows));
            RowScore[]? fine = survivors is null ? null : BestFirst.Refine(bounded, survivors, threshold, threads);
            return fine is null || fine.Length > Math.Max(FewSurvivors, MostFineSurvivors * rows.Rows)
                ? FullScan.Best(rows, query, count, threads)
                : BestFirst.Score(rows, query, fine, count).ToArray();
        }
        finally
        {
            ArrayPool<float>.Shared.Return(bounds);
        }
    }

    /// <summary>The best rows for each of several queries: what <see cref="Best(RowMatrix, PrincipalIndex, ReadOnlySpan{float}, int, int)"/> finds for each.</summary>
    /// <param name="rows">Rows of norm 1 or 0.</param>
    /// <param name="index">The index of these rows.</param>
    /// <param name="queries">The queries one after the other, each padded with zeros as the rows are.</param>
    /// <param name="queryCount">How many queries.</param>
    /// <param name="count">How many rows at most for each.</param>
    /// <param name="threads">How many threads at most.</param>
    /// <exception cref="ArgumentException">A length or norm does not fit, the count is negative, or the index is not of these rows.</exception>
    public static RowScore[][] Best(RowMatrix rows, PrincipalIndex index, ReadOnlySpan<float> queries, int queryCount, int count, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNotEqual(index.Rows, rows.Rows, nameof(index));
        ArgumentOutOfRangeException.ThrowIfNotEqual(queries.Length, (long)queryCount * rows.Padded, nameof(queries));
        using PrunedBatch batch = new(rows, index, queries, queryCount);
        return batch.Best(count, threads);
    }

    /// <summary>The coarse bound of every row, and the rows with the highest ones.</summary>
    private static TopScores Bound(BoundedQuery query, float[] bounds, int seeds, int threads)
    {
        int rows = query.Index.Rows;
        TopScores[] found = [.. Enumerable.Range(0, RowChunks.Threads(rows, threads)).Select(_ => new TopScores(seeds))];
        RowChunks.ForEach(rows, ChunkRows, found.Length, (thread, first, taken) =>
        {
            Span<float> chunk = bounds.AsSpan(first, taken);
            query.Coarse(first, chunk);
            BestFirst.Highest(found[thread], chunk, first);
        });

        foreach (TopScores other in found.AsSpan(1))
        {
            found[0].Merge(other);
        }

        return found[0];
    }
}
