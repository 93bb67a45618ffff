using Spectra.Service.Seizures.Techniques;

namespace Spectra.Service.Tests.Seizures.Techniques;

public class TechniquePairTests
{
    // SWGDRUG Recommendations, part III B, the examples of each category.
    [Theory]
    [InlineData("A", "ir-atr raman ms nmr xrd")]
    [InlineData("B", "ce gc ims lc microcrystal sfc tlc uv-vis macroscopic microscopic")]
    [InlineData("C", "colour fluorescence immunoassay melting-point markings")]
    public void TheCategoriesAreThePublishedOnes(string category, string techniques) =>
        Assert.All(techniques.Split(' '), id => Assert.Equal(category, AnalyticalTechnique.TryFind(id, out AnalyticalTechnique? technique) ? technique.Category.ToString() : "unknown"));

    [Theory]
    [InlineData("ir-atr", "ir-transmission")]
    [InlineData("ir-atr", "ir-atr")]
    [InlineData("ir-gas", "nir")]
    [InlineData("ms", "gc-ms")]
    [InlineData("ir-atr", "gc-ir")]
    [InlineData("lc-ms", "tlc")]
    public void TechniquesThatRestOnOnePropertyAreOne(string first, string second)
    {
        Assert.Contains("they are correlated and count as one technique", TechniquePair.Fault(first, second), StringComparison.Ordinal);
        Assert.Contains("they are correlated and count as one technique", TechniquePair.Fault(second, first), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ir-atr", "raman")]
    [InlineData("ir-atr", "gc-ms")]
    [InlineData("ir-atr", "colour")]
    [InlineData("IR-ATR", " tlc ")]
    public void InfraredWithOneThatRestsOnSomethingElseSuffices(string first, string second) => Assert.Null(TechniquePair.Fault(first, second));

    [Fact]
    public void RamanCountsBesideInfraredWithANote()
    {
        Assert.True(AnalyticalTechnique.TryFind("ir-atr", out AnalyticalTechnique? infrared) && AnalyticalTechnique.TryFind("raman", out _));
        Assert.True(AnalyticalTechnique.TryFind("raman", out AnalyticalTechnique? raman));
        Assert.Contains("Vibrational", new TechniquePair(infrared, raman).Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gc", "colour")]
    [InlineData("colour", "gc")]
    [InlineData("gc", "ce")]
    [InlineData("colour", "melting-point")]
    public void WithoutCategoryATwoDoNotSuffice(string first, string second) => Assert.Contains("is of category A: without one at least three", TechniquePair.Fault(first, second), StringComparison.Ordinal);

    [Theory]
    [InlineData("dowsing")]
    [InlineData("")]
    public void AnUnknownTechniqueIsNotAccepted(string id)
    {
        Assert.Contains("is not categorised", TechniquePair.Fault("ir-atr", id), StringComparison.Ordinal);
        Assert.Contains("is not categorised", TechniquePair.Fault(id, "ir-atr"), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTechniqueHasItsOwnWordAndAProperty()
    {
        Assert.Equal(AnalyticalTechnique.All.Length, AnalyticalTechnique.All.Select(technique => technique.Id).Distinct().Count());
        Assert.All(AnalyticalTechnique.All, technique => Assert.NotEmpty(technique.Properties));
        Assert.All(AnalyticalTechnique.All, technique => Assert.False(technique.IsUncorrelatedWith(technique)));
    }
}
