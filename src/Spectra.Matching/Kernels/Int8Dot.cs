using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Spectra.Kernels;

/// <summary>The dot product of stored 8-bit codes with a query's 16-bit codes, <c>Σ x[i] y[i]</c> in 32 bits: exact, so every width gives the same integer.</summary>
/// <remarks>
/// The query is not stored, so its finer codes cost nothing: stored codes are widened to 16 bits before they are multiplied in any case.
/// The caller sees to it that <c>Σ |x[i] y[i]|</c> fits 32 bits.
/// </remarks>
internal static class Int8Dot
{
    /// <summary>The dot product in the width that suits this processor.</summary>
    /// <param name="x">Stored codes.</param>
    /// <param name="y">As many codes of the query.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(ReadOnlySpan<sbyte> x, ReadOnlySpan<short> y) =>
        Vector512.IsHardwareAccelerated ? Of512(x, y)
        : Vector256.IsHardwareAccelerated ? Of256(x, y)
        : Vector128.IsHardwareAccelerated ? Of128(x, y)
        : OfScalar(x, y);

    /// <summary>The dot product, one code after the other.</summary>
    public static int OfScalar(ReadOnlySpan<sbyte> x, ReadOnlySpan<short> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        y = y[..x.Length];
        int sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>The dot product, 8 codes at a time.</summary>
    public static int Of128(ReadOnlySpan<sbyte> x, ReadOnlySpan<short> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        int left = Math.Min(x.Length, y.Length);
        ref sbyte p = ref MemoryMarshal.GetReference(x);
        ref short q = ref MemoryMarshal.GetReference(y);
        Vector128<int> a = Vector128<int>.Zero;
        Vector128<int> b = Vector128<int>.Zero;
        for (; left >= 16; left -= 16)
        {
            (Vector128<short> low, Vector128<short> high) = Vector128.Widen(Vector128.LoadUnsafe(ref p));
            a += Pairs(low, Vector128.LoadUnsafe(ref q));
            b += Pairs(high, Vector128.LoadUnsafe(ref q, 8));
            p = ref Unsafe.Add(ref p, 16);
            q = ref Unsafe.Add(ref q, 16);
        }

        return Vector128.Sum(a + b) + Rest(ref p, ref q, left);

        static Vector128<int> Pairs(Vector128<short> x, Vector128<short> y) => Sse2.IsSupported
            ? Sse2.MultiplyAddAdjacent(x, y)
            : (Vector128.WidenLower(x) * Vector128.WidenLower(y)) + (Vector128.WidenUpper(x) * Vector128.WidenUpper(y));
    }

    /// <summary>The dot product, 16 codes at a time.</summary>
    public static int Of256(ReadOnlySpan<sbyte> x, ReadOnlySpan<short> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        int left = Math.Min(x.Length, y.Length);
        ref sbyte p = ref MemoryMarshal.GetReference(x);
        ref short q = ref MemoryMarshal.GetReference(y);
        Vector256<int> a = Vector256<int>.Zero;
        Vector256<int> b = Vector256<int>.Zero;
        for (; left >= 32; left -= 32)
        {
            a += Pairs(Vector128.LoadUnsafe(ref p), Vector256.LoadUnsafe(ref q));
            b += Pairs(Vector128.LoadUnsafe(ref p, 16), Vector256.LoadUnsafe(ref q, 16));
            p = ref Unsafe.Add(ref p, 32);
            q = ref Unsafe.Add(ref q, 32);
        }

        return Vector256.Sum(a + b) + Rest(ref p, ref q, left);

        static Vector256<int> Pairs(Vector128<sbyte> codes, Vector256<short> y)
        {
            if (Avx2.IsSupported)
            {
                return Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(codes), y);
            }

            Vector256<short> x = Vector256.Create(Vector128.WidenLower(codes), Vector128.WidenUpper(codes));
            return (Vector256.WidenLower(x) * Vector256.WidenLower(y)) + (Vector256.WidenUpper(x) * Vector256.WidenUpper(y));
        }
    }

    /// <summary>The dot product, 32 codes at a time.</summary>
    public static int Of512(ReadOnlySpan<sbyte> x, ReadOnlySpan<short> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        int left = Math.Min(x.Length, y.Length);
        ref sbyte p = ref MemoryMarshal.GetReference(x);
        ref short q = ref MemoryMarshal.GetReference(y);
        Vector512<int> a, b, c, d;
        a = b = c = d = Vector512<int>.Zero;
        for (; left >= 128; left -= 128)
        {
            a += Pairs(Vector256.LoadUnsafe(ref p), Vector512.LoadUnsafe(ref q));
            b += Pairs(Vector256.LoadUnsafe(ref p, 32), Vector512.LoadUnsafe(ref q, 32));
            c += Pairs(Vector256.LoadUnsafe(ref p, 64), Vector512.LoadUnsafe(ref q, 64));
            d += Pairs(Vector256.LoadUnsafe(ref p, 96), Vector512.LoadUnsafe(ref q, 96));
            p = ref Unsafe.Add(ref p, 128);
            q = ref Unsafe.Add(ref q, 128);
        }

        for (; left >= 32; left -= 32)
        {
            a += Pairs(Vector256.LoadUnsafe(ref p), Vector512.LoadUnsafe(ref q));
            p = ref Unsafe.Add(ref p, 32);
            q = ref Unsafe.Add(ref q, 32);
        }

        return Vector512.Sum(a + b + (c + d)) + Rest(ref p, ref q, left);

        static Vector512<int> Pairs(Vector256<sbyte> codes, Vector512<short> y)
        {
            if (Avx512BW.IsSupported)
            {
                return Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(codes), y);
            }

            Vector512<short> x = Vector512.Create(Vector256.WidenLower(codes), Vector256.WidenUpper(codes));
            return (Vector512.WidenLower(x) * Vector512.WidenLower(y)) + (Vector512.WidenUpper(x) * Vector512.WidenUpper(y));
        }
    }

    private static int Rest(ref sbyte p, ref short q, int length) =>
        OfScalar(MemoryMarshal.CreateReadOnlySpan(ref p, length), MemoryMarshal.CreateReadOnlySpan(ref q, length));
}
