namespace Spectra.Mixtures;

/// <summary>Shares of amplitudes and their standard errors.</summary>
internal static class FractionIntervals
{
    /// <summary>The share of a single component is only known down to what could hide beside it.</summary>
    private const double Hidden = 0.05;

    /// <summary>The share and 95 % interval of each component.</summary>
    /// <remarks>
    /// f_i = a_i / Σ a, by first-order propagation: var f_i = gᵀ C g with g_j = (δ_ij - f_i) / Σ a, C the covariance of the amplitudes with the
    /// variance scaled to the misfit that was found; times the trained factor.
    /// </remarks>
    public static (double Fraction, double Low, double High)[] Of(MixtureFit fit, double points, double factor)
    {
        double total = fit.Amplitudes.Sum();
        int k = fit.Set.Length;
        double[] errors = StandardErrors(fit, points);
        (double, double, double)[] shares = new (double, double, double)[k];
        for (int i = 0; i < k; i++)
        {
            double share = fit.Amplitudes[i] / total;
            double half = k == 1 ? Hidden : factor * errors[i];
            shares[i] = (share, Math.Max(0, share - half), Math.Min(1, share + half));
        }

        return shares;
    }

    /// <summary>The standard errors of the shares.</summary>
    public static double[] StandardErrors(MixtureFit fit, double points)
    {
        double total = fit.Amplitudes.Sum();
        int k = fit.Set.Length;
        double[] covariance = fit.Covariance();
        double scale = fit.Misfit / points;
        double[] errors = new double[k];
        for (int i = 0; i < k; i++)
        {
            double variance = 0;
            for (int p = 0; p < k; p++)
            {
                for (int q = 0; q < k; q++)
                {
                    variance += Derivative(i, p) * covariance[(p * k) + q] * Derivative(i, q);
                }
            }

            errors[i] = Math.Sqrt(Math.Max(0, variance * scale));
        }

        return errors;

        double Derivative(int i, int j) => ((i == j ? 1 : 0) - (fit.Amplitudes[i] / total)) / total;
    }
}
