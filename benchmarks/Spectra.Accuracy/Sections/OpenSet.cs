using System.Collections.Immutable;
using Spectra.Search;

namespace Spectra.Accuracy.Sections;

/// <summary>Every query as it is, and with its substance taken out of the hit list: how well the score alone tells the two apart.</summary>
internal sealed class OpenSet(Rankings rankings, ImmutableArray<Metric> metrics, string plots)
{
    private static readonly ImmutableArray<(string Name, ImmutableArray<MatchSet> Sets)> Parts =
    [
        ("condensed", [new("degraded", ["condensed", "explosives"]), new("explosives", ["condensed", "explosives"])]),
        ("gas", [new("gas", ["gas"])]),
        ("minerals", [new("minerals", ["minerals"])]),
        ("polymers", [new("polymers", ["polymers"])]),
    ];

    public void AddTo(MarkdownText text)
    {
        text.Heading(2, "Open set, by the score alone");
        text.Paragraph("Every query once as it is, and once with its substances (by CAS number, else by name) taken out of the hit list, so that nothing right is left to find. The condensed set is all of degraded and explosives in condensed + explosives.");
        text.Paragraph("AUROC: the chance that a query's best hit scores above the best wrong hit of a query without its substance. True accepts: share of queries whose first hit is right and scores above all but 1 % (0.1 %) of the queries without their substance; of fewer than 100 (1000) queries none may be accepted. This is the raw score; a calibrated confidence decides by more.");
        foreach ((string name, ImmutableArray<MatchSet> sets) in Parts)
        {
            OpenSetTable.AddTo(text, plots, name, [.. metrics.Select(metric => (metric.Id, Cases(sets, metric)))]);
        }
    }

    private ImmutableArray<OpenSetCase> Cases(ImmutableArray<MatchSet> sets, Metric metric) =>
        [.. sets.SelectMany(set => rankings.Matches(set, metric)).Select(ranking => new OpenSetCase(ranking.Score, ranking.IsRight, ranking.Without))];
}
