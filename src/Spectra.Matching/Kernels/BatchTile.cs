using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <summary>The dot products of a few rows with a panel of columns, at the speed of the multiply-add units, and the same bits on every processor.</summary>
/// <remarks>
/// Every product is one chain of fused multiply-adds over the points in index order, <c>for (k…) p = fma(row[k], column[k], p)</c>, whatever the
/// vector width: widths only compute more columns at once. A panel holds its columns point by point, so that a vector is 16, 8 or 4 columns of
/// one point; the rows' values are broadcast from where they lie. All sums stay in registers over all points.
/// </remarks>
internal static partial class BatchTile
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a panel.</summary>
    public const int Columns = 64;

    /// <summary>Products of a tile: row by row, a product for each column.</summary>
    public const int Products = Rows * Columns;

    /// <summary>Lays columns out point by point; columns that are not there are zeros.</summary>
    /// <param name="columns">The columns one after the other, each of <paramref name="points"/> values.</param>
    /// <param name="points">How many values a column has.</param>
    /// <param name="panel">Receives <paramref name="points"/> times <see cref="Columns"/> values.</param>
    public static void Pack(ReadOnlySpan<float> columns, int points, Span<float> panel)
    {
        panel.Clear();
        for (int column = 0; column * points < columns.Length; column++)
        {
            for (int k = 0; k < points; k++)
            {
                panel[(k * Columns) + column] = columns[(column * points) + k];
            }
        }
    }

    /// <summary>The products of up to <see cref="Rows"/> rows with a panel.</summary>
    /// <param name="rows">The rows, the last one possibly without what pads it to the stride.</param>
    /// <param name="stride">How many values lie between the beginnings of two rows.</param>
    /// <param name="count">How many rows: 1 to <see cref="Rows"/>. Products of rows past them are those of the last row.</param>
    /// <param name="columns">A packed panel; it says how many points count.</param>
    /// <param name="products">Receives <see cref="Products"/> products.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(ReadOnlySpan<float> rows, int stride, int count, ReadOnlySpan<float> columns, Span<float> products)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Multiply512(rows, stride, count, columns, products);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Multiply256(rows, stride, count, columns, products);
        }
        else
        {
            Multiply128(rows, stride, count, columns, products);
        }
    }

    /// <summary>The products by one chain after the other.</summary>
    public static void MultiplyScalar(ReadOnlySpan<float> rows, int stride, int count, ReadOnlySpan<float> columns, Span<float> products)
    {
        for (int place = 0; place < Products; place++)
        {
            ReadOnlySpan<float> row = rows[(Math.Min(place / Columns, count - 1) * stride)..];
            float product = 0;
            for (int k = 0; k < columns.Length / Columns; k++)
            {
                product = MathF.FusedMultiplyAdd(row[k], columns[(k * Columns) + (place % Columns)], product);
            }

            products[place] = product;
        }
    }

    private static void Validate(ReadOnlySpan<float> rows, int stride, int count, ReadOnlySpan<float> columns, Span<float> products)
    {
        ArgumentOutOfRangeException.ThrowIfZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)Rows);
        ArgumentOutOfRangeException.ThrowIfNegative(stride);
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns.Length % Columns, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, ((long)(count - 1) * stride) + (columns.Length / Columns));
        ArgumentOutOfRangeException.ThrowIfLessThan(products.Length, Products);
    }
}
