using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>Linear systems of a few unknowns with a symmetric, positive semidefinite matrix.</summary>
internal static class SmallSystem
{
    /// <summary>A pivot below this share of its diagonal element counts as dependent and gets a zero solution.</summary>
    private const double Dependent = 1e-12;

    /// <summary>Solves A x = b by Cholesky; unknowns that depend on earlier ones are 0.</summary>
    /// <param name="matrix">A, row by row.</param>
    /// <param name="right">b.</param>
    public static double[] Solve(ReadOnlySpan<double> matrix, ReadOnlySpan<double> right)
    {
        int n = right.Length;
        double[] factor = matrix.ToArray();
        double[] x = right.ToArray();
        for (int i = 0; i < n; i++)
        {
            Span<double> row = factor.AsSpan(i * n, n);
            for (int j = 0; j < i; j++)
            {
                double pivot = factor[(j * n) + j];
                row[j] = pivot > 0 ? (row[j] - FixedLanes.Dot(row[..j], factor.AsSpan(j * n, j))) / pivot : 0;
            }

            double rest = row[i] - FixedLanes.Dot(row[..i], row[..i]);
            row[i] = rest > Dependent * matrix[(i * n) + i] ? Math.Sqrt(rest) : 0;
            x[i] = row[i] > 0 ? (x[i] - FixedLanes.Dot(row[..i], x.AsSpan(0, i))) / row[i] : 0;
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double pivot = factor[(i * n) + i];
            for (int j = i + 1; j < n; j++)
            {
                x[i] -= factor[(j * n) + i] * x[j];
            }

            x[i] = pivot > 0 ? x[i] / pivot : 0;
        }

        return x;
    }
}
