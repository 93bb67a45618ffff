using System.Collections.Immutable;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>A named score of likeness between two prepared spectra, 0 to 1, 1 best, with its exact formula.</summary>
/// <remarks>
/// Every metric is a weighted mean of masked Pearson correlations r_v over views v of both spectra, the best over a few wavenumber shifts s
/// of the query, less a penalty for the shift: max_s [ sum_v w_v r_v(s) / sum_v w_v - 0.0025 |s| ], s in cm-1, and 0 where that is negative.
/// Points missing on either side leave before the means are taken.
/// </remarks>
public sealed record Metric
{
    private Metric(string id, ImmutableArray<(SpectralView View, double Weight)> views, ImmutableArray<double> shifts) =>
        (Id, Views, Shifts) = (id, views, shifts);

    /// <summary><c>pearson</c>: the correlation of the absorbances, no shift.</summary>
    public static Metric Pearson { get; } = new("pearson", [(new SpectralView.Absorbance(), 1)], [0]);

    /// <summary><c>pearson-d1</c>: the correlation of the first differences, no shift.</summary>
    public static Metric PearsonFirstDifference { get; } = new("pearson-d1", [(new SpectralView.FirstDifference(), 1)], [0]);

    /// <summary><c>local-shape</c>: (r of local shape in 120 cm-1 + r of local shape in 300 cm-1 + 0.3 r of absorbance) / 2.3, shifts 0, ±2, ±4 cm-1.</summary>
    public static Metric LocalShape { get; } = new(
        "local-shape",
        [(new SpectralView.LocalShape(120), 1), (new SpectralView.LocalShape(300), 1), (new SpectralView.Absorbance(), 0.3)],
        [0, -2, 2, -4, 4]);

    /// <summary>The metric used unless another is asked for.</summary>
    public static Metric Default => LocalShape;

    /// <summary>Every metric.</summary>
    public static ImmutableArray<Metric> All { get; } = [LocalShape, Pearson, PearsonFirstDifference];

    /// <summary>The cost of a shift in score per cm-1.</summary>
    public static double ShiftPenalty => 0.0025;

    /// <summary>The stable id, stored with every score.</summary>
    public string Id { get; }

    /// <summary>The views and their weights, in the order of summation.</summary>
    public ImmutableArray<(SpectralView View, double Weight)> Views { get; }

    /// <summary>The shifts of the query that are tried, in cm-1, 0 first.</summary>
    public ImmutableArray<double> Shifts { get; }

    /// <summary>The metric with this id.</summary>
    public static bool TryFind(string id, out Metric metric)
    {
        metric = All.FirstOrDefault(candidate => candidate.Id == id) ?? Default;
        return metric.Id == id;
    }
}
