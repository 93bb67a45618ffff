using System.Collections.Immutable;
using Spectra.Accuracy.Plots;
using Spectra.Accuracy.Statistics;
using Spectra.Search;

namespace Spectra.Accuracy.Sections;

/// <summary>Every query as it is, and with its substance taken out of the hit list: how well the score alone tells the two apart.</summary>
internal sealed class OpenSet(Rankings rankings, ImmutableArray<Metric> metrics, string plots)
{
    private static readonly ImmutableArray<(string Name, ImmutableArray<MatchSet> Sets)> Cases =
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
        text.Paragraph("AUROC: the chance that a query's best hit scores above the best wrong hit of a query without its substance. True accepts: share of queries whose first hit is right and scores above all but 1 % (0.1 %) of the queries without their substance; of fewer than 100 (1000) queries none may be accepted. This is the raw score; the calibrated confidence decides by more.");
        foreach ((string name, ImmutableArray<MatchSet> sets) in Cases)
        {
            AddCase(text, name, sets);
        }
    }

    private void AddCase(MarkdownText text, string name, ImmutableArray<MatchSet> sets)
    {
        ImmutableArray<ImmutableArray<Ranking>> byMetric = [.. metrics.Select(metric => sets.SelectMany(set => rankings.Matches(set, metric)).ToImmutableArray())];
        int count = byMetric[0].Length;
        string file = $"open-set-{name}.svg";
        RocPlot.Draw($"Open set, {name} ({count} queries)", [.. metrics.Zip(byMetric).Select(pair => (pair.First.Id, Corners(pair.Second)))], count, Path.Combine(plots, file));
        text.Heading(3, $"{name} ({count})");
        text.Figure($"True over false accepts, {name}", file);
        text.Table(["metric", "AUROC", "true accepts at 1 % false", "at 0.1 % false"], metrics.Zip(byMetric).Select(pair => new[]
        {
            pair.First.Id,
            MarkdownText.Number(Separation.Auroc([.. pair.Second.Select(ranking => ranking.Score)], Without(pair.Second))),
            MarkdownText.Number(TrueAccepts(pair.Second, 0.01)),
            MarkdownText.Number(TrueAccepts(pair.Second, 0.001)),
        }));
    }

    private static double[] Right(ImmutableArray<Ranking> queries) => [.. queries.Where(ranking => ranking.IsRight).Select(ranking => ranking.Score)];

    private static double[] Without(ImmutableArray<Ranking> queries) => [.. queries.Select(ranking => ranking.Without)];

    /// <summary>A wrong first hit is never a true accept.</summary>
    private static double RightShare(ImmutableArray<Ranking> queries) => queries.Average(ranking => ranking.IsRight ? 1.0 : 0);

    private static double TrueAccepts(ImmutableArray<Ranking> queries, double rate) => RightShare(queries) * Separation.TrueAccepts(Right(queries), Without(queries), rate);

    private static IReadOnlyList<(double False, double True)> Corners(ImmutableArray<Ranking> queries)
    {
        double share = RightShare(queries);
        return [.. Separation.Curve(Right(queries), Without(queries)).Select(corner => (corner.False, corner.True * share))];
    }
}
