using System.Collections.Immutable;
using System.Globalization;
using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Accuracy.Sections;

/// <summary>The estimate of false discoveries, from second ranks and from the libraries alone, against what came true.</summary>
internal sealed class FalseDiscoverySection(CorpusLibraries libraries, Rankings rankings)
{
    private static readonly ImmutableArray<MatchSet> Sets =
        [new("gas", ["gas"]), new("minerals", ["minerals"]), new("polymers", ["polymers"]), new("degraded", ["condensed", "explosives"])];

    private static readonly ImmutableArray<double> Thresholds = [0.7, 0.8, 0.9];

    public void AddTo(MarkdownText text)
    {
        text.Heading(2, "False discoveries by score");
        text.Paragraph("Of the first hits with a score of at least the threshold, the share that is wrong; the estimate from the second-rank hits of the same queries; and the bound from the libraries alone, as if no query's substance were in them. Sets in which several entries are right (minerals, polymers) make second ranks look wrong that are not: the estimate errs on the safe side there.");
        text.Table(["set", "threshold", "first hits", "wrong", "share wrong", "second-rank estimate", "bound from the libraries"], Sets.SelectMany(Rows));
    }

    private IEnumerable<string[]> Rows(MatchSet set)
    {
        ImmutableArray<Ranking> matches = rankings.Matches(set, Metric.Combined);
        double[] first = [.. matches.Select(ranking => ranking.Score)];
        FalseDiscovery second = FalseDiscovery.FromSecondRanks(first, [.. matches.Select(ranking => ranking.Score - ranking.Gap)]);
        FalseDiscovery bound = FalseDiscovery.FromLibraries(first, [.. set.Libraries.Select(name => WrongNeighbours.Of(libraries.Get(name)))]);
        return Thresholds.Select(threshold =>
        {
            Ranking[] accepted = [.. matches.Where(ranking => ranking.Score >= threshold)];
            int wrong = accepted.Count(ranking => !ranking.IsRight);
            return new[]
            {
                set.Name,
                threshold.ToString("F1", CultureInfo.InvariantCulture),
                accepted.Length.ToString(CultureInfo.InvariantCulture),
                wrong.ToString(CultureInfo.InvariantCulture),
                accepted.Length == 0 ? "-" : MarkdownText.Number((double)wrong / accepted.Length),
                MarkdownText.Number(second.At(threshold)),
                MarkdownText.Number(bound.At(threshold)),
            };
        });
    }
}
