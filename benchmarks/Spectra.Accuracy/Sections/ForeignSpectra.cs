using System.Collections.Immutable;
using System.Globalization;
using Spectra.Accuracy.Statistics;
using Spectra.Search;

namespace Spectra.Accuracy.Sections;

/// <summary>Spectra of nothing in the library: what they score, kind by kind.</summary>
internal sealed class ForeignSpectra(Rankings rankings, ImmutableArray<Metric> metrics)
{
    private static readonly ImmutableArray<string> Against = ["condensed", "explosives"];

    /// <summary>What the corpus's kinds are, in the order of the tables.</summary>
    private static readonly ImmutableArray<(string Kind, string Words)> Kinds =
    [
        ("leave-out", "isomers and relatives of entries (leave-out)"),
        ("textile", "textile"),
        ("olive-oil", "olive oil"),
        ("gas", "gas vapour"),
    ];

    public void AddTo(MarkdownText text)
    {
        text.Heading(2, "Spectra of nothing in the library");
        text.Paragraph("The nomatch set and the gas queries in condensed + explosives: scores of the best hit, and the area under the ROC curve of the score alone against true matches.");
        text.Table(
            ["metric", "kind", "n", "median", "95th percentile", "largest", "AUROC against explosives", "AUROC against degraded"],
            metrics.SelectMany(metric => Kinds.Select(kind => ScoreRow(metric, kind))));
    }

    private string[] ScoreRow(Metric metric, (string Kind, string Words) kind)
    {
        double[] scores = [.. Foreign(metric, kind.Kind).Select(ranking => ranking.Score).Order()];
        return
        [
            metric.Id,
            kind.Words,
            scores.Length.ToString(CultureInfo.InvariantCulture),
            MarkdownText.Number(scores[scores.Length / 2]),
            MarkdownText.Number(scores[(int)(0.95 * (scores.Length - 1))]),
            MarkdownText.Number(scores[^1]),
            MarkdownText.Number(Separation.Auroc(Matches("explosives", metric), scores)),
            MarkdownText.Number(Separation.Auroc(Matches("degraded", metric), scores)),
        ];
    }

    private double[] Matches(string queries, Metric metric) => [.. rankings.Matches(new MatchSet(queries, Against), metric).Select(ranking => ranking.Score)];

    private ImmutableArray<Ranking> Foreign(Metric metric, string kind) =>
        [.. rankings.Of(new MatchSet(kind == "gas" ? MatchSet.GasVapour : "nomatch", Against), metric).Where(ranking => ranking.Query.Kind("kind") == kind)];
}
