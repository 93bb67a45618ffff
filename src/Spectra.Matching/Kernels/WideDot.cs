using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Spectra.Kernels;

/// <summary>The dot product of single-precision values in double precision: the same bits on every processor.</summary>
/// <remarks>
/// The product of two single-precision values is exact in double precision, so that it is the same whether the addition is fused or not; the lanes and their
/// order are part of the definition. The error is below the number of values times 2⁻⁵³ times the sum of the products' sizes.
/// </remarks>
internal static class WideDot
{
    /// <summary>The dot product, the same as <c>for (…) sum += (double)x[i] * y[i];</c> but value i is added to lane i mod 16.</summary>
    /// <param name="x">Values.</param>
    /// <param name="y">As many values.</param>
    public static double Of(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        y = y[..x.Length];
        ref float p = ref MemoryMarshal.GetReference(x);
        ref float q = ref MemoryMarshal.GetReference(y);
        Vector256<double> a, b, c, d;
        a = b = c = d = Vector256<double>.Zero;
        int i = 0;
        for (; i + 16 <= x.Length; i += 16)
        {
            a = Add(a, ref p, ref q, i);
            b = Add(b, ref p, ref q, i + 4);
            c = Add(c, ref p, ref q, i + 8);
            d = Add(d, ref p, ref q, i + 12);
        }

        Vector256<double> lanes = a + b + (c + d);
        double sum = lanes[0] + lanes[2] + (lanes[1] + lanes[3]);
        for (; i < x.Length; i++)
        {
            sum += (double)x[i] * y[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Add(Vector256<double> sum, ref float p, ref float q, int i) => Vector256.MultiplyAddEstimate(Widen(ref p, i), Widen(ref q, i), sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(ref float values, int i)
    {
        Vector128<float> four = Vector128.LoadUnsafe(ref values, (nuint)i);
        return Avx.IsSupported
            ? Avx.ConvertToVector256Double(four)
            : Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four));
    }
}
