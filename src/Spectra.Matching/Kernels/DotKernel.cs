using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <summary>The dot product in single precision, as fast as memory delivers: the last bits differ between widths, so it only ranks candidates.</summary>
/// <remarks>
/// Eight accumulators hide the latency of the multiply-add; 512-bit registers gain nothing where memory is the limit, and read it more slowly.
/// What one addend's way to the sum can lose is stated by <see cref="Roundings"/>, so that a ranking can be made exact.
/// </remarks>
internal static class DotKernel
{
    private const int Accumulators = 8;

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
        const int Pairs = 3;
        return width == 1 ? Product + length : Product + (length / (Accumulators * width)) + Accumulators + Pairs + width;
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
        int length = Math.Min(x.Length, y.Length);
        ref float p = ref MemoryMarshal.GetReference(x);
        ref float q = ref MemoryMarshal.GetReference(y);
        Vector128<float> a, b, c, d, e, f, g, h;
        a = b = c = d = e = f = g = h = Vector128<float>.Zero;
        int i = 0;
        for (; i <= length - (Accumulators * Vector128<float>.Count); i += Accumulators * Vector128<float>.Count)
        {
            a = Add(a, ref p, ref q, i);
            b = Add(b, ref p, ref q, i + 4);
            c = Add(c, ref p, ref q, i + 8);
            d = Add(d, ref p, ref q, i + 12);
            e = Add(e, ref p, ref q, i + 16);
            f = Add(f, ref p, ref q, i + 20);
            g = Add(g, ref p, ref q, i + 24);
            h = Add(h, ref p, ref q, i + 28);
        }

        for (; i <= length - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            a = Add(a, ref p, ref q, i);
        }

        return Vector128.Sum(a + b + (c + d) + (e + f + (g + h))) + OfScalar(x[i..length], y[i..length]);

        static Vector128<float> Add(Vector128<float> sum, ref float p, ref float q, int i) =>
            Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref p, (nuint)i), Vector128.LoadUnsafe(ref q, (nuint)i), sum);
    }

    /// <summary>The dot product in eight accumulators of 256 bits.</summary>
    public static float Of256(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        int length = Math.Min(x.Length, y.Length);
        ref float p = ref MemoryMarshal.GetReference(x);
        ref float q = ref MemoryMarshal.GetReference(y);
        Vector256<float> a, b, c, d, e, f, g, h;
        a = b = c = d = e = f = g = h = Vector256<float>.Zero;
        int i = 0;
        for (; i <= length - (Accumulators * Vector256<float>.Count); i += Accumulators * Vector256<float>.Count)
        {
            a = Add(a, ref p, ref q, i);
            b = Add(b, ref p, ref q, i + 8);
            c = Add(c, ref p, ref q, i + 16);
            d = Add(d, ref p, ref q, i + 24);
            e = Add(e, ref p, ref q, i + 32);
            f = Add(f, ref p, ref q, i + 40);
            g = Add(g, ref p, ref q, i + 48);
            h = Add(h, ref p, ref q, i + 56);
        }

        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            a = Add(a, ref p, ref q, i);
        }

        return Vector256.Sum(a + b + (c + d) + (e + f + (g + h))) + OfScalar(x[i..length], y[i..length]);

        static Vector256<float> Add(Vector256<float> sum, ref float p, ref float q, int i) =>
            Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref p, (nuint)i), Vector256.LoadUnsafe(ref q, (nuint)i), sum);
    }

    /// <summary>The dot product in eight accumulators of 512 bits.</summary>
    public static float Of512(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        Debug.Assert(x.Length == y.Length, "The caller validates once a library.");
        int length = Math.Min(x.Length, y.Length);
        ref float p = ref MemoryMarshal.GetReference(x);
        ref float q = ref MemoryMarshal.GetReference(y);
        Vector512<float> a, b, c, d, e, f, g, h;
        a = b = c = d = e = f = g = h = Vector512<float>.Zero;
        int i = 0;
        for (; i <= length - (Accumulators * Vector512<float>.Count); i += Accumulators * Vector512<float>.Count)
        {
            a = Add(a, ref p, ref q, i);
            b = Add(b, ref p, ref q, i + 16);
            c = Add(c, ref p, ref q, i + 32);
            d = Add(d, ref p, ref q, i + 48);
            e = Add(e, ref p, ref q, i + 64);
            f = Add(f, ref p, ref q, i + 80);
            g = Add(g, ref p, ref q, i + 96);
            h = Add(h, ref p, ref q, i + 112);
        }

        for (; i <= length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            a = Add(a, ref p, ref q, i);
        }

        return Vector512.Sum(a + b + (c + d) + (e + f + (g + h))) + OfScalar(x[i..length], y[i..length]);

        static Vector512<float> Add(Vector512<float> sum, ref float p, ref float q, int i) =>
            Vector512.MultiplyAddEstimate(Vector512.LoadUnsafe(ref p, (nuint)i), Vector512.LoadUnsafe(ref q, (nuint)i), sum);
    }
}
