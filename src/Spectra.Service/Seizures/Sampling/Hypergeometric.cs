using MathNet.Numerics;

namespace Spectra.Service.Seizures.Sampling;

/// <summary>Drawing without putting back.</summary>
internal static class Hypergeometric
{
    /// <summary>The chance that a sample holds at most so many negatives.</summary>
    /// <remarks>Σ over x = 0..most of C(D, x) C(N - D, n - x) / C(N, n), each term from logarithms of factorials; relative error below 1e-6 up to ten million packages.</remarks>
    /// <param name="most">The most negatives, from 0.</param>
    /// <param name="population">All packages, N.</param>
    /// <param name="negatives">The negatives among them, D, 0 to N.</param>
    /// <param name="drawn">The packages drawn, n, 0 to N.</param>
    public static double AtMost(int most, int population, int negatives, int drawn)
    {
        double all = LogChoose(population, drawn);
        double sum = 0;
        for (int x = Math.Max(0, drawn - (population - negatives)); x <= Math.Min(most, Math.Min(negatives, drawn)); x++)
        {
            sum += Math.Exp(LogChoose(negatives, x) + LogChoose(population - negatives, drawn - x) - all);
        }

        return Math.Min(1, sum);
    }

    private static double LogChoose(int n, int k) => SpecialFunctions.FactorialLn(n) - SpecialFunctions.FactorialLn(k) - SpecialFunctions.FactorialLn(n - k);
}
