using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>Scores one library's rows against one query by one metric.</summary>
internal sealed class RowScorer
{
    /// <summary>The least share of the query's points that a row must cover to be compared with it.</summary>
    public const double MinimumOverlap = 0.6;

    private readonly ReferenceLibrary _library;
    private readonly Metric _metric;
    private readonly Query _query;
    private readonly double _totalWeight;
    private readonly ImmutableArray<int> _shifts;

    public RowScorer(ReferenceLibrary library, Metric metric, Query query)
    {
        _library = library;
        _metric = metric;
        _query = query;
        _totalWeight = metric.Views.Sum(weighted => weighted.Weight);
        _shifts = [.. metric.Shifts.Select(shift => (int)Math.Round(shift / library.Grid.Step))];
    }

    private delegate double Correlate(ReadOnlySpan<float> row, Query.ViewedQuery query, Coverage common, int shift, bool rowInside);

    /// <summary>Whether a row covers enough of the query to be compared.</summary>
    public bool IsComparable(int row) => _library.Coverages[row].Intersect(_query.Coverage).Count >= MinimumOverlap * _query.Coverage.Count;

    /// <summary>The score within about 1e-5, by vector sums: to choose candidates.</summary>
    public double Approximate(int row) => Score(row, MaskedCorrelation.Approximate).Score;

    /// <summary>The score and the shift in cm-1 at which it was reached, the same bits on every machine.</summary>
    public (double Score, double Shift) Exact(int row) =>
        Score(row, static (values, query, common, shift, _) => MaskedCorrelation.Exact(values, query, common, shift));

    private (double Score, double Shift) Score(int row, Correlate correlate)
    {
        double[] totals = new double[_shifts.Length];
        for (int v = 0; v < _metric.Views.Length; v++)
        {
            (SpectralView view, double weight) = _metric.Views[v];
            Query.ViewedQuery query = _query.Views[v];
            ReadOnlySpan<float> values = Row(view, row, out Coverage coverage);
            for (int s = 0; s < _shifts.Length; s++)
            {
                Coverage common = coverage.Intersect(query.View.Coverage, _shifts[s]);
                totals[s] += weight * correlate(values, query, common, _shifts[s], common.Count == coverage.Count);
            }
        }

        (double best, double at) = (double.NegativeInfinity, 0);
        for (int s = 0; s < totals.Length; s++)
        {
            double score = (totals[s] / _totalWeight) - (Metric.ShiftPenalty * Math.Abs(_metric.Shifts[s]));
            if (score > best)
            {
                (best, at) = (score, _metric.Shifts[s]);
            }
        }

        return (best, at);
    }

    /// <summary>A row of a view: in place where the file stores it, else derived from the stored absorbance.</summary>
    private ReadOnlySpan<float> Row(SpectralView view, int row, out Coverage coverage)
    {
        coverage = _library.Coverages[row];
        if (_library.Stores(view))
        {
            return _library.Matrix(view)[row];
        }

        ReadOnlySpan<float> stored = _library.Matrix(new SpectralView.Absorbance())[row];
        double[] absorbance = new double[stored.Length];
        Array.Fill(absorbance, double.NaN);
        foreach ((int start, int end) in coverage.Runs)
        {
            for (int i = start; i < end; i++)
            {
                absorbance[i] = stored[i];
            }
        }

        StandardizedView derived = StandardizedView.Of(view, absorbance, _library.Grid);
        coverage = derived.Coverage;
        return derived.Values;
    }
}
