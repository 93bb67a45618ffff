using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Kernels;
using Spectra.Numerics;

namespace Spectra.Benchmarks.Ratios.Peers;

/// <summary>Mixtures of spectra to take apart: columns from the fixture, right sides that are noisy sums of a few of them.</summary>
internal sealed class NnlsProblems
{
    /// <summary>How many right sides there are.</summary>
    public const int Count = 5;

    private const int Components = 6;
    private const double Noise = 0.02;

    private readonly double[][] _right;
    private readonly double[] _gram;

    /// <param name="fixture">Its originals are the columns, each lifted to a least value of 0, as an absorbance is.</param>
    /// <param name="columns">How many columns.</param>
    public NnlsProblems(Fixture fixture, int columns)
    {
        (Points, Columns) = (fixture.Rows.Points, columns);
        Matrix = new double[Points * columns];
        for (int column = 0; column < columns; column++)
        {
            ReadOnlySpan<float> row = fixture.Rows[column * (4_000 / columns)][..Points];
            float least = System.Numerics.Tensors.TensorPrimitives.Min(row);
            for (int i = 0; i < Points; i++)
            {
                Matrix[(column * Points) + i] = row[i] - least;
            }
        }

        _right = [.. Enumerable.Range(0, Count).Select(Mixture)];
        _gram = new double[columns * columns];
        for (int column = 0; column < columns; column++)
        {
            Products(column, _gram.AsSpan(column * columns, columns));
        }
    }

    public int Points { get; }

    public int Columns { get; }

    /// <summary>A, column by column.</summary>
    public double[] Matrix { get; }

    public ReadOnlySpan<double> Right(int problem) => _right[problem];

    /// <summary>Our solution; the projections are worked out anew, as they are for every query.</summary>
    /// <param name="problem">The right side.</param>
    /// <param name="cached">Whether the Gram matrix is at hand; else its columns are worked out when they are asked for.</param>
    public double[] Solve(int problem, bool cached)
    {
        double[] projections = new double[Columns];
        for (int column = 0; column < Columns; column++)
        {
            projections[column] = FixedLanes.Dot(Column(column), _right[problem]);
        }

        return NonNegativeLeastSquares.Solve(projections, cached ? (column, products) => _gram.AsSpan(column * Columns, Columns).CopyTo(products) : Products);
    }

    private ReadOnlySpan<double> Column(int column) => Matrix.AsSpan(column * Points, Points);

    private void Products(int column, Span<double> products)
    {
        for (int other = 0; other < Columns; other++)
        {
            products[other] = FixedLanes.Dot(Column(column), Column(other));
        }
    }

    private double[] Mixture(int problem)
    {
        SeededNoise noise = new((ulong)problem);
        double[] mixture = new double[Points];
        for (int component = 0; component < Components; component++)
        {
            FixedLanes.AddScaled(noise.Uniform(0.1, 1), Column(noise.Index(Columns)), mixture);
        }

        for (int i = 0; i < Points; i++)
        {
            mixture[i] += Noise / Math.Sqrt(Points) * noise.Normal();
        }

        return mixture;
    }
}
