using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Matching.Tests.Search;

public class HitListTests
{
    [Fact]
    public void TheGapSkipsTheFormsOfTheSameParent()
    {
        HitList hits = List(("Procaine", 0.95), ("Procaine hydrochloride", 0.94), ("Lidocaine", 0.80), ("Lidocaine hydrochloride", 0.75));

        Assert.Equal(0.15, hits.GapToNextFamily(1));
        Assert.Equal(0.14, hits.GapToNextFamily(2));
    }

    [Fact]
    public void WhereTheListHoldsNoOtherFamilyTheFirstSubstanceBehindItCounts()
    {
        HitList hits = List(("Procaine", 0.95), ("Procaine hydrochloride", 0.94));

        Assert.Equal(0.25, hits.GapToNextFamily(1));
    }

    /// <summary>The last hit's gap, 0.24, is to a substance at 0.70 that is not listed.</summary>
    private static HitList List(params (string Name, double Score)[] hits) => new(
        Metric.Default,
        [.. hits.Select((hit, i) => new Hit(
            i + 1,
            new ReferenceSpectrum(hit.Name, Substance.Of(hit.Name, null), Technique.NotStated, null, null, "absorbance", false, null),
            "library",
            HitQualityIndex.From(hit.Score),
            i + 1 < hits.Length ? hit.Score - hits[i + 1].Score : hit.Score - 0.7,
            0))],
        hits.Length);
}
