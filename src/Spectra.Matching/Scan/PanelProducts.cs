using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>The dot products of rows with a panel of columns, as <see cref="BatchTile"/> defines them: the same bits on every processor.</summary>
internal static class PanelProducts
{
    /// <summary>Fills a table of products, <c>C = A Bᵀ</c>.</summary>
    /// <param name="rows">The rows; <see cref="RowMatrix.Touch"/> is called for those read.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="panel">A panel packed by <see cref="BatchTile.Pack"/> from columns of <see cref="RowMatrix.Padded"/> values.</param>
    /// <param name="products">Receives <see cref="BatchTile.Columns"/> products for each row.</param>
    public static void Of(RowMatrix rows, int first, int count, ReadOnlySpan<float> panel, Span<float> products)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(panel.Length, rows.Padded * BatchTile.Columns);
        rows.Touch(first, count);
        int row = 0;
        for (; row + BatchTile.Rows <= count; row += BatchTile.Rows)
        {
            BatchTile.Multiply(rows.Block(first + row, BatchTile.Rows), rows.Stride, BatchTile.Rows, panel, products[(row * BatchTile.Columns)..]);
        }

        if (row < count)
        {
            Span<float> tile = stackalloc float[BatchTile.Products];
            BatchTile.Multiply(rows.Block(first + row, count - row), rows.Stride, count - row, panel, tile);
            tile[..((count - row) * BatchTile.Columns)].CopyTo(products[(row * BatchTile.Columns)..]);
        }
    }
}
