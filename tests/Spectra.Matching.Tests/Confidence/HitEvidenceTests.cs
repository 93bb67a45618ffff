using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Matching.Tests.Confidence;

public class HitEvidenceTests
{
    [Fact]
    public void ScoresAreComparedOnTheScaleOfAtanhAndMisfitsAsRatios()
    {
        ImmutableArray<HitEvidence> evidence = HitEvidence.Of([Fit("A", 0.9, 0.02), Fit("B", 0.7, 0.3), Fit("C", 0.6, 0.1)], 0.01);

        Assert.Equal(Math.Atanh(0.9), evidence[0].Score, 12);
        Assert.Equal(Math.Atanh(0.9) - Math.Atanh(0.7), evidence[0].Lead, 12);
        Assert.Equal(Math.Atanh(0.7) - Math.Atanh(0.9), evidence[1].Lead, 12);
        Assert.Equal(Math.Log(0.02 / 0.02), evidence[0].Fit, 12);
        Assert.Equal(Math.Log(0.1 / 0.02), evidence[0].FitLead, 12);
        Assert.Equal(Math.Log(0.02 / 0.1), evidence[2].FitLead, 12);
    }

    [Fact]
    public void FormsOfOneParentAreNoRivals()
    {
        ImmutableArray<HitEvidence> evidence = HitEvidence.Of([Fit("COCAINE", 0.95, 0.02), Fit("COCAINE, HYDROCHLORIDE", 0.94, 0.02), Fit("OTHER", 0.5, 0.5)], 0);

        Assert.Equal(Math.Atanh(0.95) - Math.Atanh(0.5), evidence[0].Lead, 12);
        Assert.Equal(Math.Atanh(0.94) - Math.Atanh(0.5), evidence[1].Lead, 12);
    }

    [Fact]
    public void ALoneHitLeadsByItsWholeScore() =>
        Assert.Equal(Math.Atanh(0.6), Assert.Single(HitEvidence.Of([Fit("A", 0.6, 0.1)], 0)).Lead, 12);

    [Fact]
    public void AScoreOfOneIsTakenAsJustBelowIt() =>
        Assert.Equal(Math.Atanh(0.9995), HitEvidence.Of([Fit("A", 1, 0.1)], 0)[0].Score, 12);

    internal static SingleFit Fit(string name, double score, double misfit, Technique technique = Technique.Transmission) =>
        new(new Hit(1, new ReferenceSpectrum(name, Substance.Of(name, null), technique, null, null, "absorbance", false, null), "library", HitQualityIndex.From(score), 0, 0), misfit);
}
