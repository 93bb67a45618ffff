namespace Spectra.Preprocessing;

/// <summary>The smooth curve v that minimises sum w (y - v)² + lambda sum (second difference of v)².</summary>
/// <remarks>
/// Eilers, Anal. Chem. 75 (2003) 3631. (W + lambda D'D) v = W y is pentadiagonal and solved by L D L' in O(n). The half-power period of the
/// smoother is about 2 pi lambda^(1/4) points: a stiffness stated for points 1 cm-1 apart means the same curve on another grid when it is
/// divided by the fourth power of the spacing.
/// </remarks>
internal static class WhittakerSmoother
{
    /// <summary>The stiffness on a grid of this spacing that equals <paramref name="lambda"/> at 1 cm-1.</summary>
    public static double OnGrid(double lambda, double step) => lambda / (step * step * step * step);

    /// <summary>The curve; points of weight 0 are bridged. At least three points, at least two of them with weight.</summary>
    public static double[] Smooth(ReadOnlySpan<double> y, ReadOnlySpan<double> weights, double lambda)
    {
        int n = y.Length;
        double[] d = new double[n];
        double[] e = new double[n];
        double[] f = new double[n];
        double[] v = new double[n];
        for (int i = 0; i < n; i++)
        {
            double diagonal = weights[i] + (lambda * Penalty(i, n));
            double first = i + 1 < n ? lambda * (i == 0 || i == n - 2 ? -2 : -4) : 0;
            double second = i + 2 < n ? lambda : 0;
            v[i] = weights[i] > 0 ? weights[i] * y[i] : 0;
            if (i > 0)
            {
                diagonal -= d[i - 1] * e[i - 1] * e[i - 1];
                first -= d[i - 1] * e[i - 1] * f[i - 1];
                v[i] -= e[i - 1] * v[i - 1];
            }

            if (i > 1)
            {
                diagonal -= d[i - 2] * f[i - 2] * f[i - 2];
                v[i] -= f[i - 2] * v[i - 2];
            }

            d[i] = diagonal;
            e[i] = first / diagonal;
            f[i] = second / diagonal;
        }

        for (int i = n - 1; i >= 0; i--)
        {
            v[i] /= d[i];
            v[i] -= i + 1 < n ? e[i] * v[i + 1] : 0;
            v[i] -= i + 2 < n ? f[i] * v[i + 2] : 0;
        }

        return v;
    }

    /// <summary>The diagonal of D'D: 1, 5, 6, …, 6, 5, 1; 1, 4, 1 of three points.</summary>
    private static double Penalty(int i, int n)
    {
        int windows = Math.Min(i, n - 3) - Math.Max(0, i - 2) + 1;
        double sum = 0;
        for (int w = 0; w < windows; w++)
        {
            int place = i - (Math.Max(0, i - 2) + w);
            sum += place == 1 ? 4 : 1;
        }

        return sum;
    }
}
