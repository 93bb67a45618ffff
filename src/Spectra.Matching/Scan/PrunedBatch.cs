using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>A pruned scan for several queries at once: every row is bounded for 64 queries in one tile, and judged further where a bound reaches a query's score to beat.</summary>
/// <remarks>
/// The first scores to beat come from a sample of the rows, of which those with the highest bounds are scored. They rise while rows are read, whatever thread
/// raises them: each is the score of so many rows that were found, so no row below it is among the best. A query for which judging costs more than
/// reading all rows is given up and answered by a full scan.
/// </remarks>
internal sealed class PrunedBatch : IDisposable
{
    /// <summary>Rows a thread takes at once: a multiple of a tile's, few enough that their 64 values stay in the nearest cache for all queries.</summary>
    private const int ChunkRows = 96;

    /// <summary>At least so many rows are sampled, and of many rows every eighth chunk.</summary>
    private const int LeastSampled = 16_384;

    private const int MostChunksASample = 8;
    private const int MoreSeeds = 16;

    /// <summary>A query is given up when judging its rows has cost as much as so large a share of the rows in fine bounds, each a quarter of an exact score.</summary>
    private const double MostJudged = 0.15;

    private const int ExactCost = 4;

    /// <summary>So few are judged whatever their share.</summary>
    private const int FewJudged = 5000;

    private readonly RowMatrix _rows;
    private readonly RowMatrix _batch;
    private readonly AlignedMemory<float> _queries;
    private readonly BoundedQuery[] _bounded;
    private readonly AlignedMemory<float> _panels;
    private readonly int[] _judged;

    // What the product of a row and a query must reach, so that the bound reaches the query's score to beat; infinite for queries given up.
    private readonly AlignedMemory<float> _least;

    /// <summary>Prepares queries; <see cref="PrunedScan"/> has validated their number.</summary>
    public PrunedBatch(RowMatrix rows, PrincipalIndex index, ReadOnlySpan<float> queries, int queryCount)
    {
        (_rows, _batch) = (rows, index.Arrays.Batch);
        Panels = (queryCount + BatchTile.Columns - 1) / BatchTile.Columns;
        _queries = new AlignedMemory<float>(queries.Length);
        queries.CopyTo(_queries.Slice(0, queries.Length));
        _panels = new AlignedMemory<float>((long)Panels * BatchBounds.PanelLength);
        _least = new AlignedMemory<float>(Panels * BatchTile.Columns);
        _judged = new int[queryCount];
        _bounded = new BoundedQuery[queryCount];
        float[] columns = new float[queryCount * PrincipalArrays.BatchPoints];
        for (int q = 0; q < queryCount; q++)
        {
            _bounded[q] = new BoundedQuery(index, Query(q));
            _bounded[q].Batch.CopyTo(columns.AsSpan(q * PrincipalArrays.BatchPoints));
        }

        for (int panel = 0; panel < Panels; panel++)
        {
            int first = panel * BatchBounds.PanelLength;
            ReadOnlySpan<float> own = columns.AsSpan(first, Math.Min(BatchBounds.PanelLength, columns.Length - first));
            BatchTile.Pack(own, PrincipalArrays.BatchPoints, _panels.Slice(first, BatchBounds.PanelLength));
        }
    }

    private int Panels { get; }

    /// <summary>The best rows for each query.</summary>
    public RowScore[][] Best(int count, int threads)
    {
        if (count == 0)
        {
            return [.. _bounded.Select(static _ => Array.Empty<RowScore>())];
        }

        Share[] shares = [.. Enumerable.Range(0, RowChunks.Threads(_rows.Rows, threads)).Select(_ => new Share(this, count))];
        Sample(count, shares);
        RowChunks.ForEach(_rows.Rows, ChunkRows, shares.Length, (thread, first, taken) => shares[thread].Judge(first, taken));
        return [.. Enumerable.Range(0, _bounded.Length).Select(query => Gather(query, shares, count, threads))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queries.Dispose();
        _panels.Dispose();
        _least.Dispose();
    }

    /// <summary>The first scores to beat: of the rows of a sample with the highest bounds, the count-th best.</summary>
    private void Sample(int count, Share[] shares)
    {
        int step = Math.Clamp(_rows.Rows / LeastSampled, 1, MostChunksASample);
        BatchSeeds[] found = [.. shares.Select(_ => new BatchSeeds(_bounded.Length, Panels * BatchTile.Columns, (2 * count) + MoreSeeds))];
        RowChunks.ForEach(_rows.Rows, ChunkRows * step, shares.Length, (thread, first, taken) =>
            shares[thread].Bounds.Scan(first, Math.Min(ChunkRows, taken), found[thread].Least, found[thread].Offer));
        _least.Slice(0, Panels * BatchTile.Columns).Fill(float.PositiveInfinity);
        RowChunks.ForEach(_bounded.Length, 1, shares.Length, (_, query, _) =>
        {
            TopScores best = new(count);
            foreach (int row in found.SelectMany(seeds => seeds.Rows(query)))
            {
                best.Offer(row, Score(row, query));
            }

            Least(query) = LeastOf(best, query);
        });

        Array.ForEach(found, static seeds => seeds.Dispose());
    }

    private RowScore[] Gather(int query, Share[] shares, int count, int threads)
    {
        if (IsGivenUp(query))
        {
            return FullScan.Best(_rows, Query(query), count, threads);
        }

        foreach (Share other in shares.AsSpan(1))
        {
            shares[0].Best[query].Merge(other.Best[query]);
        }

        return shares[0].Best[query].ToArray();
    }

    private ReadOnlySpan<float> Query(int query) => _queries.Slice((long)query * _rows.Padded, _rows.Padded);

    private ref float Least(int query) => ref _least.Slice(query, 1)[0];

    /// <summary>The largest value that every product is above whose bound reaches a score to beat.</summary>
    private float LeastOf(TopScores best, int query) =>
        MathF.BitDecrement(MathF.BitDecrement((float)best.Threshold) - _bounded[query].BatchSlack);

    private double Score(int row, int query)
    {
        _rows.Touch(row, 1);
        return FixedLanes.DotInDouble(_rows[row], Query(query));
    }

    private bool IsGivenUp(int query) => _judged[query] > Math.Max(FewJudged, MostJudged * _rows.Rows);

    /// <summary>What one thread finds.</summary>
    private sealed class Share(PrunedBatch batch, int count)
    {
        public BatchBounds Bounds { get; } = new(batch._batch, batch._panels, batch.Panels);

        public TopScores[] Best { get; } = [.. batch._bounded.Select(_ => new TopScores(count))];

        public void Judge(int first, int taken) => Bounds.Scan(first, taken, batch._least, Judge);

        private void Judge(int row, int query, float product)
        {
            ref float least = ref batch.Least(query);
            _ = Interlocked.Increment(ref batch._judged[query]);
            if (batch._bounded[query].Fine(row) - batch._bounded[query].BatchSlack >= least)
            {
                _ = Interlocked.Add(ref batch._judged[query], ExactCost);
                Best[query].Offer(row, batch.Score(row, query));
                least = Math.Max(least, batch.LeastOf(Best[query], query));
            }

            if (batch.IsGivenUp(query))
            {
                least = float.PositiveInfinity;
            }
        }
    }
}
