using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Spectra.Kernels;

/// <summary>One row against a query at several shifts: the row is read from memory once. The last bits differ between widths, so it only ranks candidates.</summary>
/// <remarks>
/// The usual shifts, up to two points either way, are made in registers of the query as it lies: two loads for five products, so that memory stays
/// the limit. Each is compiled in full at its first call: a search is often the only one of its process. What comes after the row is asked for 8 KB ahead: no processor's own prefetching keeps up with five products a value.
/// </remarks>
internal static class ShiftedDots
{
    private const int Five = 5;

    /// <summary>In values: 8 KB.</summary>
    private const int Ahead = 2048;

    private static readonly int[] UpToTwo = Enumerable.Range(0, Five).Select(s => (s + 1) / 2 * (s % 2 == 0 ? 1 : -1)).ToArray();

    /// <summary>The dot products <c>Σ row[i] query[i - s]</c> for each shift s.</summary>
    /// <param name="row">The row.</param>
    /// <param name="query">The query, as long as the row, between two margins of zeros.</param>
    /// <param name="margin">How many zeros a margin has: no fewer than any shift.</param>
    /// <param name="shifts">The shifts in points.</param>
    /// <param name="products">One for each shift.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(ReadOnlySpan<float> row, ReadOnlySpan<float> query, int margin, ReadOnlySpan<int> shifts, Span<float> products)
    {
        if (Vector256.IsHardwareAccelerated && margin >= Vector512<float>.Count && shifts.SequenceEqual(UpToTwo))
        {
            if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            {
                Five512(row, query, margin, products);
            }
            else
            {
                Five256(row, query, margin, products);
            }

            return;
        }

        for (int s = 0; s < shifts.Length; s++)
        {
            products[s] = DotKernel.Of(row, query.Slice(margin - shifts[s], row.Length));
        }
    }

    /// <summary>The products at shifts 0, -1, 1, -2, 2 in 512-bit registers; only where there is AVX-512.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Five512(ReadOnlySpan<float> row, ReadOnlySpan<float> query, int margin, Span<float> products)
    {
        const int Width = 16;
        ArgumentOutOfRangeException.ThrowIfLessThan(margin, Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Length, row.Length + (2 * margin), nameof(query));
        Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a, e = a;
        int i = 0;
        fixed (float* x = row, y = query[margin..])
        {
            Vector512<int> before = Vector512.Load(y - Width).AsInt32();
            Vector512<int> here = Vector512.Load(y).AsInt32();
            for (; i + Width <= row.Length; i += Width)
            {
                Sse.Prefetch0(x + i + Ahead);
                Vector512<float> values = Vector512.Load(x + i);
                Vector512<int> after = Vector512.Load(y + i + Width).AsInt32();
                a = Avx512F.FusedMultiplyAdd(values, here.AsSingle(), a);
                b = Avx512F.FusedMultiplyAdd(values, Avx512F.AlignRight32(after, here, 1).AsSingle(), b);
                c = Avx512F.FusedMultiplyAdd(values, Avx512F.AlignRight32(here, before, 15).AsSingle(), c);
                d = Avx512F.FusedMultiplyAdd(values, Avx512F.AlignRight32(after, here, 2).AsSingle(), d);
                e = Avx512F.FusedMultiplyAdd(values, Avx512F.AlignRight32(here, before, 14).AsSingle(), e);
                (before, here) = (here, after);
            }
        }

        Put(products, Vector512.Sum(a), Vector512.Sum(b), Vector512.Sum(c), Vector512.Sum(d), Vector512.Sum(e));
        AddRest(row[i..], query[(margin + i - 2)..], products);
    }

    /// <summary>The products at shifts 0, -1, 1, -2, 2 in 256-bit registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Five256(ReadOnlySpan<float> row, ReadOnlySpan<float> query, int margin, Span<float> products)
    {
        const int Width = 8;
        ArgumentOutOfRangeException.ThrowIfLessThan(margin, Width);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Length, row.Length + (2 * margin), nameof(query));
        Vector256<float> a = Vector256<float>.Zero, b = a, c = a, d = a, e = a;
        int i = 0;
        fixed (float* x = row, y = query[margin..])
        {
            for (; i + Width <= row.Length; i += Width)
            {
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(x + i + Ahead);
                }

                Vector256<float> values = Vector256.Load(x + i);
                a = Vector256.MultiplyAddEstimate(values, Vector256.Load(y + i), a);
                b = Vector256.MultiplyAddEstimate(values, Vector256.Load(y + i + 1), b);
                c = Vector256.MultiplyAddEstimate(values, Vector256.Load(y + i - 1), c);
                d = Vector256.MultiplyAddEstimate(values, Vector256.Load(y + i + 2), d);
                e = Vector256.MultiplyAddEstimate(values, Vector256.Load(y + i - 2), e);
            }
        }

        Put(products, Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d), Vector256.Sum(e));
        AddRest(row[i..], query[(margin + i - 2)..], products);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Span<float> products, float a, float b, float c, float d, float e) =>
        (products[0], products[1], products[2], products[3], products[4]) = (a, b, c, d, e);

    /// <summary>What is left of the row after the last whole vector.</summary>
    /// <param name="row">The rest of the row.</param>
    /// <param name="query">The query from two points before that.</param>
    /// <param name="products">The products so far.</param>
    private static void AddRest(ReadOnlySpan<float> row, ReadOnlySpan<float> query, Span<float> products)
    {
        for (int i = 0; i < row.Length; i++)
        {
            for (int s = 0; s < Five; s++)
            {
                products[s] += row[i] * query[i + 2 - UpToTwo[s]];
            }
        }
    }
}
