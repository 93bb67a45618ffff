using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>How far a score computed in single precision can lie from <see cref="FixedLanes.DotInDouble"/> of the same row and query.</summary>
/// <remarks>
/// Rigorous for rows whose norm is at most <see cref="LargestNorm"/>. With u = 2⁻²⁴ and a sum whose addends pass k roundings, the error is at most
/// k u / (1 - k u) Σ |x[i] q[i]|, and the sum is at most ‖x‖ ‖q‖ (Cauchy and Schwarz).
/// </remarks>
internal static class ScoreBound
{
    /// <summary>The norm of a row is 1 or 0 up to its rounding; this leaves room for many roundings.</summary>
    public const double LargestNorm = 1.0001;

    private const double SingleRoundoff = 1.0 / (1 << 24);
    private const double DoubleRoundoff = 1.0 / (1L << 53);

    /// <summary>Of a result that underflows, at most this is lost.</summary>
    private const double Underflow = float.Epsilon;

    /// <summary>The bound for a dot product whose addends pass so many roundings.</summary>
    /// <param name="roundings">The roundings on an addend's way, as <see cref="DotKernel.Roundings"/> states them.</param>
    /// <param name="query">The query.</param>
    /// <exception cref="ArgumentOutOfRangeException">The query's norm is not a number a single-precision sum can hold.</exception>
    public static double OfSum(int roundings, ReadOnlySpan<float> query) =>
        (Lost(roundings) * Norm(query) * LargestNorm) + Rest(query);

    /// <summary>The bound for one chain of fused multiply-adds over the points in order.</summary>
    /// <remarks>Step k rounds a sum of at most ‖q[0..k]‖ ‖x‖, so a query whose weight lies late loses less than n roundings of the whole.</remarks>
    /// <param name="query">The query.</param>
    /// <exception cref="ArgumentOutOfRangeException">The query's norm is not a number a single-precision sum can hold.</exception>
    public static double OfChain(ReadOnlySpan<float> query)
    {
        _ = Norm(query);
        (double squares, double norms) = (0, 0);
        foreach (float value in query)
        {
            squares += (double)value * value;
            norms += Math.Sqrt(squares);
        }

        return (norms * LargestNorm * SingleRoundoff * (1 + Lost(query.Length))) + Rest(query);
    }

    /// <summary>The query's norm, never too small.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The query's norm is not a number a single-precision sum can hold.</exception>
    public static double Norm(ReadOnlySpan<float> query)
    {
        const double Largest = 1e30;
        double norm = Math.Sqrt(FixedLanes.DotInDouble(query, query)) * (1 + (query.Length * DoubleRoundoff));
        return norm <= Largest ? norm : throw new ArgumentOutOfRangeException(nameof(query), norm, $"A query's norm is at most {Largest}.");
    }

    private static double Lost(int roundings) => roundings * SingleRoundoff / (1 - (roundings * SingleRoundoff));

    /// <summary>What the exact score itself, the bound's own arithmetic and underflow may lose.</summary>
    private static double Rest(ReadOnlySpan<float> query) => query.Length * ((4 * DoubleRoundoff * Norm(query)) + Underflow);
}
