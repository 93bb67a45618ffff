using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>Predicts for each of many things what the others would have it be: kernel ridge regression, each thing left out in turn.</summary>
/// <remarks>
/// The kernel is the cube of the cosine of two signatures. Up to <see cref="MostLandmarks"/> things, spread evenly, span the space of functions (Nyström's
/// approximation: features phi = L⁻¹ k with L Lᵀ the landmarks' own kernel matrix). Leaving one out needs no new fit: the residual without it is
/// (y - ŷ) / (1 - h), h the leverage phiᵀ (ΦᵀΦ + ridge)⁻¹ phi. Sums in a fixed order: the same bits on every processor and any number of threads.
/// </remarks>
internal static class LeftOutPrediction
{
    /// <summary>How many things span the space.</summary>
    public const int MostLandmarks = 2000;

    private const double Ridge = 0.1;

    /// <summary>Keeps the landmarks' matrix definite where two of them are alike.</summary>
    private const double Jitter = 1e-3;

    /// <summary>The predictions, one row a thing.</summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="cosine">The cosine of two things' signatures.</param>
    /// <param name="targets">What each is said to be: a row a thing, all of one length.</param>
    public static double[][] Of(int count, Func<int, int, float> cosine, double[][] targets)
    {
        int[] landmarks = [.. Enumerable.Range(0, Math.Min(count, MostLandmarks)).Select(i => (int)((long)i * count / Math.Min(count, MostLandmarks)))];
        double[][] features = Features(count, landmarks, cosine);
        CholeskyFactor normal = Normal(features, landmarks.Length);
        double[][] weights = Weights(features, targets, normal);
        double[][] predicted = new double[count][];
        Parallel.For(0, count, i =>
        {
            double[] solved = [.. features[i]];
            normal.Forward(solved);
            double kept = Math.Max(1e-6, 1 - FixedLanes.Dot(solved, solved));
            predicted[i] = [.. targets[i].Select((target, k) => target - ((target - FixedLanes.Dot(features[i], weights[k])) / kept))];
        });
        return predicted;
    }

    private static double[][] Features(int count, int[] landmarks, Func<int, int, float> cosine)
    {
        CholeskyFactor own = new(landmarks.Length);
        Parallel.For(0, landmarks.Length, i =>
        {
            Span<double> row = own.Row(i);
            for (int j = 0; j <= i; j++)
            {
                row[j] = Kernel(cosine(landmarks[i], landmarks[j])) + (i == j ? Jitter : 0);
            }
        });
        own.Factorise();
        double[][] features = new double[count][];
        Parallel.For(0, count, i =>
        {
            double[] row = [.. landmarks.Select(landmark => Kernel(cosine(i, landmark)))];
            own.Forward(row);
            features[i] = row;
        });
        return features;
    }

    private static double Kernel(float cosine) => Math.Max(0, cosine) * (double)cosine * cosine;

    /// <summary>The factor of ΦᵀΦ + ridge.</summary>
    private static CholeskyFactor Normal(double[][] features, int size)
    {
        CholeskyFactor normal = Moments.Of(features, new double[size]);
        for (int i = 0; i < size; i++)
        {
            normal.Row(i)[i] += Ridge;
        }

        normal.Factorise();
        return normal;
    }

    /// <summary>(ΦᵀΦ + ridge)⁻¹ ΦᵀY, one row a target.</summary>
    private static double[][] Weights(double[][] features, double[][] targets, CholeskyFactor normal)
    {
        double[][] weights = [.. Enumerable.Range(0, targets[0].Length).Select(_ => new double[normal.Size])];
        Parallel.For(0, weights.Length, k =>
        {
            for (int i = 0; i < features.Length; i++)
            {
                FixedLanes.AddScaled(targets[i][k], features[i], weights[k]);
            }

            normal.Forward(weights[k]);
            normal.Backward(weights[k]);
        });
        return weights;
    }
}
