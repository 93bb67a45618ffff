using System.Collections.Immutable;
using Spectra.Numerics;

namespace Spectra.Libraries;

/// <summary>The tail of a distribution beyond a threshold as a generalised Pareto distribution: P(Z > threshold + y) = share (1 + shape y / scale)^(-1 / shape), and share e^(-y / scale) where the shape is 0.</summary>
/// <remarks>
/// Fitted by probability-weighted moments (Hosking and Wallis, Technometrics 29, 1987, 339): a0 the mean excess, a1 = Σ (n - i) / (n - 1) x_i / n
/// over the excesses in ascending order, i from 1; k = a0 / (a0 - 2 a1) - 2, scale = 2 a0 a1 / (a0 - 2 a1), shape = -k. A negative shape would
/// end the tail at a finite score, which no finite sample can promise: it is taken as 0, and a shape above 0.5, without a variance, as 0.5.
/// </remarks>
internal sealed record ParetoTail(double Threshold, double Share, double Scale, double Shape)
{
    private const double MostShape = 0.5;

    /// <summary>The tail of what lies above a threshold.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <param name="share">The share of the whole that lies above it.</param>
    /// <param name="excesses">How far each lies above it, ascending; at least one.</param>
    public static ParetoTail Fit(double threshold, double share, ImmutableArray<double> excesses)
    {
        int n = excesses.Length;
        double a0 = 0;
        double a1 = 0;
        for (int i = 0; i < n; i++)
        {
            a0 += excesses[i] / n;
            a1 += n > 1 ? excesses[i] * (n - 1 - i) / (n - 1) / n : 0;
        }

        double shape = a0 > 2 * a1 ? 2 - (a0 / (a0 - (2 * a1))) : MostShape;
        return shape > 0
            ? new ParetoTail(threshold, share, a0 * (1 - Math.Min(shape, MostShape)), Math.Min(shape, MostShape))
            : new ParetoTail(threshold, share, a0, 0);
    }

    /// <summary>The chance of at least this much.</summary>
    /// <param name="value">A value not below the threshold.</param>
    public double Exceeds(double value)
    {
        double y = (value - Threshold) / Scale;
        return Scale <= 0 ? (y > 0 ? 0 : Share) : Share * PortableMath.Exp(Shape > 0 ? -PortableMath.Log(1 + (Shape * y)) / Shape : -y);
    }
}
