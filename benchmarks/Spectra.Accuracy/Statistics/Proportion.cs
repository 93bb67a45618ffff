namespace Spectra.Accuracy.Statistics;

/// <summary>What a count of n says of the share behind it.</summary>
internal static class Proportion
{
    /// <summary>The standard normal's 97.5th percentile.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Wilson's score interval at 95 % (J. Am. Stat. Assoc. 22 (1927) 209): 0 to 1 where n is 0.</summary>
    public static (double Low, double High) Wilson(int hits, int n)
    {
        Check(hits, n);
        if (n == 0)
        {
            return (0, 1);
        }

        double p = (double)hits / n;
        double centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        double half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4.0 * n * n)));

        // At 0 and n the closed form ends on the bound itself; its rounding should not show.
        return (hits == 0 ? 0 : centre - half, hits == n ? 1 : centre + half);
    }

    /// <summary>Clopper and Pearson's one-sided upper limit at 95 % (Biometrika 26 (1934) 404): the share at which this few hits or fewer come in 5 of 100; 1 where all are hits.</summary>
    public static double UpperLimit(int hits, int n)
    {
        Check(hits, n);
        if (hits == n)
        {
            return 1;
        }

        (double low, double high) = (0, 1);
        for (int round = 0; round < 60; round++)
        {
            double p = (low + high) / 2;
            (low, high) = AtMost(hits, n, p) > 0.05 ? (p, high) : (low, p);
        }

        return (low + high) / 2;
    }

    /// <summary>The chance of at most <paramref name="hits"/> of n at a share p between 0 and 1, by its terms in logarithms.</summary>
    private static double AtMost(int hits, int n, double p)
    {
        double logTerm = n * Math.Log(1 - p);
        double sum = Math.Exp(logTerm);
        for (int k = 1; k <= hits; k++)
        {
            logTerm += Math.Log((double)(n - k + 1) / k) + Math.Log(p / (1 - p));
            sum += Math.Exp(logTerm);
        }

        return sum;
    }

    private static void Check(int hits, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, hits);
    }
}
