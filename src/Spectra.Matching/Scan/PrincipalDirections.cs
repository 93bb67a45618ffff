using Spectra.Kernels;
using Spectra.Numerics;

namespace Spectra.Scan;

/// <summary>Finds the leading eigenvectors of the second-moment matrix of a sample of rows, by randomised subspace iteration.</summary>
/// <remarks>
/// Halko, Martinsson and Tropp (2011), algorithm 4.4, with the second-moment matrix itself in the iterations: once it is there, one of them costs a
/// twentieth of it. Then the eigenvectors within the subspace. All in double precision, in a fixed order.
/// </remarks>
internal static class PrincipalDirections
{
    /// <summary>The rows that are looked at, spread evenly over all.</summary>
    public const int MostSampled = 20_000;
    private const int Chunk = 256;
    private const int Iterations = 4;

    /// <summary>More directions are iterated than are kept, so that the last ones kept are found well.</summary>
    private const int Spare = 17;

    /// <summary>Eigenvalues up to this share of the first are noise of single-precision rows.</summary>
    private const double Least = 1e-12;

    /// <summary>At most <see cref="PrincipalBasis.Most"/> orthonormal vectors as long as a padded row, the leading one first.</summary>
    public static double[][] Of(RowMatrix rows)
    {
        Panels moments = Moments(rows);
        int width = Math.Min(PrincipalBasis.Most + Spare, rows.Points);
        double[][] subspace = OrthonormalVectors.Of(RandomSigns(width, rows));
        for (int i = 0; i < Iterations; i++)
        {
            subspace = OrthonormalVectors.Of(Product(moments, subspace));
        }

        double[][] images = Product(moments, subspace);
        double[][] within = [.. subspace.Select(x => Array.ConvertAll(images, y => FixedLanes.Dot(x, y)))];
        double[][] turned = [.. SymmetricEigenvectors.Of(within, Least).Take(PrincipalBasis.Most).Select(weights => Sum(weights, subspace))];
        return OrthonormalVectors.Of(turned);
    }

    /// <summary>The sum of x x' over the sample.</summary>
    private static Panels Moments(RowMatrix rows)
    {
        Panels moments = new(rows.Padded, rows.Padded);
        int sampled = Math.Min(rows.Rows, MostSampled);
        Panels chunk = new(Chunk, rows.Padded);
        for (int first = 0; first < sampled; first += Chunk)
        {
            chunk.Clear();
            for (int i = first; i < Math.Min(sampled, first + Chunk); i++)
            {
                int row = (int)((long)i * rows.Rows / sampled);
                rows.Touch(row, 1);
                chunk.PutRow(i - first, rows[row]);
            }

            Parallel.For(0, chunk.Count, panel => moments.AddProduct(chunk, panel, chunk, from: panel));
        }

        Mirror(moments);
        return moments;
    }

    private static void Mirror(Panels moments)
    {
        for (int column = 0; column < moments.Depth; column++)
        {
            for (int row = 0; row < column; row++)
            {
                moments[column, row] = moments[row, column];
            }
        }
    }

    private static double[][] Product(Panels symmetric, double[][] vectors)
    {
        int columns = (vectors.Length + FixedProduct.Width - 1) / FixedProduct.Width * FixedProduct.Width;
        Panels right = new(symmetric.Depth, columns);
        Panels product = new(symmetric.Depth, columns);
        for (int k = 0; k < vectors.Length; k++)
        {
            right.PutColumn(k, vectors[k]);
        }

        Parallel.For(0, symmetric.Count, panel => product.AddProduct(symmetric, panel, right));
        return [.. Enumerable.Range(0, vectors.Length).Select(product.Column)];
    }

    private static double[] Sum(double[] weights, double[][] vectors)
    {
        double[] sum = new double[vectors[0].Length];
        for (int k = 0; k < weights.Length; k++)
        {
            FixedLanes.AddScaled(weights[k], vectors[k], sum);
        }

        return sum;
    }

    /// <summary>Vectors of random signs, zero in the padding, by the generator SplitMix64 from a fixed seed.</summary>
    private static double[][] RandomSigns(int count, RowMatrix rows)
    {
        ulong state = 0;
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, rows.Padded).Select(i => i < rows.Points ? NextSign() : 0).ToArray())];

        double NextSign()
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (long)(z ^ (z >> 31)) < 0 ? -1 : 1;
        }
    }
}
