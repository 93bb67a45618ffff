using Spectra.Libraries.Importing;

namespace Spectra.Matching.Tests.Libraries.Importing;

public class SubstanceChecksTests
{
    [Fact]
    public void OneNumberWithTwoFormulasIsFlaggedOnBothEntries()
    {
        (int Entry, EntryFinding Finding)[] found = [.. SubstanceChecks.Of([Imported("a", "Acetone", "67-64-1", "C3H6O"), Imported("b", "Propanone", "67-64-1", "C4H6O3")])];

        Assert.Equal([0, 1], found.Select(finding => finding.Entry));
        Assert.All(found, finding => Assert.Equal((FindingCodes.CasOfAnother, FindingWeight.Flagged), (finding.Finding.Code, finding.Finding.Weight)));
        Assert.Equal(["b", "a"], found.Select(finding => finding.Finding.OtherId));
    }

    [Fact]
    public void OneNumberWithUnrelatedNamesIsFlaggedWhereNoFormulaSettlesIt()
    {
        Assert.Equal(2, SubstanceChecks.Of([Imported("a", "Acetone", "67-64-1", null), Imported("b", "Saccharose", "67-64-1", null)]).Count());
        Assert.Empty(SubstanceChecks.Of([Imported("a", "Acetone", "67-64-1", "C3H6O"), Imported("b", "Dimethyl ketone", "67-64-1", "C3H6O")]));
        Assert.Empty(SubstanceChecks.Of([Imported("a", "Cyclohexanol", "108-93-0", null), Imported("b", "hexahydrophenol or cyclohexanol", "108-93-0", null)]));
    }

    [Fact]
    public void ASaltUnderTheNumberOfItsBaseIsFlagged()
    {
        (int Entry, EntryFinding Finding)[] found = [.. SubstanceChecks.Of([Imported("a", "Cocaine", "50-36-2", null), Imported("b", "Cocaine hydrochloride", "50-36-2", null)])];

        Assert.Equal(2, found.Length);
        Assert.All(found, finding => Assert.Equal(FindingCodes.SaltOrBase, finding.Finding.Code));
    }

    [Fact]
    public void OneNameWithTwoNumbersIsFlaggedOnlyWhereTheFormulasDiffer()
    {
        Assert.Equal(FindingWeight.Note, SubstanceChecks.Of([Imported("a", "Xylene", "95-47-6", "C8H10"), Imported("b", "xylene", "106-42-3", "C8H10")]).First().Finding.Weight);
        Assert.Equal(FindingWeight.Flagged, SubstanceChecks.Of([Imported("a", "Xylene", "95-47-6", "C8H10"), Imported("b", "xylene", "67-64-1", "C3H6O")]).First().Finding.Weight);
    }

    private static ImportedEntry Imported(string id, string name, string cas, string? formula) => new(
        new ReleaseEntry(id, new string('0', 64), $"{id}.jdx", 0, name, cas, null, null, "made", "none"), $"{id}.jdx", formula, StatedForm.Of(name), null, 600, 4000, 10, "absorbance", [], []);
}
