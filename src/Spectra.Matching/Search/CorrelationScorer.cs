using System.Collections.Concurrent;
using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>Scores by a weighted mean, as angles, of masked correlations over views, at the best of a few shifts.</summary>
internal sealed class CorrelationScorer : LibraryScorer
{
    private readonly ReferenceLibrary _library;
    private readonly Metric.Correlation _metric;
    private readonly Lazy<ImmutableArray<ViewRows>> _rows;

    public CorrelationScorer(ReferenceLibrary library, Metric.Correlation metric)
    {
        _library = library;
        _metric = metric;
        _rows = new Lazy<ImmutableArray<ViewRows>>(() => [.. metric.Views.Select(weighted => new ViewRows(library, weighted.View))]);
    }

    public override RowScorer Against(PreparedSpectrum query) => Correlations(query);

    /// <summary>As <see cref="Against"/>, with the single correlations in reach.</summary>
    public Rows Correlations(PreparedSpectrum query) => new(_library, _metric, _rows.Value, query);

    /// <summary>The library's rows against one query.</summary>
    internal sealed class Rows : RowScorer
    {
        private readonly Metric.Correlation _metric;
        private readonly ImmutableArray<ViewRows> _rows;
        private readonly ImmutableArray<ViewedQuery> _views;
        private readonly ImmutableArray<int> _shifts;

        // A library's rows share a handful of coverages, so the common points are worked out once for each.
        private readonly ImmutableArray<ConcurrentDictionary<Coverage, ImmutableArray<Coverage>>> _common;

        public Rows(ReferenceLibrary library, Metric.Correlation metric, ImmutableArray<ViewRows> rows, PreparedSpectrum query)
            : base(library, query.Coverage)
        {
            _metric = metric;
            _rows = rows;
            _views = [.. metric.Views.Select(weighted => new ViewedQuery(StandardizedView.Of(weighted.View, query.Ordinates, query.Grid)))];
            _shifts = [.. metric.Shifts.Select(shift => (int)Math.Round(shift / library.Grid.Step))];
            _common = [.. _views.Select(_ => new ConcurrentDictionary<Coverage, ImmutableArray<Coverage>>())];
        }

        private delegate double Correlate(ReadOnlySpan<float> row, ViewedQuery query, Coverage common, int shift, bool rowInside);

        public override double Approximate(int row) => Best(row, MaskedCorrelation.Approximate).Score;

        public override (double Score, double Shift) Exact(int row) => Best(row, ExactCorrelation);

        /// <summary>The single correlations of a row: for each shift, one a view, both in the metric's order.</summary>
        public double[][] Correlations(int row) => All(row, ExactCorrelation);

        /// <summary>As <see cref="Correlations"/>, within about 1e-5.</summary>
        public double[][] ApproximateCorrelations(int row) => All(row, MaskedCorrelation.Approximate);

        private static double ExactCorrelation(ReadOnlySpan<float> row, ViewedQuery query, Coverage common, int shift, bool rowInside) =>
            MaskedCorrelation.Exact(row, query, common, shift);

        private double[][] All(int row, Correlate correlate) =>
            [.. Enumerable.Range(0, _shifts.Length).Select(s => Enumerable.Range(0, _views.Length).Select(v => At(row, v, s, correlate)).ToArray())];

        private (double Score, double Shift) Best(int row, Correlate correlate)
        {
            (double best, double at) = (double.NegativeInfinity, 0);
            for (int s = 0; s < _shifts.Length; s++)
            {
                double score = At(row, s, correlate) - (Metric.Correlation.ShiftPenalty * Math.Abs(_metric.Shifts[s]));
                if (score > best)
                {
                    (best, at) = (score, _metric.Shifts[s]);
                }
            }

            return (best, at);
        }

        private double At(int row, int shift, Correlate correlate)
        {
            Span<double> correlations = stackalloc double[_views.Length];
            for (int v = 0; v < correlations.Length; v++)
            {
                correlations[v] = At(row, v, shift, correlate);
            }

            return _metric.Mean(correlations);
        }

        private double At(int row, int view, int shift, Correlate correlate)
        {
            Coverage coverage = _rows[view].CoverageOf(row);
            Coverage common = _common[view].GetOrAdd(coverage, static (coverage, scorer) => [.. scorer._shifts.Select(points => coverage.Intersect(scorer.Query, points))], (_shifts, Query: _views[view].View.Coverage))[shift];
            return correlate(_rows[view][row], _views[view], common, _shifts[shift], common.Count == coverage.Count);
        }
    }
}
