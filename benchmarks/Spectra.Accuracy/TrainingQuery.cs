using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Numerics;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>What one weighting makes of one query.</summary>
/// <param name="Margin">The score of the best right reference less that of the best wrong one.</param>
/// <param name="Rank">The rank of the first right substance.</param>
/// <param name="RightClass">Whether the best reference is of the query's class; true where the corpus names no classes of references.</param>
internal readonly record struct Outcome(double Margin, int Rank, bool RightClass);

/// <summary>One reference against a query.</summary>
/// <param name="Substance">Its substance's key.</param>
/// <param name="Right">Whether it is what the query is a spectrum of.</param>
/// <param name="RightClass">Whether it is of the query's class.</param>
/// <param name="Angles">acos of its correlations, by shift and view.</param>
internal sealed record TrainingRow(string Substance, bool Right, bool RightClass, double[][] Angles);

/// <summary>A query with every reference that could come first.</summary>
/// <param name="Substance">What it is a spectrum of.</param>
/// <param name="Rows">The references.</param>
internal sealed record TrainingQuery(string Substance, ImmutableArray<TrainingRow> Rows)
{
    /// <param name="query">The query.</param>
    /// <param name="prepared">Its spectrum.</param>
    /// <param name="scorers">What to compare it with.</param>
    /// <param name="classes">The class of each reference by id; none where classes don't count.</param>
    /// <param name="views">How many views the scorers have.</param>
    /// <param name="count">How many of the best references by each view are kept.</param>
    public static TrainingQuery Of(
        Query query,
        PreparedSpectrum prepared,
        ImmutableArray<(ReferenceLibrary Library, CorrelationScorer Scorer)> scorers,
        ImmutableDictionary<string, string> classes,
        int views,
        int count)
    {
        HashSet<string> right =
        [
            .. scorers.SelectMany(pair => pair.Library.References).Where(reference => query.TruthIds.Contains(reference.Id)).Select(reference => reference.Substance.Key),
        ];
        List<(CorrelationRows Scorer, int Row, ReferenceSpectrum Reference, double[] Best)> rows =
        [
            .. scorers.SelectMany(pair =>
            {
                CorrelationRows scorer = pair.Scorer.Correlations(prepared);
                return Enumerable.Range(0, pair.Library.References.Length).AsParallel().AsOrdered().Where(scorer.IsComparable).Select(row =>
                    (scorer, row, pair.Library.References[row], Best(scorer.ApproximateCorrelations(row))));
            }),
        ];
        IEnumerable<(CorrelationRows Scorer, int Row, ReferenceSpectrum Reference, double[] Best)> chosen = Enumerable.Range(0, views)
            .SelectMany(view => rows.OrderByDescending(row => row.Best[view]).Take(count))
            .Concat(rows.Where(row => right.Contains(row.Reference.Substance.Key)))
            .Distinct();
        return new TrainingQuery(query.TruthName, [.. chosen.Select(row => new TrainingRow(
            row.Reference.Substance.Key,
            right.Contains(row.Reference.Substance.Key),
            !classes.TryGetValue(row.Reference.Id, out string? @class) || @class == query.Group,
            [.. row.Scorer.Correlations(row.Row).Select(shift => shift.Select(PortableMath.Acos).ToArray())]))]);
    }

    private static double[] Best(double[][] correlations) => [.. Enumerable.Range(0, correlations[0].Length).Select(view => correlations.Max(shift => shift[view]))];

    /// <summary>Scores the references by a weighting of the views.</summary>
    public Outcome Outcome(double[] weights)
    {
        double right = double.NegativeInfinity;
        double[] scores = new double[Rows.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(Rows[i].Angles, weights);
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

        return new Outcome(double.IsNegativeInfinity(right) ? -1 : right - wrong, above.Count + 1, Rows[Array.IndexOf(scores, scores.Max())].RightClass);
    }

    private static double Score(double[][] angles, double[] weights)
    {
        double best = double.NegativeInfinity;
        for (int s = 0; s < angles.Length; s++)
        {
            double total = 0;
            for (int v = 0; v < weights.Length; v++)
            {
                total += weights[v] * angles[s][v];
            }

            best = Math.Max(best, PortableMath.Cos(total) - (Metric.Correlation.ShiftPenalty * Math.Abs(CombinedScore.Shipped.Shifts[s])));
        }

        return best;
    }
}
