using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Spectra.Synthesis;

namespace Spectra.Matching.Tests.Synthesis;

public class TrainingLibraryTests
{
    private static readonly ImmutableArray<TrainingReference> Library = TrainingLibrary.From(ReferenceFiles.Bands());

    [Fact]
    public void ItHoldsTheSubstancesWithEnoughBandsInRange()
    {
        // Counted by a separate program: 91 substances with four bands or more from 650 to 4000 cm-1, 38 of them gases.
        Assert.Equal(91, Library.Length);
        Assert.Equal(38, Library.Count(reference => reference.State == SampleState.Gas));
        Assert.DoesNotContain(Library, reference => reference.SubstanceName == "Carbon tetrachloride");
    }

    [Fact]
    public void TheSpectraAreTheSameToTheByteAsThoseOfAnotherProgram()
    {
        // SHA-256 of all ordinates as little-endian doubles, computed from the formula by another program in another language: IEEE 754 leaves no room for a difference.
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TrainingReference reference in Library)
        {
            hash.AppendData(MemoryMarshal.AsBytes(reference.Spectrum.Ordinates));
        }

        Assert.Equal("F42F80D170919802351AA2AF091DB825A975D625D0BA9D299F42701F2B93D192", Convert.ToHexString(hash.GetHashAndReset()));
    }

    [Fact]
    public void EveryIdIsTheCasNumberOrASlugAndOccursOnce()
    {
        Assert.Equal(Library.Length, Library.Select(reference => reference.Id).Distinct().Count());
        Assert.Equal("121-82-4", Named("RDX").Id);
        Assert.Equal("wheat-flour", Named("Wheat flour").Id);
        Assert.Equal("9005-25-8", Named("Starch").Id);
        Assert.Equal("9005-25-8-starch-sticky-rice-powder", Named("Starch (sticky rice powder)").Id);
    }

    [Fact]
    public void EveryEntryIsSyntheticInNameTitleOriginAndWarning() =>
        Assert.All(Library, reference =>
        {
            Assert.StartsWith("SYNTHETIC ", reference.Name, StringComparison.Ordinal);
            Assert.Equal(reference.Name, reference.Spectrum.Acquisition.Title);
            Assert.StartsWith("SYNTHETIC", reference.Spectrum.Acquisition.Origin, StringComparison.Ordinal);
            Assert.Contains(reference.Spectrum.Warnings, warning => warning.Code == "synthetic");
        });

    [Fact]
    public void EveryUnverifiedBandIsMarkedInTheSourceText()
    {
        BandTable table = ReferenceFiles.Bands();
        Assert.All(Library, reference =>
        {
            BandTableSubstance substance = table.Substances.Single(candidate => candidate.Name == reference.SubstanceName);
            Assert.Equal(substance.Bands.Any(band => !band.IsSourced), reference.SourceText.Contains("unverified", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void EverySpectrumIsPositiveAndPeaksAtOne() =>
        Assert.All(Library, reference =>
        {
            Assert.Equal(1, reference.Spectrum.Ordinates.ToArray().Max());
            Assert.True(reference.Spectrum.Ordinates.ToArray().Min() > 0);
        });

    private static TrainingReference Named(string name) => Library.Single(reference => reference.SubstanceName == name);
}
