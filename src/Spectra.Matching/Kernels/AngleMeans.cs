using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Spectra.Kernels;

/// <summary>Weighted means of angles, eight side by side. The last bits differ between machines, so these only rank candidates.</summary>
internal static class AngleMeans
{
    /// <summary>The cosine of the weighted mean of arc cosines: lane by lane <c>cos(Σ w[v] acos r[v])</c>, within 1e-6 where the weights sum to 1.</summary>
    /// <param name="correlations">Eight lanes for each weight, each -1 to 1.</param>
    /// <param name="weights">The weights, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector256<float> Cosine(ReadOnlySpan<float> correlations, ReadOnlySpan<float> weights)
    {
        Vector256<float> angle = Vector256<float>.Zero;
        for (int v = 0; v < weights.Length; v++)
        {
            angle += Vector256.Create(weights[v]) * ArcCosine(Vector256.Create(correlations[(v * Vector256<float>.Count)..]));
        }

        return Cosine(angle);
    }

    /// <summary>The arc cosine of values from -1 to 1 within 1e-6 (Abramowitz and Stegun, 4.4.46: <c>sqrt(1 - x) Σ a[k] x^k</c> for x from 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<float> ArcCosine(Vector256<float> x)
    {
        Vector256<float> size = Vector256.Min(Vector256.Abs(x), Vector256<float>.One);
        Vector256<float> sum = Step(Vector256.Create(-0.0012624911f), size, 0.0066700901f);
        sum = Step(sum, size, -0.0170881256f);
        sum = Step(sum, size, 0.0308918810f);
        sum = Step(sum, size, -0.0501743046f);
        sum = Step(sum, size, 0.0889789874f);
        sum = Step(sum, size, -0.2145988016f);
        sum = Step(sum, size, 1.5707963050f);
        sum *= Vector256.Sqrt(Vector256<float>.One - size);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256.Create(MathF.PI) - sum, sum);
    }

    /// <summary>The cosine of angles from 0 to pi: 1 - 2 sin²(x / 2), the sine by its series to the eleventh power.</summary>
    private static Vector256<float> Cosine(Vector256<float> x)
    {
        Vector256<float> half = x * 0.5f;
        Vector256<float> square = half * half;
        Vector256<float> sum = Step(Vector256.Create(-1f / 39_916_800), square, 1f / 362_880);
        sum = Step(sum, square, -1f / 5_040);
        sum = Step(sum, square, 1f / 120);
        sum = Step(sum, square, -1f / 6);
        sum = Step(sum, square, 1);
        Vector256<float> sine = sum * half;
        return Vector256<float>.One - (2f * sine * sine);
    }

    /// <summary>A step of Horner's scheme.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Step(Vector256<float> sum, Vector256<float> x, float coefficient) => (sum * x) + Vector256.Create(coefficient);
}
