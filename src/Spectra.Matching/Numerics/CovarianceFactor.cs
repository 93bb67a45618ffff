using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>The factor of the covariance of many vectors about their mean, in a fixed order of sums.</summary>
internal static class CovarianceFactor
{
    /// <summary>L with L Lᵀ = covariance + <paramref name="least"/> on the diagonal.</summary>
    /// <param name="vectors">At least one; all of one length.</param>
    /// <param name="least">Added to each variance.</param>
    public static CholeskyFactor Of(double[][] vectors, double least)
    {
        int size = vectors[0].Length;
        double[] mean = new double[size];
        foreach (double[] vector in vectors)
        {
            FixedLanes.AddScaled(1.0 / vectors.Length, vector, mean);
        }

        CholeskyFactor factor = Moments.Of(vectors, mean);
        for (int i = 0; i < size; i++)
        {
            Span<double> row = factor.Row(i);
            for (int j = 0; j <= i; j++)
            {
                row[j] /= vectors.Length;
            }

            row[i] += least;
        }

        factor.Factorise();
        return factor;
    }
}
