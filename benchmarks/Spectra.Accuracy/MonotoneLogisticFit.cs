using Spectra.Numerics;

namespace Spectra.Accuracy;

/// <summary>Fits a logistic regression whose weights are never negative, so that more of any feature never lowers the probability.</summary>
/// <remarks>
/// Minimises the weighted mean of the log loss plus ridge times the squared weights on standardised features, by cyclic coordinate descent
/// with Newton steps cut at 0 (Friedman, Hastie and Tibshirani, J. Stat. Softw. 33, 2010, for the unbounded form). Convex: one optimum.
/// </remarks>
internal static class MonotoneLogisticFit
{
    private const int Sweeps = 400;
    private const double Settled = 1e-7;

    /// <summary>The weights and the constant for features as they are, not standardised.</summary>
    public static (double[] Weights, double Constant) Of(IReadOnlyList<(double[] Features, bool IsTrue, double Weight)> samples, double ridge)
    {
        int n = samples[0].Features.Length;
        double total = samples.Sum(sample => sample.Weight);
        double[] shares = [.. samples.Select(sample => sample.Weight / total)];
        double[][] columns = new double[n][];
        (double[] means, double[] spreads) = (new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            double[] column = [.. samples.Select(sample => sample.Features[i])];
            double mean = means[i] = column.Zip(shares, (x, share) => x * share).Sum();
            double spread = spreads[i] = Math.Sqrt(column.Zip(shares, (x, share) => share * (x - mean) * (x - mean)).Sum()) + 1e-9;
            columns[i] = [.. column.Select(x => (x - mean) / spread)];
        }

        double[] weights = new double[n + 1];
        double[] odds = new double[samples.Count];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            double moved = 0;
            for (int i = 0; i <= n; i++)
            {
                moved = Math.Max(moved, Math.Abs(Move(i < n ? columns[i] : null, samples, shares, odds, weights, i, i < n ? ridge : 0)));
            }

            if (moved < Settled)
            {
                break;
            }
        }

        double[] own = [.. Enumerable.Range(0, n).Select(i => weights[i] / spreads[i])];
        return (own, weights[n] - own.Zip(means, (weight, mean) => weight * mean).Sum());
    }

    /// <summary>One Newton step of one weight; the constant has no column and no bound.</summary>
    private static double Move(
        double[]? column, IReadOnlyList<(double[] Features, bool IsTrue, double Weight)> samples, double[] shares, double[] odds, double[] weights, int at, double ridge)
    {
        double gradient = 2 * ridge * weights[at];
        double curvature = (2 * ridge) + 1e-9;
        for (int s = 0; s < odds.Length; s++)
        {
            double x = column is null ? 1 : column[s];
            double p = 1 / (1 + PortableMath.Exp(-Math.Clamp(odds[s], -30, 30)));
            gradient += shares[s] * (p - (samples[s].IsTrue ? 1 : 0)) * x;
            curvature += shares[s] * p * (1 - p) * x * x;
        }

        double wanted = weights[at] - Math.Clamp(gradient / curvature, -1, 1);
        double step = (column is null ? wanted : Math.Max(0, wanted)) - weights[at];
        weights[at] += step;
        for (int s = 0; s < odds.Length && step != 0; s++)
        {
            odds[s] += step * (column is null ? 1 : column[s]);
        }

        return step;
    }
}
