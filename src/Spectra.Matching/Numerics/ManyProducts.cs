using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>Dot products of many rows with many others: to the bit what <see cref="FixedLanes.Dot(ReadOnlySpan{double}, ReadOnlySpan{double})"/> gives for each pair, four at a time.</summary>
/// <remarks>One product alone waits for its own sums; four side by side keep the adders busy and share the loads of the row that they have in common.</remarks>
internal static class ManyProducts
{
    private const int Together = 4;

    /// <summary>The products of each of <paramref name="rows"/> rows of a with each of <paramref name="columns"/> rows of b.</summary>
    /// <param name="a">Rows of <paramref name="length"/> values one after another.</param>
    /// <param name="rows">How many rows of a.</param>
    /// <param name="b">Rows of <paramref name="length"/> values one after another.</param>
    /// <param name="columns">How many rows of b.</param>
    /// <param name="length">The length of a row.</param>
    /// <returns><c>rows x columns</c> products, row by row of a.</returns>
    public static double[] Of(ReadOnlySpan<double> a, int rows, ReadOnlySpan<double> b, int columns, int length)
    {
        double[] products = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> x = a.Slice(row * length, length);
            Span<double> target = products.AsSpan(row * columns, columns);
            int column = 0;
            for (; column + Together <= columns; column += Together)
            {
                ReadOnlySpan<double> y = b.Slice(column * length, Together * length);
                Four(x, y[..length], y[length..], y[(2 * length)..], y[(3 * length)..], target[column..]);
            }

            for (; column < columns; column++)
            {
                target[column] = FixedLanes.Dot(x, b.Slice(column * length, length));
            }
        }

        return products;
    }

    /// <summary>The products of x with four others, each at least as long as x.</summary>
    /// <param name="x">The row in common.</param>
    /// <param name="y0">The first other.</param>
    /// <param name="y1">The second.</param>
    /// <param name="y2">The third.</param>
    /// <param name="y3">The fourth.</param>
    /// <param name="products">Receives four values.</param>
    public static void Four(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y0, ReadOnlySpan<double> y1, ReadOnlySpan<double> y2, ReadOnlySpan<double> y3, Span<double> products)
    {
        ref double p = ref MemoryMarshal.GetReference(x);
        ref double p0 = ref MemoryMarshal.GetReference(y0[..x.Length]);
        ref double p1 = ref MemoryMarshal.GetReference(y1[..x.Length]);
        ref double p2 = ref MemoryMarshal.GetReference(y2[..x.Length]);
        ref double p3 = ref MemoryMarshal.GetReference(y3[..x.Length]);
        Vector256<double> a0 = Vector256<double>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector256<double> b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        int i = 0;
        for (; i + 8 <= x.Length; i += 8)
        {
            (nuint low, nuint high) = ((nuint)i, (nuint)i + 4);
            Vector256<double> a = Vector256.LoadUnsafe(ref p, low);
            Vector256<double> b = Vector256.LoadUnsafe(ref p, high);
            a0 += a * Vector256.LoadUnsafe(ref p0, low);
            b0 += b * Vector256.LoadUnsafe(ref p0, high);
            a1 += a * Vector256.LoadUnsafe(ref p1, low);
            b1 += b * Vector256.LoadUnsafe(ref p1, high);
            a2 += a * Vector256.LoadUnsafe(ref p2, low);
            b2 += b * Vector256.LoadUnsafe(ref p2, high);
            a3 += a * Vector256.LoadUnsafe(ref p3, low);
            b3 += b * Vector256.LoadUnsafe(ref p3, high);
        }

        products[0] = Total(a0 + b0, x, y0, i);
        products[1] = Total(a1 + b1, x, y1, i);
        products[2] = Total(a2 + b2, x, y2, i);
        products[3] = Total(a3 + b3, x, y3, i);
    }

    /// <summary>The lanes pairwise, and what is left over one by one.</summary>
    private static double Total(Vector256<double> lanes, ReadOnlySpan<double> x, ReadOnlySpan<double> y, int from)
    {
        double sum = lanes[0] + lanes[2] + (lanes[1] + lanes[3]);
        for (int i = from; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
