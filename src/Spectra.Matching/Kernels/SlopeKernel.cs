using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <summary>The least-squares slope in a moving window, over a whole row at once. Fixed lanes: the same bits on every processor.</summary>
internal static class SlopeKernel
{
    /// <summary>The weighted sum of squared slopes, <c>Σ mask[i] (Σ_k weights[k-1] (x[i+k] - x[i-k]))²</c> for i from the window's half width to as far from the end.</summary>
    /// <param name="x">The values.</param>
    /// <param name="weights">The weights of the pairs, nearest first; their number is the window's half width.</param>
    /// <param name="mask">1 where a slope counts, 0 elsewhere; as long as <paramref name="x"/>.</param>
    public static float SumOfSquares(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> mask)
    {
        int half = weights.Length;
        Vector256<float> sums = Vector256<float>.Zero;
        int i = half;
        for (; i + 8 + half <= x.Length; i += 8)
        {
            Vector256<float> slope = Vector256<float>.Zero;
            for (int k = 1; k <= half; k++)
            {
                slope += Vector256.Create(weights[k - 1]) * (Vector256.Create(x[(i + k)..]) - Vector256.Create(x[(i - k)..]));
            }

            sums += Vector256.Create(mask[i..]) * slope * slope;
        }

        Vector128<float> lanes = sums.GetLower() + sums.GetUpper();
        float sum = lanes[0] + lanes[2] + (lanes[1] + lanes[3]);
        for (; i + half < x.Length; i++)
        {
            float slope = 0;
            for (int k = 1; k <= half; k++)
            {
                slope += weights[k - 1] * (x[i + k] - x[i - k]);
            }

            sum += mask[i] * slope * slope;
        }

        return sum;
    }
}
