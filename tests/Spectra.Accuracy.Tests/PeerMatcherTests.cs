using System.Collections.Immutable;
using Spectra.Matching.Tests.Support;

namespace Spectra.Accuracy.Tests;

public class PeerMatcherTests
{
    [CorpusFact]
    public void ThePeersRecipeGivesItsFirstHitAndItsPublishedMatchValues()
    {
        ImmutableArray<(string Name, double Score)> ranked = PeerMatcher.Rank(CorpusFolder.Path!);
        ImmutableArray<(string Name, double? Published, double Recomputed)> expected = PeerMatcher.Expected(CorpusFolder.Path!);

        Assert.Equal(expected.Select(entry => entry.Name), ranked.Take(expected.Length).Select(hit => hit.Name));
        Assert.Equal(5, expected.Count(entry => entry.Published is not null));
        foreach ((string name, double? published, double recomputed) in expected)
        {
            double score = ranked.Single(hit => hit.Name == name).Score;
            Assert.Equal(recomputed, score, 0.001);
            Assert.Equal(published ?? recomputed, score, 0.02);
        }
    }
}
