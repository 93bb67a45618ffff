using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <content>The tile in vectors of 256 and 128 bits, a strip of columns after the other: 12 of the 16 registers are sums.</content>
internal static partial class BatchTile
{
    /// <summary>The products, 16 columns at a time in vectors of 256 bits.</summary>
    public static void Multiply256(ReadOnlySpan<float> rows, int stride, int count, ReadOnlySpan<float> columns, Span<float> products)
    {
        Validate(rows, stride, count, columns, products);
        ref float panel = ref MemoryMarshal.GetReference(columns);
        for (int column = 0; column < Columns; column += 2 * Vector256<float>.Count)
        {
            Strip256(ref MemoryMarshal.GetReference(rows), stride, count, ref Unsafe.Add(ref panel, column), (nuint)(columns.Length / Columns), products[column..]);
        }
    }

    /// <summary>The products, 8 columns at a time in vectors of 128 bits.</summary>
    public static void Multiply128(ReadOnlySpan<float> rows, int stride, int count, ReadOnlySpan<float> columns, Span<float> products)
    {
        Validate(rows, stride, count, columns, products);
        ref float panel = ref MemoryMarshal.GetReference(columns);
        for (int column = 0; column < Columns; column += 2 * Vector128<float>.Count)
        {
            Strip128(ref MemoryMarshal.GetReference(rows), stride, count, ref Unsafe.Add(ref panel, column), (nuint)(columns.Length / Columns), products[column..]);
        }
    }

    private static void Strip256(ref float row0, int stride, int count, ref float panel, nuint points, Span<float> products)
    {
        ref float row1 = ref Unsafe.Add(ref row0, Math.Min(1, count - 1) * stride);
        ref float row2 = ref Unsafe.Add(ref row0, Math.Min(2, count - 1) * stride);
        ref float row3 = ref Unsafe.Add(ref row0, Math.Min(3, count - 1) * stride);
        ref float row4 = ref Unsafe.Add(ref row0, Math.Min(4, count - 1) * stride);
        ref float row5 = ref Unsafe.Add(ref row0, Math.Min(5, count - 1) * stride);
        Vector256<float> a0, a1;
        Vector256<float> b0, b1;
        Vector256<float> c0, c1;
        Vector256<float> d0, d1;
        Vector256<float> e0, e1;
        Vector256<float> f0, f1;
        a0 = a1 = b0 = b1 = c0 = c1 = Vector256<float>.Zero;
        d0 = d1 = e0 = e1 = f0 = f1 = Vector256<float>.Zero;
        for (nuint k = 0; k < points; k++)
        {
            Vector256<float> v0 = Vector256.LoadUnsafe(ref panel);
            Vector256<float> v1 = Vector256.LoadUnsafe(ref panel, 8);
            panel = ref Unsafe.Add(ref panel, Columns);
            Vector256<float> a = Vector256.Create(Unsafe.Add(ref row0, k));
            a0 = Vector256.FusedMultiplyAdd(a, v0, a0);
            a1 = Vector256.FusedMultiplyAdd(a, v1, a1);
            Vector256<float> b = Vector256.Create(Unsafe.Add(ref row1, k));
            b0 = Vector256.FusedMultiplyAdd(b, v0, b0);
            b1 = Vector256.FusedMultiplyAdd(b, v1, b1);
            Vector256<float> c = Vector256.Create(Unsafe.Add(ref row2, k));
            c0 = Vector256.FusedMultiplyAdd(c, v0, c0);
            c1 = Vector256.FusedMultiplyAdd(c, v1, c1);
            Vector256<float> d = Vector256.Create(Unsafe.Add(ref row3, k));
            d0 = Vector256.FusedMultiplyAdd(d, v0, d0);
            d1 = Vector256.FusedMultiplyAdd(d, v1, d1);
            Vector256<float> e = Vector256.Create(Unsafe.Add(ref row4, k));
            e0 = Vector256.FusedMultiplyAdd(e, v0, e0);
            e1 = Vector256.FusedMultiplyAdd(e, v1, e1);
            Vector256<float> f = Vector256.Create(Unsafe.Add(ref row5, k));
            f0 = Vector256.FusedMultiplyAdd(f, v0, f0);
            f1 = Vector256.FusedMultiplyAdd(f, v1, f1);
        }

        a0.CopyTo(products);
        a1.CopyTo(products[8..]);
        b0.CopyTo(products[Columns..]);
        b1.CopyTo(products[(Columns + 8)..]);
        c0.CopyTo(products[(2 * Columns)..]);
        c1.CopyTo(products[((2 * Columns) + 8)..]);
        d0.CopyTo(products[(3 * Columns)..]);
        d1.CopyTo(products[((3 * Columns) + 8)..]);
        e0.CopyTo(products[(4 * Columns)..]);
        e1.CopyTo(products[((4 * Columns) + 8)..]);
        f0.CopyTo(products[(5 * Columns)..]);
        f1.CopyTo(products[((5 * Columns) + 8)..]);
    }

    private static void Strip128(ref float row0, int stride, int count, ref float panel, nuint points, Span<float> products)
    {
        ref float row1 = ref Unsafe.Add(ref row0, Math.Min(1, count - 1) * stride);
        ref float row2 = ref Unsafe.Add(ref row0, Math.Min(2, count - 1) * stride);
        ref float row3 = ref Unsafe.Add(ref row0, Math.Min(3, count - 1) * stride);
        ref float row4 = ref Unsafe.Add(ref row0, Math.Min(4, count - 1) * stride);
        ref float row5 = ref Unsafe.Add(ref row0, Math.Min(5, count - 1) * stride);
        Vector128<float> a0, a1;
        Vector128<float> b0, b1;
        Vector128<float> c0, c1;
        Vector128<float> d0, d1;
        Vector128<float> e0, e1;
        Vector128<float> f0, f1;
        a0 = a1 = b0 = b1 = c0 = c1 = Vector128<float>.Zero;
        d0 = d1 = e0 = e1 = f0 = f1 = Vector128<float>.Zero;
        for (nuint k = 0; k < points; k++)
        {
            Vector128<float> v0 = Vector128.LoadUnsafe(ref panel);
            Vector128<float> v1 = Vector128.LoadUnsafe(ref panel, 4);
            panel = ref Unsafe.Add(ref panel, Columns);
            Vector128<float> a = Vector128.Create(Unsafe.Add(ref row0, k));
            a0 = Vector128.FusedMultiplyAdd(a, v0, a0);
            a1 = Vector128.FusedMultiplyAdd(a, v1, a1);
            Vector128<float> b = Vector128.Create(Unsafe.Add(ref row1, k));
            b0 = Vector128.FusedMultiplyAdd(b, v0, b0);
            b1 = Vector128.FusedMultiplyAdd(b, v1, b1);
            Vector128<float> c = Vector128.Create(Unsafe.Add(ref row2, k));
            c0 = Vector128.FusedMultiplyAdd(c, v0, c0);
            c1 = Vector128.FusedMultiplyAdd(c, v1, c1);
            Vector128<float> d = Vector128.Create(Unsafe.Add(ref row3, k));
            d0 = Vector128.FusedMultiplyAdd(d, v0, d0);
            d1 = Vector128.FusedMultiplyAdd(d, v1, d1);
            Vector128<float> e = Vector128.Create(Unsafe.Add(ref row4, k));
            e0 = Vector128.FusedMultiplyAdd(e, v0, e0);
            e1 = Vector128.FusedMultiplyAdd(e, v1, e1);
            Vector128<float> f = Vector128.Create(Unsafe.Add(ref row5, k));
            f0 = Vector128.FusedMultiplyAdd(f, v0, f0);
            f1 = Vector128.FusedMultiplyAdd(f, v1, f1);
        }

        a0.CopyTo(products);
        a1.CopyTo(products[4..]);
        b0.CopyTo(products[Columns..]);
        b1.CopyTo(products[(Columns + 4)..]);
        c0.CopyTo(products[(2 * Columns)..]);
        c1.CopyTo(products[((2 * Columns) + 4)..]);
        d0.CopyTo(products[(3 * Columns)..]);
        d1.CopyTo(products[((3 * Columns) + 4)..]);
        e0.CopyTo(products[(4 * Columns)..]);
        e1.CopyTo(products[((4 * Columns) + 4)..]);
        f0.CopyTo(products[(5 * Columns)..]);
        f1.CopyTo(products[((5 * Columns) + 4)..]);
    }
}
