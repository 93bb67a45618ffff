using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Matching.Tests.Confidence;

public sealed class CalibratedAssessmentTests : IDisposable
{
    /// <summary>Registry numbers of any substances: that they exist is all that counts here.</summary>
    private static readonly string[] Numbers = ["78-11-5", "121-82-4", "118-96-7", "50-36-2", "58-08-2", "57-50-1", "69-65-8", "50-78-2"];

    private static readonly SpectrumQuality Usable = new(QualityVerdict.Usable, 100, [], "");
    private static readonly VerdictPolicy Policy = VerdictPolicy.For(Metric.Combined);

    private readonly MadeLibraries _made = new();

    [Fact]
    public void ASpectrumOfAReferenceIsAPresumptiveMatchWithItsProbability()
    {
        Assessment assessment = Assess(Some.Spectrum(seed: 3), Technique.Transmission, Registered);

        Assert.Equal("r3", Assert.Single(assessment.AnswerSet).Reference.Id);
        Assert.InRange(assessment.Probability!.Value, 0.9, 1);
        Assert.IsType<Verdict.PresumptiveMatch>(Policy.Decide(Usable, assessment));
    }

    [Fact]
    public void ASpectrumOfNothingInTheLibraryIsNoMatch()
    {
        Assessment assessment = Assess(Some.Spectrum(seed: 99), Technique.Transmission, Registered);

        Assert.Empty(assessment.AnswerSet);
        Assert.InRange(assessment.Probability!.Value, 0, 0.1);
        Assert.IsType<Verdict.NoMatch>(Policy.Decide(Usable, assessment));
    }

    [Fact]
    public void NoiseIsLikeNothing()
    {
        Random random = new(5);
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, 650, 4000, 1676);
        Spectrum noise = Spectrum.Create(axis, OrdinateUnit.Absorbance, [.. Enumerable.Range(0, axis.Count).Select(_ => random.NextDouble())], Acquisition.NotStated, []);

        Assessment assessment = Assess(noise, Technique.Transmission, Registered);

        Assert.Empty(assessment.AnswerSet);
        Assert.Equal(0, assessment.Strength);
    }

    [Fact]
    public void TheProbabilityIsWithheldOutsideTheCalibrationsDomainAndTheVerdictIsNot()
    {
        (string? Reason, Assessment Assessment)[] cases =
        [
            ("not calibrated for spectra of this technique", Assess(Some.Spectrum(seed: 3), Technique.Atr, Registered)),
            ("without a registry number", Assess(Some.Spectrum(seed: 3), Technique.Transmission, i => Registered(i) with { Substance = Substance.Of($"mineral {i}", null) })),
            ("the reference is synthetic", Assess(Some.Spectrum(seed: 3), Technique.Transmission, i => Registered(i) with { IsSynthetic = true })),
        ];

        Assert.All(cases, @case =>
        {
            Assert.Null(@case.Assessment.Probability);
            Assert.Contains(@case.Reason!, @case.Assessment.Withheld, StringComparison.Ordinal);
            Assert.IsType<Verdict.PresumptiveMatch>(Policy.Decide(Usable, @case.Assessment));
        });
    }

    public void Dispose() => _made.Dispose();

    private static ReferenceSpectrum Registered(int i) =>
        MadeLibraries.Reference($"r{i}", $"Substance {i}", Numbers[i]) with { Technique = Technique.Transmission };

    private Assessment Assess(Spectrum measured, Technique technique, Func<int, ReferenceSpectrum> reference)
    {
        ReferenceLibrary library = _made.Of(Enumerable.Range(0, Numbers.Length).Select(i => (reference(i), Some.Spectrum(seed: i))));
        PreparedSpectrum query = Some.Prepared(Spectrum.Create(measured.Axis, measured.Unit, measured.Ordinates.ToArray(), measured.Acquisition with { Technique = technique }, []));
        return Policy.Assess(query, [library], new LibrarySearch([library], Metric.Combined).Search(query, Policy.Needed));
    }
}
