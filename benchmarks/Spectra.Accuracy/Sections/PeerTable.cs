using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Accuracy.Sections;

/// <summary>The peer matcher's published case: this product's numbers, and how far they lie from the peer's.</summary>
internal static class PeerTable
{
    /// <summary>How far a match value may lie from the published one.</summary>
    private const double Tolerance = 0.02;

    public static void AddTo(MarkdownText text, string corpus)
    {
        ImmutableArray<(string Name, double Score)> ranked = PeerMatcher.Rank(corpus);
        text.Heading(2, "Peer: OpenSpecy");
        text.Paragraph($"The peer's published case by its own recipe, `{PeerMatcher.Recipe}`, and the metric `pearson`: the rank and match value here, and how far the value lies from the published one (two decimals, the first five) and from that of an independent implementation of the recipe.");
        text.Table(["peer's rank", "rank here", "match value here", "from the published", "within 0.02", "from the independent"], PeerMatcher.Expected(corpus).Select((expected, i) =>
        {
            int at = ranked.Select(hit => hit.Name).ToList().IndexOf(expected.Name);
            double? off = expected.Published is { } published ? Math.Abs(ranked[at].Score - published) : null;
            return new[]
            {
                (i + 1).ToString(CultureInfo.InvariantCulture),
                (at + 1).ToString(CultureInfo.InvariantCulture),
                ranked[at].Score.ToString("F4", CultureInfo.InvariantCulture),
                off?.ToString("F4", CultureInfo.InvariantCulture) ?? "not published",
                off is null ? "" : off <= Tolerance ? "yes" : "no",
                Math.Abs(ranked[at].Score - expected.Recomputed).ToString("F4", CultureInfo.InvariantCulture),
            };
        }));
    }
}
