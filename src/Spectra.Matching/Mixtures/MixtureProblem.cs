using System.Collections.Concurrent;
using System.Collections.Immutable;
using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Mixtures;

/// <summary>One query and every product that fits of it share, each computed when first needed.</summary>
/// <remarks>Candidates are numbered in the order of first use, so <see cref="Find(ImmutableArray{ValueTuple{ReferenceLibrary, int}})"/> is for one thread at a time; fits of different candidates may run side by side.</remarks>
internal sealed class MixtureProblem
{
    /// <summary>What no model explains, as a share of the query's norm: added to the noise as if it were white.</summary>
    private const double ModelError = 0.05;

    private readonly Coverage _coverage;
    private readonly Dictionary<(ReferenceLibrary, int), Candidate?> _candidates = [];
    private readonly ConcurrentDictionary<(int, int), double[]> _products = [];
    private readonly ConcurrentDictionary<(int, int), double[]> _crossed = [];
    private readonly DistortionColumns _distortions;
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
        double[] curve = Array.ConvertAll(query.Ordinates.ToArray(), value => (value - low) * scale);
        Query = new double[Space.Count];
        Space.Of(curve, Query);
        SquaredNorm = FixedLanes.Dot(Query, Query);

        // A slope sums over a fixed range: the fewer points were measured in it, the less their noise averages out.
        double noise = query.Noise.Deviation * scale * Space.NoiseFactor;
        NoiseVariance = noise * noise * query.Noise.Spacing / query.Grid.Step;
        Variance = NoiseVariance + (ModelError * ModelError * SquaredNorm / Math.Max(1, Space.Count));
        _distortions = new DistortionColumns(Space, Grid);
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
    public Candidate? Find(ReferenceLibrary library, int row) => Find([(library, row)]) is [{ } candidate] ? candidate : null;

    /// <summary>The candidates of rows, in their order, without those that are level over the query's range.</summary>
    public ImmutableArray<Candidate> Find(ImmutableArray<(ReferenceLibrary Library, int Row)> rows)
    {
        (double[] Slopes, double[] Crossed)?[] made = new (double[], double[])?[rows.Length];
        Parallel.For(0, rows.Length, i => made[i] = _candidates.ContainsKey(rows[i]) ? null : Slopes(rows[i].Library, rows[i].Row));
        ImmutableArray<Candidate>.Builder found = ImmutableArray.CreateBuilder<Candidate>(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            if (!_candidates.TryGetValue(rows[i], out Candidate? candidate))
            {
                candidate = made[i] is { } own ? new Candidate(_count++, rows[i].Library, rows[i].Row, own.Slopes, own.Crossed) : null;
                _candidates.Add(rows[i], candidate);
            }

            if (candidate is not null)
            {
                found.Add(candidate);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The products of a candidate's columns with the query and the background, made sure of.</summary>
    public Candidate Expanded(Candidate candidate)
    {
        if (candidate.Columns is null)
        {
            double[] columns = _distortions.Of(ReferenceCurve.Scaled(candidate.Library, candidate.Row, _coverage)!);
            candidate.Projections = Products(columns, DistortionColumns.Count, Query, 1);
            candidate.Background = Products(columns, DistortionColumns.Count, _background, BackgroundColumns.Count);
            candidate.Columns = columns;
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

    /// <summary>The products of every column of <paramref name="a"/> with the slopes of <paramref name="b"/>.</summary>
    public double[] Crossed(Candidate a, Candidate b) =>
        _crossed.TryGetValue((a.Index, b.Index), out double[]? products)
            ? products
            : _crossed[(a.Index, b.Index)] = Products(b.Slopes, 1, Expanded(a).Columns!, DistortionColumns.Count);

    /// <summary>A row of the background columns.</summary>
    public ReadOnlySpan<double> Background(int column) => _background.AsSpan(column * Space.Count, Space.Count);

    private double[] Products(double[] a, int rows, double[] b, int columns) => ManyProducts.Of(a, rows, b, columns, Space.Count);

    private (double[] Slopes, double[] Crossed)? Slopes(ReferenceLibrary library, int row)
    {
        if (ReferenceCurve.Scaled(library, row, _coverage) is not { } curve)
        {
            return null;
        }

        double[] slopes = new double[Space.Count];
        Space.Of(curve, slopes);
        return (slopes, Products(slopes, 1, _background, BackgroundColumns.Count));
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
