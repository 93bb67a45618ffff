using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <summary>One row against several queries at once: the row is read from memory once, the queries stay in the cache. The last bits differ between widths, so it only ranks candidates.</summary>
internal static class ShiftedDots
{
    /// <summary>How many queries share one reading of the row: with two accumulators each they fill the registers.</summary>
    private const int Together = 5;

    /// <summary>The dot products of a row with queries.</summary>
    /// <param name="row">The row.</param>
    /// <param name="queries">One query of the row's length after the other.</param>
    /// <param name="products">One for each query.</param>
    public static void Of(ReadOnlySpan<float> row, ReadOnlySpan<float> queries, Span<float> products)
    {
        int done = 0;
        for (; done + Together <= products.Length && Vector256.IsHardwareAccelerated; done += Together)
        {
            ReadOnlySpan<float> five = queries.Slice(done * row.Length, Together * row.Length);
            if (Vector512.IsHardwareAccelerated)
            {
                Five512(row, five, products[done..]);
            }
            else
            {
                Five256(row, five, products[done..]);
            }
        }

        for (; done < products.Length; done++)
        {
            products[done] = DotKernel.Of(row, queries.Slice(done * row.Length, row.Length));
        }
    }

    /// <summary>Five dot products in 512-bit registers.</summary>
    public static void Five512(ReadOnlySpan<float> row, ReadOnlySpan<float> queries, Span<float> products)
    {
        const int Width = 16;
        int length = row.Length;
        ref float x = ref MemoryMarshal.GetReference(row);
        ref float y = ref MemoryMarshal.GetReference(queries[..(Together * length)]);
        Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a, k = a, l = a;
        int i = 0;
        for (; i + (2 * Width) <= length; i += 2 * Width)
        {
            Vector512<float> first = Vector512.LoadUnsafe(ref x, (nuint)i);
            Vector512<float> second = Vector512.LoadUnsafe(ref x, (nuint)(i + Width));
            a = Vector512.MultiplyAddEstimate(first, Vector512.LoadUnsafe(ref y, (nuint)i), a);
            b = Vector512.MultiplyAddEstimate(first, Vector512.LoadUnsafe(ref y, (nuint)(length + i)), b);
            c = Vector512.MultiplyAddEstimate(first, Vector512.LoadUnsafe(ref y, (nuint)((2 * length) + i)), c);
            d = Vector512.MultiplyAddEstimate(first, Vector512.LoadUnsafe(ref y, (nuint)((3 * length) + i)), d);
            e = Vector512.MultiplyAddEstimate(first, Vector512.LoadUnsafe(ref y, (nuint)((4 * length) + i)), e);
            f = Vector512.MultiplyAddEstimate(second, Vector512.LoadUnsafe(ref y, (nuint)(i + Width)), f);
            g = Vector512.MultiplyAddEstimate(second, Vector512.LoadUnsafe(ref y, (nuint)(length + i + Width)), g);
            h = Vector512.MultiplyAddEstimate(second, Vector512.LoadUnsafe(ref y, (nuint)((2 * length) + i + Width)), h);
            k = Vector512.MultiplyAddEstimate(second, Vector512.LoadUnsafe(ref y, (nuint)((3 * length) + i + Width)), k);
            l = Vector512.MultiplyAddEstimate(second, Vector512.LoadUnsafe(ref y, (nuint)((4 * length) + i + Width)), l);
        }

        products[0] = Vector512.Sum(a + f);
        products[1] = Vector512.Sum(b + g);
        products[2] = Vector512.Sum(c + h);
        products[3] = Vector512.Sum(d + k);
        products[4] = Vector512.Sum(e + l);
        AddRest(row, queries, i, products);
    }

    /// <summary>Five dot products in 256-bit registers.</summary>
    public static void Five256(ReadOnlySpan<float> row, ReadOnlySpan<float> queries, Span<float> products)
    {
        const int Width = 8;
        int length = row.Length;
        ref float x = ref MemoryMarshal.GetReference(row);
        ref float y = ref MemoryMarshal.GetReference(queries[..(Together * length)]);
        Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a, k = a, l = a;
        int i = 0;
        for (; i + (2 * Width) <= length; i += 2 * Width)
        {
            Vector256<float> first = Vector256.LoadUnsafe(ref x, (nuint)i);
            Vector256<float> second = Vector256.LoadUnsafe(ref x, (nuint)(i + Width));
            a = Vector256.MultiplyAddEstimate(first, Vector256.LoadUnsafe(ref y, (nuint)i), a);
            b = Vector256.MultiplyAddEstimate(first, Vector256.LoadUnsafe(ref y, (nuint)(length + i)), b);
            c = Vector256.MultiplyAddEstimate(first, Vector256.LoadUnsafe(ref y, (nuint)((2 * length) + i)), c);
            d = Vector256.MultiplyAddEstimate(first, Vector256.LoadUnsafe(ref y, (nuint)((3 * length) + i)), d);
            e = Vector256.MultiplyAddEstimate(first, Vector256.LoadUnsafe(ref y, (nuint)((4 * length) + i)), e);
            f = Vector256.MultiplyAddEstimate(second, Vector256.LoadUnsafe(ref y, (nuint)(i + Width)), f);
            g = Vector256.MultiplyAddEstimate(second, Vector256.LoadUnsafe(ref y, (nuint)(length + i + Width)), g);
            h = Vector256.MultiplyAddEstimate(second, Vector256.LoadUnsafe(ref y, (nuint)((2 * length) + i + Width)), h);
            k = Vector256.MultiplyAddEstimate(second, Vector256.LoadUnsafe(ref y, (nuint)((3 * length) + i + Width)), k);
            l = Vector256.MultiplyAddEstimate(second, Vector256.LoadUnsafe(ref y, (nuint)((4 * length) + i + Width)), l);
        }

        products[0] = Vector256.Sum(a + f);
        products[1] = Vector256.Sum(b + g);
        products[2] = Vector256.Sum(c + h);
        products[3] = Vector256.Sum(d + k);
        products[4] = Vector256.Sum(e + l);
        AddRest(row, queries, i, products);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRest(ReadOnlySpan<float> row, ReadOnlySpan<float> queries, int from, Span<float> products)
    {
        for (int i = from; i < row.Length; i++)
        {
            for (int q = 0; q < Together; q++)
            {
                products[q] += row[i] * queries[(q * row.Length) + i];
            }
        }
    }
}
