using System.Collections.Immutable;
using System.Globalization;
using Spectra.Accuracy.Plots;
using Spectra.Accuracy.Statistics;
using Spectra.Search;

namespace Spectra.Accuracy.Sections;

/// <summary>A table a set: right first and right among the first five, by every metric, the default first.</summary>
internal sealed class MatchTables(Rankings rankings, ImmutableArray<Metric> metrics, string plots)
{
    public void AddTo(MarkdownText text)
    {
        text.Heading(2, "First and first five hits");
        text.Paragraph("Share of queries whose first (first five) substances hold a right one, with 95 % Wilson intervals. Every set counts on its own. A mixture counts as right where a component is found.");
        const string File = "top-1.svg";
        TopOnePlot.Draw([.. MatchSet.All.Select(set => set.Name)], [.. metrics.Select(metric => metric.Id)], (m, s) => Right(rankings.Matches(MatchSet.All[s], metrics[m]), five: false), Path.Combine(plots, File));
        text.Figure("Right first hits by set and metric", File);
        foreach (MatchSet set in MatchSet.All)
        {
            AddSet(text, set);
        }
    }

    private static (int Right, int Count) Right(ImmutableArray<Ranking> queries, bool five) =>
        (queries.Count(ranking => five ? ranking.Rank is not null : ranking.IsRight), queries.Length);

    private static string Share((int Right, int Count) counts) => MarkdownText.Number((double)counts.Right / counts.Count);

    private void AddSet(MarkdownText text, MatchSet set)
    {
        text.Heading(3, $"{set.Name} ({rankings.Matches(set, metrics[0]).Length})");
        text.Paragraph(Comparison(set));
        text.Table(
            ["metric", "top-1", "95 % interval", "top-5", "95 % interval"],
            metrics.Select(metric =>
            {
                ImmutableArray<Ranking> queries = rankings.Matches(set, metric);
                (int Right, int Count) first = Right(queries, five: false);
                (int Right, int Count) five = Right(queries, five: true);
                return new[] { metric.Id, Share(first), MarkdownText.Interval(Proportion.Wilson(first.Right, first.Count)), Share(five), MarkdownText.Interval(Proportion.Wilson(five.Right, five.Count)) };
            }));
        string[] kinds = [.. rankings.Matches(set, metrics[0]).Select(ranking => ranking.Query.Kind("kind")).Distinct().Order(StringComparer.Ordinal)];
        if (kinds.Length > 1)
        {
            text.Paragraph("Top-1 by kind:");
            text.Table(
                ["metric", .. kinds.Select(kind => $"{kind} ({rankings.Matches(set, metrics[0]).Count(ranking => ranking.Query.Kind("kind") == kind)})")],
                metrics.Select(metric => (string[])[metric.Id, .. kinds.Select(kind => Share(Right([.. rankings.Matches(set, metric).Where(ranking => ranking.Query.Kind("kind") == kind)], five: false)))]));
        }
    }

    /// <summary>Which metrics beat the first one of the list.</summary>
    private string Comparison(MatchSet set)
    {
        (string[] first, string[] five) = (Better(set, five: false), Better(set, five: true));
        return first.Length + five.Length == 0
            ? $"No other metric of the table beats {metrics[0].Id}."
            : string.Create(CultureInfo.InvariantCulture, $"Better than {metrics[0].Id} at the first hit: {Listed(first)}; among the first five: {Listed(five)}.");
    }

    private string[] Better(MatchSet set, bool five) =>
        [.. metrics.Where(metric => Right(rankings.Matches(set, metric), five).Right > Right(rankings.Matches(set, metrics[0]), five).Right).Select(metric => metric.Id)];

    private static string Listed(string[] ids) => ids.Length == 0 ? "none" : string.Join(", ", ids);
}
