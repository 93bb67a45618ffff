using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>Every query set of the corpus against its libraries by every metric, each set on its own with an interval.</summary>
internal sealed class AccuracyReport(string corpus, CorpusLibraries libraries)
{
    private static readonly ImmutableArray<(string Queries, string[] Libraries)> Sets =
    [
        ("gas", ["gas"]),
        ("gas", ["gas", "condensed"]),
        ("explosives", ["condensed", "explosives"]),
        ("minerals", ["minerals"]),
        ("minerals-transmission", ["minerals-transmission"]),
        ("polymers", ["polymers"]),
        ("degraded", ["condensed", "explosives"]),
        ("mixtures", ["condensed"]),
        ("mixtures-foreign", ["condensed"]),
        ("mission", ["condensed"]),
    ];

    /// <summary>The whole report in Markdown.</summary>
    public string Run(Action<string> progress)
    {
        StringBuilder text = new();
        text.AppendLine("# Identification quality");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project benchmarks/Spectra.Accuracy -- CORPUS`, engine {Engine.Version}, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores.");
        text.AppendLine();
        text.AppendLine("Share of queries whose first (first five) substances hold a right one, with the 95 % Wilson interval of the first. Every set counts on its own.");
        text.AppendLine("A mixture counts as right where a component is found. Degraded, mixture and mission sets are (semi-)synthetic: they measure robustness, not accuracy between laboratories.");
        text.AppendLine("Searches against the condensed library run without the ids of leave-out.csv.");
        text.AppendLine();
        text.AppendLine("| queries | library | n | metric | top-1 | 95 % interval | top-5 |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach ((string queries, string[] names) in Sets)
        {
            ImmutableArray<Query> set = QuerySet.Read(Path.Combine(corpus, $"{queries}-queries.zip"));
            ImmutableArray<ReferenceLibrary> against = [.. names.Select(libraries.Get)];
            foreach (Metric metric in Metric.All)
            {
                progress($"{queries} against {string.Join(" + ", names)} by {metric.Id}");
                AddRows(text, queries, string.Join(" + ", names), metric, Ranking.Of(set, against, metric));
            }
        }

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

    private void AddForeign(StringBuilder text, Action<string> progress)
    {
        ImmutableArray<ReferenceLibrary> against = [libraries.Get("condensed"), libraries.Get("explosives")];
        ImmutableArray<Query> foreign = QuerySet.Read(Path.Combine(corpus, "nomatch-queries.zip"));
        ImmutableArray<Query> real = QuerySet.Read(Path.Combine(corpus, "explosives-queries.zip"));
        ImmutableArray<Query> degraded = QuerySet.Read(Path.Combine(corpus, "degraded-queries.zip"));
        text.AppendLine();
        text.AppendLine("## Spectra of nothing in the library");
        text.AppendLine();
        text.AppendLine("Scores of the best hit for the nomatch set, and how well the score alone separates them from true matches (area under the ROC curve).");
        text.AppendLine();
        text.AppendLine("| metric | n | median | 95th percentile | largest | AUROC against explosives | AUROC against degraded |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (Metric metric in Metric.All)
        {
            progress($"nomatch by {metric.Id}");
            double[] scores = [.. Ranking.Of(foreign, against, metric).Select(ranking => ranking.Score).Order()];
            double[] matches = [.. Ranking.Of(real, against, metric).Select(ranking => ranking.Score)];
            double[] robust = [.. Ranking.Of(degraded, against, metric).Select(ranking => ranking.Score)];
            text.AppendLine(CultureInfo.InvariantCulture, $"| {metric.Id} | {scores.Length} | {scores[scores.Length / 2]:F3} | {scores[(int)(0.95 * (scores.Length - 1))]:F3} | {scores[^1]:F3} | {Auroc(matches, scores):F3} | {Auroc(robust, scores):F3} |");
        }
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
