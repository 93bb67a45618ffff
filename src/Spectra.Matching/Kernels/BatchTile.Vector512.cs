using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Spectra.Kernels;

/// <content>The tile in vectors of 512 bits: 24 of the 32 registers are sums.</content>
internal static partial class BatchTile
{
    /// <summary>The products of all columns at once in vectors of 512 bits.</summary>
    public static unsafe void Multiply512(ReadOnlySpan<float> rows, int stride, int count, ReadOnlySpan<float> columns, Span<float> products)
    {
        Validate(rows, stride, count, columns, products);
        nuint points = (nuint)(columns.Length / Columns);
        ref float panel = ref MemoryMarshal.GetReference(columns);
        ref float row0 = ref MemoryMarshal.GetReference(rows);
        ref float row1 = ref Unsafe.Add(ref row0, Math.Min(1, count - 1) * stride);
        ref float row2 = ref Unsafe.Add(ref row0, Math.Min(2, count - 1) * stride);
        ref float row3 = ref Unsafe.Add(ref row0, Math.Min(3, count - 1) * stride);
        ref float row4 = ref Unsafe.Add(ref row0, Math.Min(4, count - 1) * stride);
        ref float row5 = ref Unsafe.Add(ref row0, Math.Min(5, count - 1) * stride);

        // Six broadcasts walk six rows at once, too slowly for the processor to look ahead: so the next tile's rows are asked for, one after the
        // other. A hint reads nothing, wherever it points.
        float* next = (float*)Unsafe.AsPointer(ref row0) + (Rows * stride);
        Vector512<float> a0, a1, a2, a3;
        Vector512<float> b0, b1, b2, b3;
        Vector512<float> c0, c1, c2, c3;
        Vector512<float> d0, d1, d2, d3;
        Vector512<float> e0, e1, e2, e3;
        Vector512<float> f0, f1, f2, f3;
        a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = c0 = c1 = c2 = c3 = Vector512<float>.Zero;
        d0 = d1 = d2 = d3 = e0 = e1 = e2 = e3 = f0 = f1 = f2 = f3 = Vector512<float>.Zero;
        for (nuint k = 0; k < points; k++)
        {
            Vector512<float> v0 = Vector512.LoadUnsafe(ref panel);
            Vector512<float> v1 = Vector512.LoadUnsafe(ref panel, 16);
            Vector512<float> v2 = Vector512.LoadUnsafe(ref panel, 32);
            Vector512<float> v3 = Vector512.LoadUnsafe(ref panel, 48);
            panel = ref Unsafe.Add(ref panel, Columns);
            if (Sse.IsSupported)
            {
                Sse.Prefetch1(next);
            }

            next += Rows;
            Vector512<float> a = Vector512.Create(Unsafe.Add(ref row0, k));
            a0 = Vector512.FusedMultiplyAdd(a, v0, a0);
            a1 = Vector512.FusedMultiplyAdd(a, v1, a1);
            a2 = Vector512.FusedMultiplyAdd(a, v2, a2);
            a3 = Vector512.FusedMultiplyAdd(a, v3, a3);
            Vector512<float> b = Vector512.Create(Unsafe.Add(ref row1, k));
            b0 = Vector512.FusedMultiplyAdd(b, v0, b0);
            b1 = Vector512.FusedMultiplyAdd(b, v1, b1);
            b2 = Vector512.FusedMultiplyAdd(b, v2, b2);
            b3 = Vector512.FusedMultiplyAdd(b, v3, b3);
            Vector512<float> c = Vector512.Create(Unsafe.Add(ref row2, k));
            c0 = Vector512.FusedMultiplyAdd(c, v0, c0);
            c1 = Vector512.FusedMultiplyAdd(c, v1, c1);
            c2 = Vector512.FusedMultiplyAdd(c, v2, c2);
            c3 = Vector512.FusedMultiplyAdd(c, v3, c3);
            Vector512<float> d = Vector512.Create(Unsafe.Add(ref row3, k));
            d0 = Vector512.FusedMultiplyAdd(d, v0, d0);
            d1 = Vector512.FusedMultiplyAdd(d, v1, d1);
            d2 = Vector512.FusedMultiplyAdd(d, v2, d2);
            d3 = Vector512.FusedMultiplyAdd(d, v3, d3);
            Vector512<float> e = Vector512.Create(Unsafe.Add(ref row4, k));
            e0 = Vector512.FusedMultiplyAdd(e, v0, e0);
            e1 = Vector512.FusedMultiplyAdd(e, v1, e1);
            e2 = Vector512.FusedMultiplyAdd(e, v2, e2);
            e3 = Vector512.FusedMultiplyAdd(e, v3, e3);
            Vector512<float> f = Vector512.Create(Unsafe.Add(ref row5, k));
            f0 = Vector512.FusedMultiplyAdd(f, v0, f0);
            f1 = Vector512.FusedMultiplyAdd(f, v1, f1);
            f2 = Vector512.FusedMultiplyAdd(f, v2, f2);
            f3 = Vector512.FusedMultiplyAdd(f, v3, f3);
        }

        a0.CopyTo(products);
        a1.CopyTo(products[16..]);
        a2.CopyTo(products[32..]);
        a3.CopyTo(products[48..]);
        b0.CopyTo(products[Columns..]);
        b1.CopyTo(products[(Columns + 16)..]);
        b2.CopyTo(products[(Columns + 32)..]);
        b3.CopyTo(products[(Columns + 48)..]);
        c0.CopyTo(products[(2 * Columns)..]);
        c1.CopyTo(products[((2 * Columns) + 16)..]);
        c2.CopyTo(products[((2 * Columns) + 32)..]);
        c3.CopyTo(products[((2 * Columns) + 48)..]);
        d0.CopyTo(products[(3 * Columns)..]);
        d1.CopyTo(products[((3 * Columns) + 16)..]);
        d2.CopyTo(products[((3 * Columns) + 32)..]);
        d3.CopyTo(products[((3 * Columns) + 48)..]);
        e0.CopyTo(products[(4 * Columns)..]);
        e1.CopyTo(products[((4 * Columns) + 16)..]);
        e2.CopyTo(products[((4 * Columns) + 32)..]);
        e3.CopyTo(products[((4 * Columns) + 48)..]);
        f0.CopyTo(products[(5 * Columns)..]);
        f1.CopyTo(products[((5 * Columns) + 16)..]);
        f2.CopyTo(products[((5 * Columns) + 32)..]);
        f3.CopyTo(products[((5 * Columns) + 48)..]);
    }
}
