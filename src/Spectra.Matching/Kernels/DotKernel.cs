using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <summary>The dot product in single precision, as fast as memory delivers: the last bits differ between widths, so it only ranks candidates.</summary>
/// <remarks>
/// Eight accumulators hide the latency of the multiply-add; memory is the limit, so 512-bit registers gain nothing, and some processors read more slowly with them.
/// What one addend's way to the sum can lose is stated by <see cref="Roundings"/>, so that a ranking can be made exact.
/// </remarks>
internal static class DotKernel
{
    /// <summary>The dot product, the same as <c>for (…) sum += x[i] * y[i];</c> but summed in the lanes that suit this processor.</summary>
    /// <param name="x">Values.</param>
    /// <param name="y">As many values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(ReadOnlySpan<float> x, ReadOnlySpan<float> y) =>
        Vector256.IsHardwareAccelerated ? Of256(x, y) : Vector128.IsHardwareAccelerated ? Of128(x, y) : OfScalar(x, y);

    /// <summary>How often, at most, one product is rounded on its way into the sum of <see cref="Of"/>.</summary>
    /// <remarks>With k roundings and u = 2⁻²⁴, the sum is within k u / (1 - k u) Σ |x[i] y[i]| of the true one (Higham, Accuracy and Stability, 3.1).</remarks>
    /// <param name="length">How many values the spans have.</param>
    public static int Roundings(int length) =>
        RoundingsAt(Vector256.IsHardwareAccelerated ? Vector256<float>.Count : Vector128.IsHardwareAccelerated ? Vector128<float>.Count : 1, length);

    /// <summary>The same for a width, in values.</summary>
    public static int RoundingsAt(int width, int length)
    {
        // The product; a lane over whole blocks and single vectors; three levels of pairs; the lanes in any order, and the remainder.
        const int Product = 1;
        const int Singles = 8;
        const int Pairs = 3;
        int block = width < Vector256<float>.Count ? 8 * width : 64;
        return width == 1 ? Product + length : Product + (length / block) + Singles + Pairs + width;
    }

    /// <summary>The dot product, one value after the other.</summary>
    public static float OfScalar(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        y = y[..x.Length];
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>The dot product in eight accumulators of 128 bits.</summary>
    public static float Of128(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        int left = Math.Min(x.Length, y.Length);
        ref float p = ref MemoryMarshal.GetReference(x);
        ref float q = ref MemoryMarshal.GetReference(y);
        Vector128<float> a, b, c, d, e, f, g, h;
        a = b = c = d = e = f = g = h = Vector128<float>.Zero;
        for (; left >= 32; left -= 32)
        {
            a = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p), Vector128.LoadUnsafe(ref q), a);
            b = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, 4), Vector128.LoadUnsafe(ref q, 4), b);
            c = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, 8), Vector128.LoadUnsafe(ref q, 8), c);
            d = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, 12), Vector128.LoadUnsafe(ref q, 12), d);
            e = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, 16), Vector128.LoadUnsafe(ref q, 16), e);
            f = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, 20), Vector128.LoadUnsafe(ref q, 20), f);
            g = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, 24), Vector128.LoadUnsafe(ref q, 24), g);
            h = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, 28), Vector128.LoadUnsafe(ref q, 28), h);
            p = ref Unsafe.Add(ref p, 32);
            q = ref Unsafe.Add(ref q, 32);
        }

        for (; left >= 4; left -= 4)
        {
            a = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p), Vector128.LoadUnsafe(ref q), a);
            p = ref Unsafe.Add(ref p, 4);
            q = ref Unsafe.Add(ref q, 4);
        }

        float sum = Vector128.Sum(a + b + (c + d) + (e + f + (g + h)));
        return left == 0 ? sum : sum + Rest(ref p, ref q, left);
    }

    /// <summary>The dot product in eight accumulators of 256 bits.</summary>
    public static float Of256(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        int left = Math.Min(x.Length, y.Length);
        ref float p = ref MemoryMarshal.GetReference(x);
        ref float q = ref MemoryMarshal.GetReference(y);
        Vector256<float> a, b, c, d, e, f, g, h;
        a = b = c = d = e = f = g = h = Vector256<float>.Zero;
        for (; left >= 64; left -= 64)
        {
            a = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p), Vector256.LoadUnsafe(ref q), a);
            b = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p, 8), Vector256.LoadUnsafe(ref q, 8), b);
            c = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p, 16), Vector256.LoadUnsafe(ref q, 16), c);
            d = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p, 24), Vector256.LoadUnsafe(ref q, 24), d);
            e = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p, 32), Vector256.LoadUnsafe(ref q, 32), e);
            f = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p, 40), Vector256.LoadUnsafe(ref q, 40), f);
            g = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p, 48), Vector256.LoadUnsafe(ref q, 48), g);
            h = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p, 56), Vector256.LoadUnsafe(ref q, 56), h);
            p = ref Unsafe.Add(ref p, 64);
            q = ref Unsafe.Add(ref q, 64);
        }

        for (; left >= 8; left -= 8)
        {
            a = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p), Vector256.LoadUnsafe(ref q), a);
            p = ref Unsafe.Add(ref p, 8);
            q = ref Unsafe.Add(ref q, 8);
        }

        float sum = Vector256.Sum(a + b + (c + d) + (e + f + (g + h)));
        return left == 0 ? sum : sum + Rest(ref p, ref q, left);
    }

    /// <summary>The dot product in four accumulators of 512 bits.</summary>
    public static float Of512(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        int left = Math.Min(x.Length, y.Length);
        ref float p = ref MemoryMarshal.GetReference(x);
        ref float q = ref MemoryMarshal.GetReference(y);
        Vector512<float> a, b, c, d;
        a = b = c = d = Vector512<float>.Zero;
        for (; left >= 64; left -= 64)
        {
            a = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref p), Vector512.LoadUnsafe(ref q), a);
            b = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref p, 16), Vector512.LoadUnsafe(ref q, 16), b);
            c = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref p, 32), Vector512.LoadUnsafe(ref q, 32), c);
            d = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref p, 48), Vector512.LoadUnsafe(ref q, 48), d);
            p = ref Unsafe.Add(ref p, 64);
            q = ref Unsafe.Add(ref q, 64);
        }

        for (; left >= 16; left -= 16)
        {
            a = Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref p), Vector512.LoadUnsafe(ref q), a);
            p = ref Unsafe.Add(ref p, 16);
            q = ref Unsafe.Add(ref q, 16);
        }

        float sum = Vector512.Sum(a + b + (c + d));
        return left == 0 ? sum : sum + Rest(ref p, ref q, left);
    }

    private static float Rest(ref float p, ref float q, int length) =>
        OfScalar(MemoryMarshal.CreateReadOnlySpan(ref p, length), MemoryMarshal.CreateReadOnlySpan(ref q, length));
}
