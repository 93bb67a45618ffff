using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Confidence;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>Every query set of the corpus against its libraries by the chosen metrics, each set on its own with an interval.</summary>
/// <param name="corpus">The corpus folder.</param>
/// <param name="libraries">Its libraries.</param>
/// <param name="metrics">The metrics to measure.</param>
internal sealed class AccuracyReport(string corpus, CorpusLibraries libraries, ImmutableArray<Metric> metrics)
{
    private const string Stacked = "degraded, all at once";

    private static readonly ImmutableArray<(string Queries, string[] Libraries)> Sets =
    [
        ("gas", ["gas"]),
        ("gas", ["gas", "condensed"]),
        ("explosives", ["condensed", "explosives"]),
        ("minerals", ["minerals"]),
        ("minerals-transmission", ["minerals-transmission"]),
        ("polymers", ["polymers"]),
        ("degraded", ["condensed", "explosives"]),
        (Stacked, ["condensed", "explosives"]),
        ("mixtures", ["condensed"]),
        ("mixtures-foreign", ["condensed"]),
        ("mission", ["condensed"]),
    ];

    private readonly Dictionary<(string Queries, string Libraries, string Metric), ImmutableArray<Ranking>> _rankings = [];

    /// <summary>The whole report in Markdown.</summary>
    public string Run(Action<string> progress)
    {
        StringBuilder text = new();
        text.AppendLine("# Identification quality");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project benchmarks/Spectra.Accuracy -- CORPUS benchmarks/results/accuracy.md {string.Join(' ', metrics.Select(metric => metric.Id))}`, engine {Engine.Version}, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores.");
        text.AppendLine();
        text.AppendLine("Share of queries whose first (first five) substances hold a right one, with the 95 % Wilson interval of the first. Every set counts on its own.");
        text.AppendLine("A mixture counts as right where a component is found. Degraded, mixture and mission sets are (semi-)synthetic: they measure robustness, not accuracy between laboratories.");
        text.AppendLine("Searches against the condensed library run without the ids of leave-out.csv.");
        text.AppendLine("Degraded, all at once: the degraded set's references broadened to 16 cm-1, shifted by 4 cm-1, tilted as by ATR, on a 50 % slope, with 5 % noise.");
        text.AppendLine();
        text.AppendLine("| queries | library | n | metric | top-1 | 95 % interval | top-5 |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach ((string queries, string[] names) in Sets)
        {
            foreach (Metric metric in metrics)
            {
                AddRows(text, queries, string.Join(" + ", names), metric, Rank(queries, names, metric, progress));
            }
        }

        AddGroups(text, progress);
        AddForeign(text, progress);
        return text.ToString();
    }

    private static void AddRows(StringBuilder text, string queries, string against, Metric metric, ImmutableArray<Ranking> rankings)
    {
        ImmutableArray<Ranking> scored = [.. rankings.Where(ranking => ranking.Query.TruthIds.Length > 0)];
        AddRow(text, queries, against, metric, scored);
        IGrouping<string, Ranking>[] kinds = [.. scored.GroupBy(ranking => ranking.Query.Kind("kind")).OrderBy(kind => kind.Key, StringComparer.Ordinal)];
        if (kinds.Length > 1)
        {
            foreach (IGrouping<string, Ranking> kind in kinds)
            {
                AddRow(text, $"{queries}: {kind.Key}", against, metric, [.. kind]);
            }
        }
    }

    private static void AddRow(StringBuilder text, string queries, string against, Metric metric, ImmutableArray<Ranking> rankings)
    {
        int first = rankings.Count(ranking => ranking.Rank == 1);
        int five = rankings.Count(ranking => ranking.Rank is not null);
        (double low, double high) = Wilson(first, rankings.Length);
        text.AppendLine(CultureInfo.InvariantCulture, $"| {queries} | {against} | {rankings.Length} | {metric.Id} | {(double)first / rankings.Length:F3} | {low:F3}-{high:F3} | {(double)five / rankings.Length:F3} |");
    }

    /// <summary>Each set is searched once by each metric, whichever tables ask for it.</summary>
    private ImmutableArray<Ranking> Rank(string queries, string[] names, Metric metric, Action<string> progress)
    {
        string against = string.Join(" + ", names);
        if (!_rankings.TryGetValue((queries, against, metric.Id), out ImmutableArray<Ranking> rankings))
        {
            progress($"{queries} against {against} by {metric.Id}");
            ImmutableArray<Query> set = QuerySet.Read(Path.Combine(corpus, $"{(queries == Stacked ? "degraded" : queries)}-queries.zip"));
            set = queries == Stacked ? StackedDegradation.Of(libraries.Get(names[0]), set.SelectMany(query => query.TruthIds)) : set;
            rankings = Ranking.Of(set, [.. names.Select(libraries.Get)], metric);
            _rankings[(queries, against, metric.Id)] = rankings;
        }

        return rankings;
    }

    private void AddGroups(StringBuilder text, Action<string> progress)
    {
        ImmutableDictionary<string, string> groups = libraries.Groups("polymers");
        text.AppendLine();
        text.AppendLine("## Polymers by class");
        text.AppendLine();
        text.AppendLine("Share of queries whose first hit is of the class that the source puts the query in, whatever its name.");
        text.AppendLine();
        text.AppendLine("| metric | n | by class | 95 % interval | by name |");
        text.AppendLine("|---|---|---|---|---|");
        foreach (Metric metric in metrics)
        {
            ImmutableArray<Ranking> rankings = Rank("polymers", ["polymers"], metric, progress);
            int right = rankings.Count(ranking => ranking.First is { } id && groups[id] == ranking.Query.Group);
            (double low, double high) = Wilson(right, rankings.Length);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {metric.Id} | {rankings.Length} | {(double)right / rankings.Length:F3} | {low:F3}-{high:F3} | {(double)rankings.Count(ranking => ranking.Rank == 1) / rankings.Length:F3} |");
        }
    }

    private void AddForeign(StringBuilder text, Action<string> progress)
    {
        string[] against = ["condensed", "explosives"];
        text.AppendLine();
        text.AppendLine("## Spectra of nothing in the library");
        text.AppendLine();
        text.AppendLine("Scores of the best hit for the nomatch set, how many of it the metric's rule accepts as a presumptive match, and how well the score alone separates them from true matches (area under the ROC curve).");
        text.AppendLine();
        text.AppendLine("| metric | n | median | 95th percentile | largest | accepted | explosives accepted | AUROC against explosives | AUROC against degraded |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (Metric metric in metrics)
        {
            ImmutableArray<Ranking> foreign = Rank("nomatch", against, metric, progress);
            ImmutableArray<Ranking> real = Rank("explosives", against, metric, progress);
            double[] scores = [.. foreign.Select(ranking => ranking.Score).Order()];
            double[] matches = [.. real.Select(ranking => ranking.Score)];
            double[] robust = [.. Rank("degraded", against, metric, progress).Select(ranking => ranking.Score)];
            text.AppendLine(CultureInfo.InvariantCulture, $"| {metric.Id} | {scores.Length} | {scores[scores.Length / 2]:F3} | {scores[(int)(0.95 * (scores.Length - 1))]:F3} | {scores[^1]:F3} | {Accepted(foreign, metric)} | {Accepted(real, metric)} of {real.Length} | {Auroc(matches, scores):F3} | {Auroc(robust, scores):F3} |");
        }
    }

    private static int Accepted(ImmutableArray<Ranking> rankings, Metric metric)
    {
        VerdictPolicy policy = VerdictPolicy.For(metric);
        return rankings.Count(ranking => ranking.Score >= policy.Floor && ranking.Gap >= policy.Separation);
    }

    /// <summary>The chance that a match scores above a foreign spectrum, ties counting half.</summary>
    private static double Auroc(double[] matches, double[] foreign) =>
        matches.Average(match => foreign.Average(other => match > other ? 1 : match == other ? 0.5 : 0));

    /// <summary>Wilson's score interval at 95 %.</summary>
    private static (double Low, double High) Wilson(int hits, int n)
    {
        const double Z = 1.959964;
        double p = (double)hits / n;
        double centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        double half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4.0 * n * n)));
        return (centre - half, centre + half);
    }
}
