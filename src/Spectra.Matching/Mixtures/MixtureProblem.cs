using System.Collections.Immutable;
using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Mixtures;

/// <summary>One query and every product that fits of it share, each computed when first needed.</summary>
internal sealed class MixtureProblem
{
    /// <summary>What no model explains, as a share of the query's norm: added to the noise as if it were white.</summary>
    private const double ModelError = 0.05;

    private readonly Coverage _coverage;
    private readonly Dictionary<(ReferenceLibrary, int), Candidate?> _candidates = [];
    private readonly Dictionary<(int, int), double[]> _products = [];
    private readonly double[] _background;
    private int _count;

    public MixtureProblem(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries)
    {
        Libraries = libraries;
        Grid = query.Grid;
        _coverage = query.Coverage;
        Space = new SlopeSpace(query.Grid, query.Coverage);
        (double low, double high) = Extremes(query);
        double scale = high > low ? 1 / (high - low) : 0;
        double[] curve = [.. query.Ordinates.ToArray().Select(value => (value - low) * scale)];
        Query = new double[Space.Count];
        Space.Of(curve, Query);
        SquaredNorm = FixedLanes.Dot(Query, Query);

        // A slope sums over a fixed range: the fewer points were measured in it, the less their noise averages out.
        double noise = query.Noise.Deviation * scale * Space.NoiseFactor;
        NoiseVariance = noise * noise * query.Noise.Spacing / query.Grid.Step;
        Variance = NoiseVariance + (ModelError * ModelError * SquaredNorm / Math.Max(1, Space.Count));
        _background = BackgroundColumns.Of(Space, Grid);
        BackgroundGram = Products(_background, BackgroundColumns.Count, _background, BackgroundColumns.Count);
        BackgroundProjections = Products(_background, BackgroundColumns.Count, Query, 1);
    }

    public ImmutableArray<ReferenceLibrary> Libraries { get; }

    public SpectralGrid Grid { get; }

    public SlopeSpace Space { get; }

    /// <summary>The slopes of the query, scaled to a range of 1 in absorbance.</summary>
    public double[] Query { get; }

    public double SquaredNorm { get; }

    /// <summary>The variance of a slope by the noise of the points.</summary>
    public double NoiseVariance { get; }

    /// <summary>The variance of a slope by noise and by what no model explains.</summary>
    public double Variance { get; }

    public double[] BackgroundGram { get; }

    public double[] BackgroundProjections { get; }

    /// <summary>The candidate of a row; null where the row is level over the query's range.</summary>
    public Candidate? Find(ReferenceLibrary library, int row)
    {
        if (!_candidates.TryGetValue((library, row), out Candidate? candidate))
        {
            if (ReferenceCurve.Scaled(library, row, _coverage) is { } curve)
            {
                double[] slopes = new double[Space.Count];
                Space.Of(curve, slopes);
                candidate = new Candidate(_count++, library, row, slopes);
            }

            _candidates[(library, row)] = candidate;
        }

        return candidate;
    }

    /// <summary>The products of a candidate's columns with the query and the background, made sure of.</summary>
    public Candidate Expanded(Candidate candidate)
    {
        if (candidate.Columns is null)
        {
            candidate.Columns = DistortionColumns.Of(ReferenceCurve.Scaled(candidate.Library, candidate.Row, _coverage)!, Space, Grid);
            candidate.Projections = Products(candidate.Columns, DistortionColumns.Count, Query, 1);
            candidate.Background = Products(candidate.Columns, DistortionColumns.Count, _background, BackgroundColumns.Count);
        }

        return candidate;
    }

    /// <summary>The products of every column of <paramref name="a"/> with every column of <paramref name="b"/>, row by row of a.</summary>
    public double[] Gram(Candidate a, Candidate b)
    {
        if (!_products.TryGetValue((a.Index, b.Index), out double[]? products))
        {
            products = Products(Expanded(a).Columns!, DistortionColumns.Count, Expanded(b).Columns!, DistortionColumns.Count);
            _products[(a.Index, b.Index)] = products;
            if (a.Index != b.Index)
            {
                _products[(b.Index, a.Index)] = Transposed(products);
            }
        }

        return products;
    }

    /// <summary>A row of the background columns.</summary>
    public ReadOnlySpan<double> Background(int column) => _background.AsSpan(column * Space.Count, Space.Count);

    private double[] Products(double[] a, int rows, double[] b, int columns)
    {
        int n = Space.Count;
        double[] products = new double[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                products[(row * columns) + column] = FixedLanes.Dot(a.AsSpan(row * n, n), b.AsSpan(column * n, n));
            }
        }

        return products;
    }

    private static double[] Transposed(double[] products)
    {
        double[] transposed = new double[products.Length];
        for (int row = 0; row < DistortionColumns.Count; row++)
        {
            for (int column = 0; column < DistortionColumns.Count; column++)
            {
                transposed[(column * DistortionColumns.Count) + row] = products[(row * DistortionColumns.Count) + column];
            }
        }

        return transposed;
    }

    private static (double Low, double High) Extremes(PreparedSpectrum query)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach ((int start, int end) in query.Coverage.Runs)
        {
            foreach (double value in query.Ordinates[start..end])
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        return (low, high);
    }
}
