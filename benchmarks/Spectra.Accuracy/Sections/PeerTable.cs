using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Accuracy.Sections;

/// <summary>The peer matcher's published case beside this product's numbers.</summary>
internal static class PeerTable
{
    public static void AddTo(MarkdownText text, string corpus)
    {
        ImmutableArray<(string Name, double Score)> ranked = PeerMatcher.Rank(corpus);
        text.Heading(2, "Peer: OpenSpecy");
        text.Paragraph($"The peer's published case by its own recipe, `{PeerMatcher.Recipe}`, and the metric `pearson`. Published values have two decimals; the recomputed ones are those of an independent implementation.");
        text.Table(["rank here", "spectrum", "published", "recomputed", "here"], PeerMatcher.Expected(corpus).Select(expected => new[]
        {
            (ranked.Select(hit => hit.Name).ToList().IndexOf(expected.Name) + 1).ToString(CultureInfo.InvariantCulture),
            expected.Identity,
            expected.Published?.ToString("F2", CultureInfo.InvariantCulture) ?? "",
            expected.Recomputed.ToString("F4", CultureInfo.InvariantCulture),
            ranked.Single(hit => hit.Name == expected.Name).Score.ToString("F4", CultureInfo.InvariantCulture),
        }));
    }
}
