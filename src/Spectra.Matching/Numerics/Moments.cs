using Spectra.Kernels;

namespace Spectra.Numerics;

/// <summary>Sums of products of the elements of many vectors: Σ (x - centre)(x - centre)ᵀ, the same bits on every processor and any number of threads.</summary>
internal static class Moments
{
    private const int Chunk = 256;

    /// <summary>The lower triangle of the sum, not factorised.</summary>
    /// <param name="vectors">The vectors, all of one length.</param>
    /// <param name="centre">What is subtracted from each.</param>
    public static CholeskyFactor Of(double[][] vectors, double[] centre)
    {
        int size = centre.Length;
        int columns = (size + FixedProduct.Width - 1) / FixedProduct.Width * FixedProduct.Width;
        Panels sums = new(columns, columns);
        Panels chunk = new(Chunk, columns);
        for (int first = 0; first < vectors.Length; first += Chunk)
        {
            chunk.Clear();
            for (int i = first; i < Math.Min(vectors.Length, first + Chunk); i++)
            {
                for (int j = 0; j < size; j++)
                {
                    chunk[i - first, j] = vectors[i][j] - centre[j];
                }
            }

            Parallel.For(0, chunk.Count, panel => sums.AddProduct(chunk, panel, chunk, from: panel));
        }

        CholeskyFactor lower = new(size);
        for (int i = 0; i < size; i++)
        {
            Span<double> row = lower.Row(i);
            for (int j = 0; j <= i; j++)
            {
                row[j] = sums[j, i];
            }
        }

        return lower;
    }
}
