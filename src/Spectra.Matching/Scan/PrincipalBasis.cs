using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>The directions along which the rows of a matrix lie, the most common first: leading eigenvectors of the uncentred second-moment matrix of a sample of them. Immutable.</summary>
/// <remarks>Found with one arithmetic on every processor and any number of threads, since it is stored in files whose hash is their identity.</remarks>
internal sealed class PrincipalBasis
{
    /// <summary>How many vectors there are at most: with a residual norm they make 256 values.</summary>
    public const int Most = 255;

    /// <summary>The largest Frobenius norm of U U' - 1 that a basis U has: the rounding of its vectors to single precision.</summary>
    public const double MostDefect = 2e-6;

    // Vectors found here live in managed memory, which must not be collected while they are read through the matrix.
    private readonly float[]? _memory;

    /// <summary>A basis that was written by <see cref="PrincipalIndexWriter"/>.</summary>
    /// <param name="vectors">A vector a row.</param>
    public PrincipalBasis(RowMatrix vectors)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vectors.Rows, Most, nameof(vectors));
        Vectors = vectors;
    }

    private PrincipalBasis(RowMatrix vectors, float[] memory)
        : this(vectors) => _memory = memory;

    /// <summary>The vectors, one a row: orthonormal but for <see cref="MostDefect"/>. Read them only while the basis is alive.</summary>
    public RowMatrix Vectors { get; }

    /// <summary>How many vectors there are: <see cref="Most"/>, or as many as the rows span.</summary>
    public int Count => Vectors.Rows;

    /// <summary>The basis of a matrix's rows, from at most 20 000 of them.</summary>
    /// <param name="rows">The rows.</param>
    public static PrincipalBasis Of(RowMatrix rows)
    {
        PrincipalBasis basis = Store(PrincipalDirections.Of(rows), rows.Points, rows.Padded);
        double defect = basis.Defect();
        return defect <= MostDefect ? basis : throw new InvalidOperationException($"The principal basis is orthonormal only to {defect:E1}, not to {MostDefect:E1}.");
    }

    /// <summary>The products of all vectors with a row, to 1e-11 of its norm.</summary>
    /// <param name="row">As many values as a vector has with its zeros.</param>
    /// <param name="products">Their destination; zero from <see cref="Count"/> on.</param>
    public void Project(ReadOnlySpan<float> row, Span<double> products)
    {
        Vectors.Touch(0, Count);
        for (int k = 0; k < Count; k++)
        {
            products[k] = FixedLanes.DotInDouble(Vectors[k], row);
        }

        products[Count..].Clear();
        GC.KeepAlive(_memory);
    }

    /// <summary>The Frobenius norm of U U' - 1.</summary>
    public double Defect()
    {
        double[] products = new double[Count];
        double sum = 0;
        for (int k = 0; k < Count; k++)
        {
            Project(Vectors[k], products);
            products[k] -= 1;
            sum += FixedLanes.Dot(products, products);
        }

        return Math.Sqrt(sum);
    }

    private static unsafe PrincipalBasis Store(double[][] vectors, int points, int stride)
    {
        const int Alignment = 64;
        float[] memory = GC.AllocateArray<float>((vectors.Length * stride) + (Alignment / sizeof(float)), pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
        float* first = (float*)((start + Alignment - 1) / Alignment * Alignment);
        for (int k = 0; k < vectors.Length; k++)
        {
            for (int i = 0; i < stride; i++)
            {
                first[(k * stride) + i] = (float)vectors[k][i];
            }
        }

        return new PrincipalBasis(new RowMatrix(first, vectors.Length, points, stride), memory);
    }
}
