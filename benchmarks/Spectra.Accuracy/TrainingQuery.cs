using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>What one weighting makes of one query.</summary>
/// <param name="Margin">The score of the best right reference less that of the best wrong one.</param>
/// <param name="Rank">The rank of the first right substance.</param>
internal readonly record struct Outcome(double Margin, int Rank);

/// <summary>A query with the single correlations of every reference that could come first.</summary>
/// <param name="Substance">What it is a spectrum of.</param>
/// <param name="Rows">The references, each with its correlations by shift and view.</param>
internal sealed record TrainingQuery(string Substance, ImmutableArray<(string Substance, bool Right, double[][] Correlations)> Rows)
{
    public static TrainingQuery Of(Query query, PreparedSpectrum prepared, ImmutableArray<(ReferenceLibrary Library, CorrelationScorer Scorer)> scorers, int views, int count)
    {
        HashSet<string> right =
        [
            .. scorers.SelectMany(pair => pair.Library.References).Where(reference => query.TruthIds.Contains(reference.Id)).Select(reference => reference.Substance.Key),
        ];
        List<(CorrelationScorer.Rows Scorer, int Row, string Substance, double[] Best)> rows =
        [
            .. scorers.SelectMany(pair =>
            {
                CorrelationScorer.Rows scorer = pair.Scorer.Correlations(prepared);
                return Enumerable.Range(0, pair.Library.References.Length).AsParallel().AsOrdered().Where(scorer.IsComparable).Select(row =>
                    (scorer, row, pair.Library.References[row].Substance.Key, Best(scorer.ApproximateCorrelations(row))));
            }),
        ];
        IEnumerable<(CorrelationScorer.Rows Scorer, int Row, string Substance, double[] Best)> chosen = Enumerable.Range(0, views)
            .SelectMany(view => rows.OrderByDescending(row => row.Best[view]).Take(count))
            .Concat(rows.Where(row => right.Contains(row.Substance)))
            .Distinct();
        return new TrainingQuery(query.TruthName, [.. chosen.Select(row => (row.Substance, right.Contains(row.Substance), row.Scorer.Correlations(row.Row)))]);
    }

    private static double[] Best(double[][] correlations) => [.. Enumerable.Range(0, correlations[0].Length).Select(view => correlations.Max(shift => shift[view]))];

    /// <summary>Scores the references by a weighting of the views.</summary>
    public Outcome Outcome(double[] weights)
    {
        double right = double.NegativeInfinity;
        double[] scores = new double[Rows.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(Rows[i].Correlations, weights);
            right = Rows[i].Right ? Math.Max(right, scores[i]) : right;
        }

        double wrong = -1;
        HashSet<string> above = [];
        for (int i = 0; i < scores.Length; i++)
        {
            if (!Rows[i].Right)
            {
                wrong = Math.Max(wrong, scores[i]);
                if (scores[i] > right)
                {
                    above.Add(Rows[i].Substance);
                }
            }
        }

        return new Outcome(double.IsNegativeInfinity(right) ? -1 : right - wrong, above.Count + 1);
    }

    private static double Score(double[][] correlations, double[] weights)
    {
        double best = double.NegativeInfinity;
        for (int s = 0; s < correlations.Length; s++)
        {
            double total = -Metric.Correlation.ShiftPenalty * Math.Abs(CombinedScore.Shipped.Shifts[s]);
            for (int v = 0; v < weights.Length; v++)
            {
                total += weights[v] * correlations[s][v];
            }

            best = Math.Max(best, total);
        }

        return best;
    }
}
