using System.Collections.Immutable;
using Spectra.Mixtures;
using Spectra.Numerics;

namespace Spectra.Accuracy;

/// <summary>Fits a logistic regression by Newton's method with a small ridge on the standardised weights.</summary>
internal static class LogisticFit
{
    private const double Ridge = 1e-4;
    private const int Steps = 30;

    /// <summary>The model of maximum penalised likelihood.</summary>
    /// <param name="names">The features' names.</param>
    /// <param name="samples">Features, label, and weight of each sample.</param>
    public static LogisticModel Of(string[] names, IReadOnlyList<(double[] Features, bool IsTrue, double Weight)> samples)
    {
        int n = names.Length;
        double total = samples.Sum(sample => sample.Weight);
        double[] means = [.. Enumerable.Range(0, n).Select(i => samples.Sum(sample => sample.Weight * sample.Features[i]) / total)];
        double[] spreads = [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(samples.Sum(sample => sample.Weight * Square(sample.Features[i] - means[i])) / total) + 1e-9)];
        double[] weights = new double[n + 1];
        for (int step = 0; step < Steps; step++)
        {
            Newton(samples, means, spreads, total, weights);
        }

        double[] own = [.. Enumerable.Range(0, n).Select(i => weights[i] / spreads[i])];
        return new LogisticModel([.. names], [.. own.Select(Short)], Short(weights[n] - own.Zip(means, (weight, mean) => weight * mean).Sum()));
    }

    private static void Newton(IReadOnlyList<(double[] Features, bool IsTrue, double Weight)> samples, double[] means, double[] spreads, double total, double[] weights)
    {
        int n = means.Length;
        double[] gradient = new double[n + 1];
        double[] hessian = new double[(n + 1) * (n + 1)];
        double[] x = new double[n + 1];
        foreach ((double[] features, bool isTrue, double weight) in samples)
        {
            for (int i = 0; i < n; i++)
            {
                x[i] = (features[i] - means[i]) / spreads[i];
            }

            x[n] = 1;
            double odds = x.Zip(weights, (a, b) => a * b).Sum();
            double p = 1 / (1 + PortableMath.Exp(-Math.Clamp(odds, -30, 30)));
            double share = weight / total;
            for (int i = 0; i <= n; i++)
            {
                gradient[i] += share * ((isTrue ? 1 : 0) - p) * x[i];
                for (int j = 0; j <= n; j++)
                {
                    hessian[(i * (n + 1)) + j] += share * p * (1 - p) * x[i] * x[j];
                }
            }
        }

        for (int i = 0; i <= n; i++)
        {
            gradient[i] -= i < n ? Ridge * weights[i] : 0;
            hessian[(i * (n + 1)) + i] += i < n ? Ridge : 1e-6;
        }

        double[] move = SmallSystem.Solve(hessian, gradient);
        double size = Math.Sqrt(move.Sum(Square));
        for (int i = 0; i <= n; i++)
        {
            weights[i] += move[i] * Math.Min(1, 2 / Math.Max(size, 1e-12));
        }
    }

    private static double Square(double x) => x * x;

    /// <summary>Five digits are enough for a weight, and readable.</summary>
    private static double Short(double weight) => Math.Round(weight, 5, MidpointRounding.AwayFromZero);
}
