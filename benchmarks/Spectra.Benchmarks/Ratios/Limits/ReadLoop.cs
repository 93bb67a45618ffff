using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Spectra.Benchmarks.Ratios.Limits;

/// <summary>Reads memory in one sequential stream and does nothing with it: what a scan can't be faster than.</summary>
internal static unsafe class ReadLoop
{
    /// <summary>The sum of all values, in lanes; a multiple of 64 values.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static float Sum(float* values, long count)
    {
        Vector256<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (float* end = values + count; values < end; values += 64)
        {
            a += Vector256.LoadAligned(values);
            b += Vector256.LoadAligned(values + 8);
            c += Vector256.LoadAligned(values + 16);
            d += Vector256.LoadAligned(values + 24);
            e += Vector256.LoadAligned(values + 32);
            f += Vector256.LoadAligned(values + 40);
            g += Vector256.LoadAligned(values + 48);
            h += Vector256.LoadAligned(values + 56);
        }

        return Vector256.Sum(a + b + (c + d) + (e + f + (g + h)));
    }
}
