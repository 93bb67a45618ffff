using System.Runtime.Intrinsics;
using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>For each of several queries the highest bound in every block of rows: one pass over 256 bytes a row, 64 queries at a time. Thread-safe once filled.</summary>
/// <remarks>What is kept of all bounds is a 24th, so that it stays in a cache; of the few blocks that matter the bounds are computed again.</remarks>
internal sealed class BatchBounds : IDisposable
{
    /// <summary>How many rows make a block: whole tiles.</summary>
    public const int BlockRows = 4 * BatchTile.Rows;

    /// <summary>Rows a thread takes at once: few enough that their 64 values stay in the nearest cache for all queries.</summary>
    private const int ChunkRows = 4 * BlockRows;

    private readonly RowMatrix _rows;
    private readonly QueryPanels _panels;
    private readonly AlignedMemory<float> _highest;
    private readonly int _blocks;

    /// <summary>Bounds all rows.</summary>
    /// <param name="rows">The array <see cref="PrincipalArrays.Batch"/>.</param>
    /// <param name="panels">What <see cref="BoundedQuery.Batch"/> has for each query.</param>
    /// <param name="threads">How many threads.</param>
    public BatchBounds(RowMatrix rows, QueryPanels panels, int threads)
    {
        (_rows, _panels) = (rows, panels);
        _blocks = (int)(((long)rows.Rows + BlockRows - 1) / BlockRows);
        _highest = new AlignedMemory<float>((long)panels.Queries * _blocks);
        float[][] products = [.. Enumerable.Range(0, threads).Select(static _ => new float[BatchTile.Products])];
        RowChunks.ForEach(rows.Rows, ChunkRows, threads, (thread, first, taken) => Bound(first, taken, products[thread]));
    }

    /// <summary>A query's highest bound in every block, but for <see cref="BoundedQuery.BatchSlack"/>.</summary>
    public ReadOnlySpan<float> Of(int query) => _highest.Slice((long)query * _blocks, _blocks);

    /// <inheritdoc/>
    public void Dispose() => _highest.Dispose();

    private void Bound(int first, int taken, Span<float> products)
    {
        _rows.Touch(first, taken);
        Span<float> highest = stackalloc float[BatchTile.Columns];
        for (int panel = 0; panel < _panels.Panels; panel++)
        {
            for (int row = first; row < first + taken; row += BlockRows)
            {
                highest.Fill(float.NegativeInfinity);
                BoundBlock(row, Math.Min(row + BlockRows, first + taken), _panels[panel], products, highest);
                int query = panel * BatchTile.Columns;
                for (int column = 0; column < Math.Min(BatchTile.Columns, _panels.Queries - query); column++)
                {
                    _highest.Slice(((long)(query + column) * _blocks) + (row / BlockRows), 1)[0] = highest[column];
                }
            }
        }
    }

    private unsafe void BoundBlock(int first, int end, ReadOnlySpan<float> columns, Span<float> products, Span<float> highest)
    {
        for (int row = first; row < end; row += BatchTile.Rows)
        {
            int count = Math.Min(BatchTile.Rows, end - row);
            fixed (float* values = _rows[row])
            {
                BatchTile.Multiply(new ReadOnlySpan<float>(values, count * _rows.Stride), _rows.Stride, count, columns, products);
            }

            // Where rows are missing from a tile, the last one stands in for them.
            for (int column = 0; column < BatchTile.Columns; column += Vector512<float>.Count)
            {
                Vector512<float> most = Vector512.Create<float>(highest[column..]);
                for (int i = column; i < BatchTile.Products; i += BatchTile.Columns)
                {
                    most = Vector512.MaxNative(most, Vector512.Create<float>(products[i..]));
                }

                most.CopyTo(highest[column..]);
            }
        }
    }
}
