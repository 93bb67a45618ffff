using Spectra.Libraries.Importing;

namespace Spectra.Matching.Tests.Libraries.Importing;

public class LabelChecksTests
{
    private static readonly KnownSubstances Facts = new(
    [
        new KnownSubstance("67-64-1", ["Acetone", "2-propanone"], "C3H6O"),
        new KnownSubstance("108-24-7", ["Acetic anhydride"], "C4H6O3"),
    ]);

    [Fact]
    public void ALabelThatAgreesWithTheFactsRaisesNothing() => Assert.Empty(LabelChecks.Of("ACETONE", "67-64-1", "C3 H6 O", Facts));

    [Theory]
    [InlineData("Acetone", "67-64-2", null, FindingCodes.CasCheckDigit)]
    [InlineData("Acetone", "108-24-7", null, FindingCodes.NameOfAnother)]
    [InlineData("Anything", "67-64-1", "C4 H6 O3", FindingCodes.FormulaDiffers)]
    [InlineData("Anything hydrochloride", "50-98-6", "C10 H15 N O", FindingCodes.SaltOrBase)]
    [InlineData("Anything HBr", "50-98-6", "C10 H16 Cl N O", FindingCodes.SaltOrBase)]
    public void ALabelThatContradictsItselfOrTheFactsIsFlagged(string name, string cas, string? formula, string code)
    {
        EntryFinding finding = Assert.Single(LabelChecks.Of(name, cas, formula, Facts));

        Assert.Equal((code, FindingWeight.Flagged), (finding.Code, finding.Weight));
    }

    [Fact]
    public void AMissingNumberIsWorthANoteOnly() => Assert.Equal(FindingWeight.Note, Assert.Single(LabelChecks.Of("Acetone", null, "C3H6O", Facts)).Weight);

    [Theory]
    [InlineData("Cocaine hydrochloride", "salt")]
    [InlineData("Ephedrine HCl", "salt")]
    [InlineData("Benzoic acid, sodium salt", "salt")]
    [InlineData("Cocaine, free base", "base")]
    [InlineData("Copper sulfate pentahydrate", "hydrate")]
    [InlineData("Hydrochloric acid", null)]
    public void TheFormIsReadFromTheName(string name, string? form) => Assert.Equal(form, StatedForm.Of(name));
}
