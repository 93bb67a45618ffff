using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>A pruned scan for several queries at once: one pass bounds all rows for all queries, then each query is searched in the blocks of rows that reach its score to beat.</summary>
/// <remarks>A query for which judging rows one by one costs more than reading all rows in a batch is left to <see cref="BatchScan"/>.</remarks>
internal sealed class PrunedBatch : IDisposable
{
    private const int MoreSeeds = 16;

    /// <summary>A fine bound of a row at a random place costs as much as four rows of a full scan in a batch.</summary>
    private const double MostSurvivors = 0.1;

    /// <summary>An exact score at a random place costs as much as fifteen.</summary>
    private const double MostFineSurvivors = 0.02;

    /// <summary>So few survivors are judged whatever their share.</summary>
    private const int FewSurvivors = 256;

    private readonly RowMatrix _rows;
    private readonly RowMatrix _batch;
    private readonly AlignedMemory<float> _queries;
    private readonly BoundedQuery[] _bounded;
    private readonly QueryPanels _panels;

    /// <summary>Prepares queries; <see cref="PrunedScan"/> has validated their number.</summary>
    public PrunedBatch(RowMatrix rows, PrincipalIndex index, ReadOnlySpan<float> queries, int queryCount)
    {
        (_rows, _batch) = (rows, index.Arrays.Batch);
        _queries = new AlignedMemory<float>(queries.Length);
        queries.CopyTo(_queries.Slice(0, queries.Length));
        _bounded = new BoundedQuery[queryCount];
        float[] columns = new float[queryCount * PrincipalArrays.BatchPoints];
        for (int q = 0; q < queryCount; q++)
        {
            _bounded[q] = new BoundedQuery(index, Query(q));
            _bounded[q].Batch.CopyTo(columns.AsSpan(q * PrincipalArrays.BatchPoints));
        }

        _panels = new QueryPanels(columns, queryCount, PrincipalArrays.BatchPoints);
    }

    /// <summary>The best rows for each query.</summary>
    public RowScore[][] Best(int count, int threads)
    {
        int used = RowChunks.Threads(_rows.Rows, threads);
        RowScore[]?[] found = new RowScore[_bounded.Length][];
        using (BatchBounds bounds = new(_batch, _panels, used))
        {
            RowChunks.ForEach(_bounded.Length, 1, used, (_, query, _) => found[query] = Search(query, bounds.Of(query), count));
        }

        int[] left = [.. Enumerable.Range(0, found.Length).Where(query => found[query] is null)];
        float[] queries = [.. left.SelectMany(query => Query(query).ToArray())];
        RowScore[][] full = BatchScan.Best(_rows, queries, left.Length, count, threads);
        for (int i = 0; i < left.Length; i++)
        {
            found[left[i]] = full[i];
        }

        return found!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queries.Dispose();
        _panels.Dispose();
    }

    private ReadOnlySpan<float> Query(int query) => _queries.Slice((long)query * _rows.Padded, _rows.Padded);

    /// <summary>The best rows for a query; null where too many survive.</summary>
    /// <param name="query">The query.</param>
    /// <param name="highest">Its highest bound in every block of rows.</param>
    /// <param name="count">How many rows at most.</param>
    private RowScore[]? Search(int query, ReadOnlySpan<float> highest, int count)
    {
        int seeds = Math.Min(_rows.Rows, (2 * count) + MoreSeeds);
        TopScores blocks = new(seeds);
        BestFirst.Highest(blocks, highest, 0);
        TopScores first = new(seeds);
        foreach (RowScore block in blocks.ToArray())
        {
            Bound(query, block.Row, first);
        }

        double threshold = BestFirst.Score(_rows, Query(query), first.ToArray(), count).Threshold;
        int[]? survivors = Survivors(query, highest, threshold);
        RowScore[]? fine = survivors is null ? null : BestFirst.Refine(_bounded[query], survivors, threshold, 1);
        return fine is null || fine.Length > Math.Max(FewSurvivors, MostFineSurvivors * _rows.Rows)
            ? null
            : BestFirst.Score(_rows, Query(query), fine, count).ToArray();
    }

    /// <summary>The rows whose bound reaches a score; null where too many do.</summary>
    private int[]? Survivors(int query, ReadOnlySpan<float> highest, double threshold)
    {
        double most = Math.Max(FewSurvivors, MostSurvivors * _rows.Rows);
        int[]? blocks = BestFirst.Reaching(highest, threshold - _bounded[query].BatchSlack, most);
        if (blocks is null)
        {
            return null;
        }

        List<int> survivors = [];
        foreach (int block in blocks)
        {
            int end = Math.Min(_rows.Rows - (block * BatchBounds.BlockRows), BatchBounds.BlockRows);
            for (int row = block * BatchBounds.BlockRows; end > 0; row++, end--)
            {
                if (Bound(query, row) >= threshold)
                {
                    survivors.Add(row);
                }
            }
        }

        return survivors.Count <= most ? [.. survivors] : null;
    }

    private void Bound(int query, int block, TopScores found)
    {
        for (int row = block * BatchBounds.BlockRows; row < Math.Min(_rows.Rows, (block + 1) * BatchBounds.BlockRows); row++)
        {
            found.Offer(row, Bound(query, row));
        }
    }

    /// <summary>The bound of one row; its last digits are not those that the tile computed, but it is a bound as well.</summary>
    private double Bound(int query, int row) => (double)DotKernel.Of(_batch[row], _bounded[query].Batch) + _bounded[query].BatchSlack;
}
