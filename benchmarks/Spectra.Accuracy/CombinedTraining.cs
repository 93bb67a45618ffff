using System.Collections.Immutable;
using System.Globalization;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>Chooses the weights of the default score on the shared match sets, and measures on held-out substances what such a choice is worth.</summary>
/// <remarks>
/// Weights lie on a grid of tenths. The objective is the mean over the sets, every set counting the same, of the mean over its queries of
/// 1 / (1 + e^(-m / 0.02)) + [a right substance is among the first five] / 2 + [the first is of the right class] / 2, m = score of the best right
/// reference - score of the best wrong one; classes count where the source sorts its references into them (polymers). The held-out figures choose the weights five times without a fifth of the substances and count on that fifth, for 20 random splits.
/// </remarks>
internal sealed class CombinedTraining(string corpus, CorpusLibraries libraries)
{
    private const double Softness = 0.02;
    private const string Stacked = "degraded, all at once";

    /// <summary>The set whose source sorts its references into classes.</summary>
    private const string Classed = "polymers";

    private const int Folds = 5;
    private const int Splits = 20;

    /// <summary>References whose single-view scores are not among this many best can't matter to any weighting.</summary>
    private const int Candidates = 40;

    /// <summary>
    /// The plain absorbance is no candidate: a slope under the spectrum ruins it, and levelled-300 says the same without. Nor is local-shape-300:
    /// with it and local-strength-120 both to choose from, the held-out figures of minerals, minerals-transmission and polymers are lower.
    /// </summary>
    private static readonly ImmutableArray<string> Views = ["local-shape-60", "local-shape-90", "local-strength-120", "levelled-300"];

    /// <summary>Of the degraded set every tenth query: it is easy, and large.</summary>
    private static readonly ImmutableArray<(string Queries, string[] Libraries, int Every)> Sets =
    [
        ("gas", ["gas"], 1),
        ("minerals", ["minerals"], 1),
        ("minerals-transmission", ["minerals-transmission"], 1),
        ("polymers", ["polymers"], 1),
        ("mission", ["condensed", "explosives"], 1),
        ("mixtures", ["condensed", "explosives"], 1),
        ("mixtures-foreign", ["condensed", "explosives"], 1),
        ("degraded", ["condensed", "explosives"], 10),
        (Stacked, ["condensed", "explosives"], 1),
    ];

    /// <summary>The score with the chosen weights and its record.</summary>
    public CombinedScore Run(string command, Action<string> progress)
    {
        ImmutableArray<ImmutableArray<TrainingQuery>> sets = [.. Sets.Select(set => Read(set.Queries, set.Libraries, set.Every, progress))];
        ImmutableArray<double[]> grid = Grid();
        progress($"{grid.Length} weightings");
        Outcome[][][] outcomes = [.. grid.AsParallel().AsOrdered().Select(weights => sets.Select(set => set.Select(query => query.Outcome(weights)).ToArray()).ToArray())];
        int best = Best(outcomes, static (_, _) => true, sets);
        progress("flat optimum: " + string.Join("; ", Enumerable.Range(0, grid.Length)
            .OrderByDescending(i => Objective(outcomes[i], static (_, _) => true, sets)).Take(8)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{Objective(outcomes[i], static (_, _) => true, sets):F4} {string.Join('/', grid[i])}"))));
        (double First, double Five, double Class)[] heldOut = HeldOut(outcomes, sets);
        int classed = Sets.Select(set => set.Queries).ToImmutableArray().IndexOf(Classed);
        progress(string.Create(CultureInfo.InvariantCulture, $"{Classed} by class: {outcomes[best][classed].Count(outcome => outcome.RightClass)}, held out {heldOut[classed].Class:F2}"));
        return new CombinedScore(
            CombinedScore.Shipped.Version,
            CombinedScore.Shipped.Shifts,
            [.. Views.Zip(grid[best]).Where(pair => pair.Second > 0).Select(pair => new WeightedView(pair.First, pair.Second))],
            new TrainingRecord(
                DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                command,
                "Grid of tenths over " + string.Join(", ", Views) + "; mean over sets of the mean over queries of logistic(margin / 0.02) and a half where a right substance is among the first five, for polymers another half where the first is of the right class; held out: 5 folds of substances, mean of 20 splits.",
                [.. sets.Select((set, s) => new TrainingSet(
                    Sets[s].Queries,
                    set.Length,
                    set.Select(query => query.Substance).Distinct(StringComparer.Ordinal).Count(),
                    outcomes[best][s].Count(outcome => outcome.Rank == 1),
                    outcomes[best][s].Count(outcome => outcome.Rank <= 5),
                    Math.Round(heldOut[s].First, 2),
                    Math.Round(heldOut[s].Five, 2)))]));
    }

    private ImmutableArray<TrainingQuery> Read(string name, string[] libraryNames, int every, Action<string> progress)
    {
        progress($"reading {name}");
        ImmutableArray<ReferenceLibrary> against = [.. libraryNames.Select(libraries.Get)];
        Metric.Correlation all = new("training", [.. Views.Select(view => (SpectralView.Parse(view), 1.0))], CombinedScore.Shipped.Shifts);
        ImmutableArray<(ReferenceLibrary Library, CorrelationScorer Scorer)> scorers = [.. against.Select(library => (library, new CorrelationScorer(library, all)))];
        ImmutableDictionary<string, string> classes = name == Classed ? libraries.Groups(name) : ImmutableDictionary<string, string>.Empty;
        return
        [
            .. (name == Stacked ? StackedDegradation.Of(against[0], Degraded()) : QuerySet.Read(Path.Combine(corpus, $"{name}-queries.zip")))
                .Where((_, i) => i % every == 0)
                .Where(query => query.TruthIds.Length > 0 && query.Spectrum is not null)
                .Select(query => (Query: query, Prepared: against[0].Recipe.Apply(query.Spectrum!) as Preparation.Ready))
                .Where(pair => pair.Prepared is not null)
                .Select(pair => TrainingQuery.Of(pair.Query, pair.Prepared!.Spectrum, scorers, classes, Views.Length, Candidates)),
        ];
    }

    private IEnumerable<string> Degraded() => QuerySet.Read(Path.Combine(corpus, "degraded-queries.zip")).SelectMany(query => query.TruthIds);

    /// <summary>Every weighting in tenths.</summary>
    private static ImmutableArray<double[]> Grid()
    {
        List<double[]> grid = [];
        Fill([], 10);
        return [.. grid];

        void Fill(double[] begun, int left)
        {
            if (begun.Length == Views.Length - 1)
            {
                grid.Add([.. begun, left / 10.0]);
                return;
            }

            for (int tenths = 0; tenths <= left; tenths++)
            {
                Fill([.. begun, tenths / 10.0], left - tenths);
            }
        }
    }

    private static int Best(Outcome[][][] outcomes, Func<int, int, bool> counts, ImmutableArray<ImmutableArray<TrainingQuery>> sets)
    {
        double[] objectives = [.. outcomes.AsParallel().AsOrdered().Select(outcome => Objective(outcome, counts, sets))];
        return Array.IndexOf(objectives, objectives.Max());
    }

    private static double Objective(Outcome[][] outcome, Func<int, int, bool> counts, ImmutableArray<ImmutableArray<TrainingQuery>> sets)
    {
        double total = 0;
        for (int s = 0; s < sets.Length; s++)
        {
            (double sum, int n) = (0, 0);
            for (int q = 0; q < outcome[s].Length; q++)
            {
                if (counts(s, q))
                {
                    sum += (1 / (1 + Math.Exp(-outcome[s][q].Margin / Softness))) + (outcome[s][q].Rank <= 5 ? 0.5 : 0) + (outcome[s][q].RightClass ? 0.5 : 0);
                    n++;
                }
            }

            total += n > 0 ? sum / n : 0;
        }

        return total / sets.Length;
    }

    private static (double First, double Five, double Class)[] HeldOut(Outcome[][][] outcomes, ImmutableArray<ImmutableArray<TrainingQuery>> sets)
    {
        Random random = new(1);
        (double First, double Five, double Class)[] found = new (double, double, double)[sets.Length];
        string[] substances = [.. sets.SelectMany(set => set).Select(query => query.Substance).Distinct(StringComparer.Ordinal)];
        for (int split = 0; split < Splits; split++)
        {
            Dictionary<string, int> fold = substances.ToDictionary(substance => substance, _ => random.Next(Folds));
            int[][] folds = [.. sets.Select(set => set.Select(query => fold[query.Substance]).ToArray())];
            for (int held = 0; held < Folds; held++)
            {
                Outcome[][] chosen = outcomes[Best(outcomes, (s, q) => folds[s][q] != held, sets)];
                for (int s = 0; s < sets.Length; s++)
                {
                    found[s].First += (double)chosen[s].Where((outcome, q) => folds[s][q] == held && outcome.Rank == 1).Count() / Splits;
                    found[s].Five += (double)chosen[s].Where((outcome, q) => folds[s][q] == held && outcome.Rank <= 5).Count() / Splits;
                    found[s].Class += (double)chosen[s].Where((outcome, q) => folds[s][q] == held && outcome.RightClass).Count() / Splits;
                }
            }
        }

        return found;
    }
}
