using System.Collections.Immutable;
using Spectra.Service.Seizures.Numbers;
using Spectra.Service.Substances;

namespace Spectra.Service.Tests.Seizures.Numbers;

public class DeclaredGoodsTests
{
    private static readonly NamedSubstance Anhydride = new("Acetic anhydride", "108-24-7");
    private static readonly NamedSubstance Unlisted = new("Something nobody listed", null);

    [Fact]
    public void TheHeadingOfTheSubstanceIsNoMismatch() => Assert.IsType<GoodsMismatch.None>(Against("2915.24", null, "", Anhydride));

    [Fact]
    public void AnotherHeadingIsAMismatchThatNamesBoth()
    {
        GoodsMismatch.Mismatch mismatch = Assert.IsType<GoodsMismatch.Mismatch>(Against("2914.11", null, "", Anhydride));
        Assert.Contains("2914.11", mismatch.Sentence, StringComparison.Ordinal);
        Assert.Contains("Acetic anhydride", mismatch.Sentence, StringComparison.Ordinal);
        Assert.Contains("2915.24", mismatch.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2918.30")]
    [InlineData("2918.99")]
    [InlineData("2924.29")]
    [InlineData("2932.99")]
    [InlineData("2933.39")]
    public void AResidualHeadingNeverMatchesNorMismatchesAlone(string heading)
    {
        SubstanceFacts[] residual = [.. ReferenceFacts.Catalogue.All.Where(facts => facts.CustomsCode?.Code == heading)];

        Assert.IsType<GoodsMismatch.CannotBeJudged>(Against(heading, null, "", Anhydride));
        Assert.All(residual, facts => Assert.IsType<GoodsMismatch.CannotBeJudged>(Against(heading, null, "", new NamedSubstance(facts.Name, facts.Cas?.ToString()))));
        Assert.All(residual, facts => Assert.IsType<GoodsMismatch.CannotBeJudged>(Against("2915.24", null, "", new NamedSubstance(facts.Name, facts.Cas?.ToString()))));
    }

    [Fact]
    public void TheCatalogueHoldsASubstanceUnderAResidualHeading() => Assert.Contains(ReferenceFacts.Catalogue.All, facts => facts.CustomsCode is { IsResidual: true });

    [Fact]
    public void TheCasNumberAndTheDescriptionAreCompared()
    {
        Assert.IsType<GoodsMismatch.None>(Against(null, "108-24-7", "", Anhydride));
        Assert.IsType<GoodsMismatch.Mismatch>(Against(null, "67-64-1", "", Anhydride));
        Assert.IsType<GoodsMismatch.None>(Against(null, null, "acetic oxide", Anhydride));
        Assert.IsType<GoodsMismatch.Mismatch>(Against(null, null, "acetone", Anhydride));
        Assert.IsType<GoodsMismatch.CannotBeJudged>(Against(null, null, "garden furniture", Anhydride));

        // One that disagrees outweighs one that agrees.
        Assert.IsType<GoodsMismatch.Mismatch>(Against("2915.24", "67-64-1", "", Anhydride));
    }

    [Fact]
    public void WithoutADeclarationAFindingOrAFactNothingIsJudged()
    {
        Assert.IsType<GoodsMismatch.CannotBeJudged>(Against(null, null, " ", Anhydride));
        Assert.IsType<GoodsMismatch.CannotBeJudged>(Against("2915.24", null, ""));
        Assert.Contains("No customs heading of Something nobody listed", Assert.IsType<GoodsMismatch.CannotBeJudged>(Against("2915.24", null, "", Unlisted)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAGroupOneThatAgreesIsEnoughAndOfAMixtureEachMust()
    {
        NamedSubstance acetone = new("Acetone", "67-64-1");
        Assert.IsType<GoodsMismatch.None>(Against(null, "108-24-7", "", NamedAs.Alternatives, acetone, Anhydride));
        Assert.IsType<GoodsMismatch.Mismatch>(Against(null, "108-24-7", "", NamedAs.Components, acetone, Anhydride));
        Assert.IsType<GoodsMismatch.CannotBeJudged>(Against(null, "108-24-7", "", NamedAs.Alternatives, acetone, Unlisted));
    }

    private static GoodsMismatch Against(string? code, string? cas, string description, params NamedSubstance[] found) => Against(code, cas, description, NamedAs.Alternatives, found);

    private static GoodsMismatch Against(string? code, string? cas, string description, NamedAs namedAs, params NamedSubstance[] found) =>
        new DeclaredGoods(HsCode.TryParse(code, out HsCode heading) ? heading : null, CasNumber.TryParse(cas, out CasNumber number) ? number : null, description)
            .Against([.. found], namedAs, ReferenceFacts.Catalogue);
}
