using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Explanation;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Roles;
using Spectra.Search;
using Spectra.Service.Identification;

namespace Spectra.Service.Tests.Identification;

public class WordingTests
{
    private const string NeverSafe = "This does NOT mean safe or legal.";

    private static readonly SpectrumQuality Good = new(QualityVerdict.Usable, 100, [], "");
    private static readonly SpectrumQuality Paper = new(QualityVerdict.Usable, 100, ["cellulose-carrier"], "paper or plant material: what it carries (LSD on blotter, cannabinoids) cannot be seen by infrared");

    [Fact]
    public void AMatchStandsBesideEverythingThatLimitsIt()
    {
        SpectrumQuality limited = new(
            QualityVerdict.Usable, 100, ["water-vapour", "triple-bond-region-missing"], "water vapour is 4 %; 2000-2280 cm-1 is missing: cyanide, azide, isocyanate not assessable");

        string statement = Of(new Verdict.PresumptiveMatch(Hit("Caffeine")), limited);

        Assert.StartsWith("Presumptive: consistent with Caffeine", statement, StringComparison.Ordinal);
        Assert.Contains(" Note: water vapour is 4 %. 2000-2280 cm-1 is missing: cyanide, azide, isocyanate not assessable. ", statement, StringComparison.Ordinal);
        Assert.Contains("not proof", statement, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAnswerOfWaterSaysThatNothingDissolvedIsAssessed()
    {
        Hit water = Hit("WATER", "7732-18-5");
        Mixture wet = Mix([new Component(water.Reference, "library", 0.6, 0.5, 0.7, 0.99), new Component(Hit("Glycerol").Reference, "library", 0.4, 0.3, 0.5, 0.99)]);

        Assert.Contains("Mostly water: dissolved substances not assessable.", Of(new Verdict.PresumptiveMatch(water), Good), StringComparison.Ordinal);
        Assert.Contains("Mostly water: dissolved substances not assessable.", Of(new Verdict.MixtureOf(wet), Good, wet), StringComparison.Ordinal);
        Assert.DoesNotContain("Mostly water", Of(new Verdict.PresumptiveMatch(Hit("Caffeine")), Good), StringComparison.Ordinal);
    }

    [Fact]
    public void ANegativeSaysFromWhichShareOnAndNeverRoundsItDown()
    {
        Mixture nothing = Mix([], ("Cocaine", 0.05), ("Morphine", 0.1203), ("Diazepam", 1));

        string statement = Of(new Verdict.NoMatch(), Good, nothing);

        Assert.Contains("2 looked for; each would have been seen from 13 % of the spectrum on (not weight per cent). 1 of them cannot be assessed in this spectrum.", statement, StringComparison.Ordinal);
        Assert.Contains(NeverSafe, statement, StringComparison.Ordinal);
        Assert.Contains("Fentanils, nitazenes, LSD and toxins cannot be excluded by infrared.", statement, StringComparison.Ordinal);
        Assert.DoesNotContain("looked for", Of(new Verdict.NoMatch(), Good), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsAlertedToIsNamedRightAfterTheVerdict()
    {
        string statement = Wording.Of(new Verdict.NoMatch(), Good, new HitList(Metric.Default, [Hit("Aspirin")], 1), new InferredRole(MeasurementRole.Sample, RoleBasis.Inferred, ""), Calibrated, null, [], ["RDX", "PETN"]);

        Assert.Contains("too unlike). ALERT: cannot exclude RDX, PETN.", statement, StringComparison.Ordinal);
    }

    [Fact]
    public void AHintSaysThatItIsOneAndWhatItIsWorth()
    {
        ClassHint hint = new("nitrate ester", [new HintBand(1640.2, 1620, 1660, "a"), new HintBand(1280, 1270, 1290, "b"), new HintBand(845, 830, 870, "c")]);

        Assert.Contains(
            " Hint only (textbook ranges, unverified): bands like those of nitrate ester (1640, 1280, 845 cm-1). ", Of(new Verdict.NoMatch(), Good, null, hint), StringComparison.Ordinal);
    }

    [Fact]
    public void PaperIsNamedWithWhatItHidesWhetherTheLibraryHoldsItOrNot()
    {
        Verdict unknown = CarrierVerdict.Of(new Verdict.NoMatch(), Paper);
        Verdict cotton = CarrierVerdict.Of(new Verdict.PresumptiveMatch(Hit("cotton, raw")), Paper);
        Verdict drug = CarrierVerdict.Of(new Verdict.PresumptiveMatch(Hit("Caffeine")), Paper);

        Assert.IsType<Verdict.NotIdentifiable>(unknown);
        Assert.IsType<Verdict.PresumptiveMatch>(cotton);
        Assert.IsType<Verdict.Inconclusive>(drug);
        Assert.All((Verdict[])[unknown, cotton, drug], verdict => Assert.Contains("what it carries (LSD on blotter, cannabinoids) cannot be seen by infrared.", Of(verdict, Paper), StringComparison.Ordinal));
        Assert.Contains(NeverSafe, Of(unknown, Paper), StringComparison.Ordinal);
        Assert.IsType<Verdict.NoMatch>(CarrierVerdict.Of(new Verdict.NoMatch(), Good));
    }

    [Fact]
    public void APoorSpectrumAsksForAnother() =>
        Assert.Contains(
            "most like Caffeine. Doubtful: the signal is only 9.0 times the noise. Measure again.",
            Of(new Verdict.Inconclusive([Hit("Caffeine")]), new SpectrumQuality(QualityVerdict.Marginal, 9, ["low-snr"], "the signal is only 9.0 times the noise")),
            StringComparison.Ordinal);

    [Fact]
    public void AWithheldProbabilityIsSaidWithItsReason()
    {
        Assessment withheld = Calibrated with { Withheld = "the reference is synthetic" };
        InferredRole sample = new(MeasurementRole.Sample, RoleBasis.Inferred, "");
        HitList hits = new(Metric.Default, [Hit("Aspirin")], 1);

        Assert.Contains("No probability is given: the reference is synthetic.", Wording.Of(new Verdict.PresumptiveMatch(Hit("Aspirin")), Good, hits, sample, withheld, null, [], []), StringComparison.Ordinal);
        Assert.DoesNotContain("No probability", Wording.Of(new Verdict.PresumptiveMatch(Hit("Aspirin")), Good, hits, sample, Calibrated, null, [], []), StringComparison.Ordinal);
    }

    private static readonly Assessment Calibrated = new([], 0.9, "condensed", 0.99, null, true);

    private static string Of(Verdict verdict, SpectrumQuality quality, Mixture? mixture = null, params ImmutableArray<ClassHint> hints) =>
        Wording.Of(verdict, quality, new HitList(Metric.Default, [Hit("Aspirin")], 1), new InferredRole(MeasurementRole.Sample, RoleBasis.Inferred, ""), Calibrated, mixture, hints.IsDefault ? [] : hints, []);

    private static Mixture Mix(ImmutableArray<Component> components, params (string Name, double Fraction)[] limits) =>
        new(components, 0.1, 0.1, [], [.. limits.Select(limit => new DetectionLimit(Hit(limit.Name).Reference, "library", limit.Fraction))], "1");

    private static Hit Hit(string name, string? cas = null) =>
        new(1, new ReferenceSpectrum(name, Substance.Of(name, cas), Technique.Atr, null, null, "absorbance", false, null), "library", HitQualityIndex.From(0.9), 0.2, 0);
}
