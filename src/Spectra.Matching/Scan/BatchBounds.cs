using System.Numerics;
using System.Runtime.Intrinsics;
using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>Finds the rows whose bounds reach what queries ask for, 64 queries at a time. One thread at a time.</summary>
/// <param name="rows">The array <see cref="PrincipalArrays.Batch"/>.</param>
/// <param name="panels">The packed queries, <see cref="BatchTile.Columns"/> in each panel.</param>
/// <param name="count">How many panels.</param>
internal sealed class BatchBounds(RowMatrix rows, AlignedMemory<float> panels, int count)
{
    /// <summary>How many values a panel has.</summary>
    public const int PanelLength = BatchTile.Columns * PrincipalArrays.BatchPoints;

    private readonly float[] _products = new float[BatchTile.Products];

    /// <summary>Is told of a row whose bound reaches what a query asks for.</summary>
    /// <param name="row">The row.</param>
    /// <param name="query">The query.</param>
    /// <param name="product">The bound, but for <see cref="BoundedQuery.BatchSlack"/>.</param>
    public delegate void Reached(int row, int query, float product);

    /// <summary>Bounds some rows for all queries.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="taken">How many rows.</param>
    /// <param name="least">What a product must reach, for each query and the columns that pad the last panel; may change meanwhile.</param>
    /// <param name="reached">Is told.</param>
    public unsafe void Scan(int first, int taken, AlignedMemory<float> least, Reached reached)
    {
        rows.Touch(first, taken);
        for (int panel = 0; panel < count; panel++)
        {
            ReadOnlySpan<float> columns = panels.Slice((long)panel * PanelLength, PanelLength);
            for (int row = first; row < first + taken; row += BatchTile.Rows)
            {
                int tile = Math.Min(BatchTile.Rows, first + taken - row);
                fixed (float* values = rows[row])
                {
                    BatchTile.Multiply(new ReadOnlySpan<float>(values, tile * rows.Stride), rows.Stride, tile, columns, _products);
                }

                Compare(row, tile, panel * BatchTile.Columns, least.Slice(panel * BatchTile.Columns, BatchTile.Columns), reached);
            }
        }
    }

    private void Compare(int row, int tile, int query, ReadOnlySpan<float> least, Reached reached)
    {
        for (int i = 0; i < tile * BatchTile.Columns; i += Vector512<float>.Count)
        {
            int column = i % BatchTile.Columns;
            Vector512<float> reaching = Vector512.GreaterThanOrEqual(Vector512.Create(_products.AsSpan(i)), Vector512.Create(least[column..]));
            for (ulong bits = reaching.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                int place = BitOperations.TrailingZeroCount(bits);
                reached(row + (i / BatchTile.Columns), query + column + place, _products[i + place]);
            }
        }
    }
}
