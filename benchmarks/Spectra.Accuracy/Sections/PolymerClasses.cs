using System.Collections.Immutable;
using System.Globalization;
using Spectra.Accuracy.Statistics;
using Spectra.Search;

namespace Spectra.Accuracy.Sections;

/// <summary>The polymers by class: the names of the source are often near synonyms.</summary>
internal sealed class PolymerClasses(Rankings rankings, ImmutableDictionary<string, string> groups, ImmutableArray<Metric> metrics)
{
    private static readonly MatchSet Polymers = new("polymers", ["polymers"]);

    public void AddTo(MarkdownText text)
    {
        text.Heading(2, "Polymers by class");
        text.Paragraph("Share of queries whose first hit is of the class that the source puts the query in, whatever its name.");
        text.Table(["metric", "n", "by class", "95 % interval", "by name"], metrics.Select(metric =>
        {
            ImmutableArray<Ranking> queries = rankings.Of(Polymers, metric);
            int right = queries.Count(ranking => ranking.First is { } id && groups[id] == ranking.Query.Group);
            return new[]
            {
                metric.Id, queries.Length.ToString(CultureInfo.InvariantCulture), MarkdownText.Number((double)right / queries.Length),
                MarkdownText.Interval(Proportion.Wilson(right, queries.Length)), MarkdownText.Number((double)queries.Count(ranking => ranking.IsRight) / queries.Length),
            };
        }));
    }
}
