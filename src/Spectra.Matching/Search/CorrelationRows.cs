using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Scan;

namespace Spectra.Search;

/// <summary>A library's rows against one query by a <see cref="Metric.Correlation"/>.</summary>
/// <remarks>
/// Approximate scores are fused: each row is read once, and each view of it is multiplied with the query at all shifts while it is there, so a
/// shift-tolerant score over partly covered spectra costs little more than one plain scan of the same rows.
/// </remarks>
internal sealed class CorrelationRows : RowScorer
{
    /// <summary>Shifts are scored side by side in vector lanes.</summary>
    public const int MostShifts = 8;

    private readonly Metric.Correlation _metric;
    private readonly ImmutableArray<ViewRows> _rows;
    private readonly ImmutableArray<ViewedQuery> _views;
    private readonly ImmutableArray<int> _shifts;
    private readonly ImmutableArray<float[]> _padded;
    private readonly int _margin;
    private readonly ImmutableArray<MaskPlan?[]> _plans;
    private readonly float[] _weights;
    private readonly float[] _penalties = new float[MostShifts];

    public CorrelationRows(ReferenceLibrary library, Metric.Correlation metric, ImmutableArray<ViewRows> rows, PreparedSpectrum query)
        : base(library, query.Coverage)
    {
        (_metric, _rows) = (metric, rows);
        _shifts = [.. metric.Shifts.Select(shift => (int)Math.Round(shift / library.Grid.Step))];
        _views = [.. metric.Views.Select(weighted => new ViewedQuery(StandardizedView.Of(weighted.View, query.Ordinates, query.Grid)))];
        _margin = (_shifts.Max(Math.Abs) + RowMatrix.Padding) / RowMatrix.Padding * RowMatrix.Padding;
        _padded = [.. _views.Select((view, v) => Padded(view, rows[v].Rows.Padded))];
        _plans = [.. rows.Select(view => new MaskPlan?[view.Coverages.Length])];
        double total = metric.Views.Sum(view => view.Weight);
        _weights = [.. metric.Views.Select(view => (float)(view.Weight / total))];
        Array.Fill(_penalties, float.PositiveInfinity);
        for (int s = 0; s < _shifts.Length; s++)
        {
            _penalties[s] = (float)(Metric.Correlation.ShiftPenalty * Math.Abs(metric.Shifts[s]));
        }

        if (Indexed(library, rows) is { } indexed)
        {
            ImmutableArray<MaskBound?[]> masks = [.. rows.Select(view => new MaskBound?[view.Coverages.Length])];
            Bounds = new CorrelationBounds(
                indexed, (view, shift) => _padded[view].AsSpan(_margin - _shifts[shift], rows[view].Rows.Padded), (view, row) => Mask(masks[view], view, row), _weights, _penalties, _shifts.Length);
        }
    }

    /// <summary>Bounds of the scores, where the library has what they need for every view of the metric; else null.</summary>
    public CorrelationBounds? Bounds { get; }

    public override double Approximate(int row)
    {
        Span<float> lanes = stackalloc float[_views.Length * MostShifts];
        Correlate(row, lanes);
        Vector256<float> means = _views.Length == 1 ? Vector256.Create<float>(lanes) : AngleMeans.Cosine(lanes, _weights);
        Vector256<float> scores = means - Vector256.Create<float>(_penalties);
        float best = scores[0];
        for (int s = 1; s < _shifts.Length; s++)
        {
            best = Math.Max(best, scores[s]);
        }

        return best;
    }

    public override (double Score, double Shift) Exact(int row)
    {
        (double best, double at) = (double.NegativeInfinity, 0);
        Span<double> correlations = stackalloc double[_views.Length];
        for (int s = 0; s < _shifts.Length; s++)
        {
            for (int v = 0; v < correlations.Length; v++)
            {
                correlations[v] = Exact(row, v, s);
            }

            double score = _metric.Mean(correlations) - (Metric.Correlation.ShiftPenalty * Math.Abs(_metric.Shifts[s]));
            if (score > best)
            {
                (best, at) = (score, _metric.Shifts[s]);
            }
        }

        return (best, at);
    }

    /// <summary>The single correlations of a row: for each shift, one a view, both in the metric's order.</summary>
    public double[][] Correlations(int row) =>
        [.. Enumerable.Range(0, _shifts.Length).Select(s => Enumerable.Range(0, _views.Length).Select(v => Exact(row, v, s)).ToArray())];

    /// <summary>As <see cref="Correlations"/>, within about 1e-5.</summary>
    public double[][] ApproximateCorrelations(int row)
    {
        Span<float> lanes = stackalloc float[_views.Length * MostShifts];
        Correlate(row, lanes);
        double[][] correlations = new double[_shifts.Length][];
        for (int s = 0; s < correlations.Length; s++)
        {
            correlations[s] = new double[_views.Length];
            for (int v = 0; v < _views.Length; v++)
            {
                correlations[s][v] = lanes[(v * MostShifts) + s];
            }
        }

        return correlations;
    }

    /// <summary>The views' rows with their indexes; null where one has none.</summary>
    private static ImmutableArray<IndexedView>? Indexed(ReferenceLibrary library, ImmutableArray<ViewRows> rows)
    {
        ImmutableArray<IndexedView>.Builder indexed = ImmutableArray.CreateBuilder<IndexedView>(rows.Length);
        foreach (ViewRows view in rows)
        {
            if (!view.AreStored || library.Indexed(view.View) is not { } own)
            {
                return null;
            }

            indexed.Add(own);
        }

        return indexed.MoveToImmutable();
    }

    private MaskBound Mask(MaskBound?[] masks, int view, int row)
    {
        int coverage = _rows[view].CoverageOfRows[row];
        return masks[coverage] ??= new MaskBound(Plan(view, row), _rows[view].Coverages[coverage], _rows[view].Rows.Points);
    }

    /// <summary>The query between two margins of zeros, so that at any shift it is a slice of this.</summary>
    private float[] Padded(ViewedQuery view, int length)
    {
        float[] padded = new float[length + (2 * _margin)];
        view.View.Values.CopyTo(padded.AsSpan(_margin));
        return padded;
    }

    private double Exact(int row, int view, int shift) =>
        MaskedCorrelation.Exact(_rows[view][row], _views[view], Plan(view, row).Common[shift], _shifts[shift]);

    private MaskPlan Plan(int view, int row)
    {
        int coverage = _rows[view].CoverageOfRows[row];
        return _plans[view][coverage] ??= new MaskPlan(_rows[view].Coverages[coverage], _views[view], _shifts);
    }

    /// <summary>The correlations of each view, in the lane of each shift.</summary>
    private void Correlate(int row, Span<float> lanes)
    {
        Span<float> products = stackalloc float[MostShifts];
        products.Clear();
        for (int v = 0; v < _views.Length; v++)
        {
            RowMatrix rows = _rows[v].Rows;
            rows.Touch(row, 1);
            ReadOnlySpan<float> values = rows[row];
            ShiftedDots.Of(values, _padded[v], _margin, _shifts.AsSpan(), products);
            Span<float> own = lanes.Slice(v * MostShifts, MostShifts);
            MaskedCorrelation.Approximate(values, Vector256.Create<float>(products), Plan(v, row)).CopyTo(own);
            for (int s = 0; s < _shifts.Length; s++)
            {
                // Not a number: too little structure for single precision.
                own[s] = float.IsNaN(own[s]) ? (float)Exact(row, v, s) : own[s];
            }
        }
    }
}
