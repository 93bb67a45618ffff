using System.Collections.Immutable;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>A named score of likeness between two prepared spectra, 0 to 1, 1 best, with its exact formula.</summary>
/// <remarks>Points missing on either side leave before anything is computed. x is the reference's and y the query's absorbance at the n common points.</remarks>
public abstract record Metric
{
    private static readonly ImmutableArray<double> NoShift = [0];

    private static readonly ImmutableArray<double> SmallShifts = [0, -2, 2, -4, 4];

    private Metric(string id) => Id = id;

    /// <summary><c>combined</c>: the weighted mean, as angles, of correlations whose views, weights and shifts are in <c>combined-score.json</c> with the record of their training.</summary>
    public static Correlation Combined { get; } = CombinedScore.Shipped.Metric;

    /// <summary><c>local-shape</c>: the correlation of the local shapes in 120 cm-1, shifts 0, ±2, ±4 cm-1.</summary>
    public static Correlation LocalShape { get; } = new("local-shape", [(new SpectralView.LocalShape(120), 1)], SmallShifts);

    /// <summary><c>pearson</c>: the correlation of the absorbances, no shift.</summary>
    public static Correlation Pearson { get; } = new("pearson", [(new SpectralView.Absorbance(), 1)], NoShift);

    /// <summary><c>pearson-d1</c>: the correlation of the first differences, no shift.</summary>
    public static Correlation PearsonFirstDifference { get; } = new("pearson-d1", [(new SpectralView.FirstDifference(), 1)], NoShift);

    /// <summary><c>cosine</c>: Σ x'y' / sqrt(Σ x'² Σ y'²), both sides scaled to 0-1.</summary>
    public static Overlay Cosine { get; } = new("cosine", OverlayMeasure.Cosine);

    /// <summary><c>euclid</c>: 1 - |x'/|x'| - y'/|y'|| / sqrt(2) = 1 - sqrt(1 - cosine), both sides scaled to 0-1.</summary>
    public static Overlay Euclid { get; } = new("euclid", OverlayMeasure.Euclid);

    /// <summary><c>absdiff</c>: 1 - Σ |x' - y'| / n, both sides scaled to 0-1.</summary>
    public static Overlay AbsoluteDifference { get; } = new("absdiff", OverlayMeasure.AbsoluteDifference);

    /// <summary><c>peak-match</c>: the share of bands that agree within 8 cm-1.</summary>
    public static PeakMatch Peaks { get; } = new("peak-match", 8);

    /// <summary>The metric used unless another is asked for.</summary>
    public static Metric Default => Combined;

    /// <summary>Every metric, the default first.</summary>
    public static ImmutableArray<Metric> All { get; } = [Combined, LocalShape, Pearson, PearsonFirstDifference, Cosine, Euclid, AbsoluteDifference, Peaks];

    /// <summary>The stable id, stored with every score.</summary>
    public string Id { get; }

    /// <summary>The metric with this id.</summary>
    public static bool TryFind(string id, out Metric metric)
    {
        metric = All.FirstOrDefault(candidate => candidate.Id == id) ?? Default;
        return metric.Id == id;
    }

    /// <summary>A weighted mean of Pearson correlations over views of both spectra, taken as angles, at the best of a few wavenumber shifts of the query.</summary>
    /// <remarks>
    /// max_s [ cos(Σ_v w_v acos r_v(s) / Σ_v w_v) - 0.0025 |s| ], s in cm-1, and 0 where that is negative; r_v(s) is the correlation of view v
    /// of the reference with view v of the query moved by s, over the points that both cover then. With one view this is its correlation. The
    /// angle (as in the spectral angle mapper) spreads what correlations crowd near 1: 0.99 and 0.999 are about as far apart as 0.85 and 0.90.
    /// </remarks>
    public sealed record Correlation : Metric
    {
        internal Correlation(string id, ImmutableArray<(SpectralView View, double Weight)> views, ImmutableArray<double> shifts)
            : base(id) => (Views, Shifts) = (views, shifts);

        /// <summary>The cost of a shift in score per cm-1.</summary>
        public static double ShiftPenalty => 0.0025;

        /// <summary>The views and their weights, in the order of summation.</summary>
        public ImmutableArray<(SpectralView View, double Weight)> Views { get; }

        /// <summary>The shifts of the query that are tried, in cm-1, 0 first.</summary>
        public ImmutableArray<double> Shifts { get; }

        /// <summary>The cosine of the mean angle of the views' correlations; with one view, its correlation itself.</summary>
        internal double Mean(ReadOnlySpan<double> correlations)
        {
            if (correlations.Length == 1)
            {
                return correlations[0];
            }

            (double total, double weights) = (0, 0);
            for (int v = 0; v < correlations.Length; v++)
            {
                total += Views[v].Weight * PortableMath.Acos(correlations[v]);
                weights += Views[v].Weight;
            }

            return PortableMath.Cos(total / weights);
        }
    }

    /// <summary>A comparison of the two curves laid over each other, each scaled to 0-1 over the common points.</summary>
    /// <remarks>x' = (x - min x) / (max x - min x), y' likewise; the score is 0 where either side is constant there. No shift.</remarks>
    public sealed record Overlay : Metric
    {
        internal Overlay(string id, OverlayMeasure measure)
            : base(id) => Measure = measure;

        /// <summary>What is measured between the curves.</summary>
        public OverlayMeasure Measure { get; }
    }

    /// <summary>The share of bands on both sides that have a partner: 2 m / (p + q), and 0 where there are no bands.</summary>
    /// <remarks>
    /// p and q are the numbers of bands of the reference and of the query inside the range that both cover; m is how many pairs of one band of
    /// each side lie within <see cref="Tolerance"/>, no band in two pairs, as many pairs as possible. No shift.
    /// </remarks>
    public sealed record PeakMatch : Metric
    {
        internal PeakMatch(string id, double tolerance)
            : base(id) => Tolerance = tolerance;

        /// <summary>How far apart the two positions of one band may lie, in cm-1.</summary>
        public double Tolerance { get; }
    }
}
