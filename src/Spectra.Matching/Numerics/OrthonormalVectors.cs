using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>Makes vectors orthonormal by the Gram-Schmidt process, each vector twice: the same bits on every processor.</summary>
/// <remarks>Twice is enough for orthogonality to rounding (Giraud, Langou, Rozložník 2005).</remarks>
internal static class OrthonormalVectors
{
    /// <summary>What is left of a vector is rounding noise below this share of it.</summary>
    private const double Dependent = 1e-12;

    /// <summary>The vectors made orthonormal in their order, in place; those that depend on earlier ones are left out.</summary>
    public static double[][] Of(double[][] vectors)
    {
        int count = 0;
        foreach (double[] vector in vectors)
        {
            double before = Math.Sqrt(FixedLanes.Dot(vector, vector));
            if (before > 0 && Purify(vector, vectors.AsSpan(0, count), before))
            {
                vectors[count++] = vector;
            }
        }

        return vectors[..count];
    }

    private static bool Purify(double[] vector, ReadOnlySpan<double[]> earlier, double before)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] direction in earlier)
            {
                FixedLanes.AddScaled(-FixedLanes.Dot(direction, vector), direction, vector);
            }

            double norm = Math.Sqrt(FixedLanes.Dot(vector, vector));
            if (norm <= Dependent * before)
            {
                return false;
            }

            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] /= norm;
            }

            before = 1;
        }

        return true;
    }
}
