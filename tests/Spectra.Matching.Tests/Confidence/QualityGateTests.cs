using Spectra.Confidence;
using Spectra.Matching.Tests.Support;
using Spectra.Matching.Tests.Synthesis;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Confidence;

public class QualityGateTests
{
    private static readonly (double, double, double)[] Sample = [(780, 0.4, 24), (1250, 0.6, 30), (1600, 0.5, 24), (3080, 0.3, 40)];

    [Fact]
    public void AGoodSpectrumHasNoReasons()
    {
        SpectrumQuality quality = Judge(Curve(Sample));

        Assert.Equal((QualityVerdict.Usable, ""), (quality.Verdict, quality.Sentence));
        Assert.Empty(quality.Reasons);
        Assert.False(quality.IsNotIdentifiable);
    }

    [Theory]
    [InlineData(0.001, QualityVerdict.Usable)]
    [InlineData(0.1, QualityVerdict.Marginal)]
    [InlineData(5, QualityVerdict.Unusable)]
    public void NoiseOfAKnownDeviationIsJudgedByItsShareOfTheSignal(double deviation, QualityVerdict expected)
    {
        Random random = new(7);
        double[] noise = [.. Enumerable.Range(0, 3601).Select(_ => deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

        SpectrumQuality quality = Judge(Curve(Sample, added: x => noise[(int)(x - 500)]));

        Assert.Equal(expected, quality.Verdict);
        Assert.Equal(expected != QualityVerdict.Usable, quality.Reasons.Contains("low-snr"));
    }

    [Fact]
    public void AFlatLineIsFeaturelessAndNotIdentifiable()
    {
        SpectrumQuality quality = Judge(Curve([], added: x => 1e-3 * Math.Sin(x * x)));

        Assert.Contains("featureless", quality.Reasons);
        Assert.True(quality.IsNotIdentifiable && quality.Verdict == QualityVerdict.Unusable);
    }

    [Fact]
    public void AnAbsorptionThatRisesWithoutBandsIsBlackOrMetallic()
    {
        SpectrumQuality quality = Judge(Curve([(1250, 0.004, 30)], added: x => 1.5 - (x / 4000)));

        Assert.Contains("broadband-absorber", quality.Reasons);
        Assert.Contains("black, carbon-filled or metallic", quality.Sentence, StringComparison.Ordinal);
        Assert.True(quality.IsNotIdentifiable);
    }

    [Theory]
    [InlineData(0.05, "transparent-salt", true)]
    [InlineData(0.6, "mostly-water", false)]
    public void BandsOfWaterAloneAreAMoistSaltOrMostlyWater(double height, string code, bool notIdentifiable)
    {
        SpectrumQuality quality = Judge(Curve([(3350, height, 350), (1640, 0.4 * height, 80)]));

        Assert.Contains(code, quality.Reasons);
        Assert.Equal(notIdentifiable, quality.IsNotIdentifiable);
    }

    [Theory]
    [InlineData(0.01, QualityVerdict.Marginal)]
    [InlineData(0.002, QualityVerdict.Unusable)]
    public void TooLittleOnTheCrystalIsAWeakContact(double height, QualityVerdict expected)
    {
        SpectrumQuality quality = Judge(Curve([(1250, height, 30), (1600, height / 2, 24)]));

        Assert.Equal(expected, quality.Verdict);
        Assert.Contains("weak-contact", quality.Reasons);
    }

    [Fact]
    public void ASaturatedSpectrumSaysSo() => Assert.Contains("saturated", Judge(Curve([(1250, 4, 200)])).Reasons);

    [Theory]
    [InlineData(1400, 4000, "too-short-range", QualityVerdict.Unusable)]
    [InlineData(1250, 3600, "partial-fingerprint", QualityVerdict.Usable)]
    [InlineData(780, 1900, "short-range", QualityVerdict.Marginal)]
    public void ThePartOfTheFingerprintThatWasMeasuredDecides(double first, double last, string code, QualityVerdict expected)
    {
        SpectrumQuality quality = Judge(Curve([(1300, 0.5, 30), (1450, 0.5, 30), (1600, 0.5, 24)], first, last));

        Assert.Contains(code, quality.Reasons);
        Assert.Equal(expected, quality.Verdict);
    }

    [Fact]
    public void AMaskedDiamondRegionSaysWhatCanNotBeAssessed()
    {
        SpectrumQuality quality = Judge(Curve(Sample, added: x => x is > 1900 and < 2300 ? double.NaN : 0));

        Assert.Equal(["triple-bond-region-missing"], quality.Reasons.AsEnumerable());
        Assert.Contains("cyanide, azide, isocyanate not assessable", quality.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.06, QualityVerdict.Usable)]
    [InlineData(-0.06, QualityVerdict.Usable)]
    [InlineData(-0.3, QualityVerdict.Marginal)]
    public void ResidualAirOfEitherSignIsNamedAndCountsWhereItIsMuch(double amount, QualityVerdict expected)
    {
        double[] x = [.. Enumerable.Range(0, 3601).Select(i => 500.0 + i)];
        double[] water = WaterVapour.Profiles(x, 4)[0].Ordinates.ToArray();
        double[] carbon = CarbonDioxide.Profile(x, 4).Ordinates.ToArray();

        SpectrumQuality quality = Judge(Curve(Sample, added: at => amount * (water[(int)(at - 500)] + carbon[(int)(at - 500)])));

        Assert.Equal(["water-vapour", "carbon-dioxide"], quality.Reasons.AsEnumerable());
        Assert.Equal(expected, quality.Verdict);
    }

    [Fact]
    public void FaintAcetoneBesideAStrongerSampleIsAResidueAndAcetoneItselfIsNot()
    {
        (double, double, double)[] acetone = [(1710, 1, 20), (1361, 0.6, 20), (1220, 1, 20)];

        SpectrumQuality residue = Judge(Curve([(800, 1, 24), (1500, 0.9, 24), .. acetone.Select(band => (band.Item1, 0.1 * band.Item2, band.Item3))]));

        Assert.Equal(["previous-sample-residue"], residue.Reasons.AsEnumerable());
        Assert.Contains("Acetone", residue.Sentence, StringComparison.Ordinal);
        Assert.Empty(Judge(Curve(acetone)).Reasons);
    }

    private static SpectrumQuality Judge(Spectrum spectrum)
    {
        using StreamReader text = File.OpenText(ReferenceFiles.PathOf("environment.csv"));
        return QualityGate.Judge(Some.Prepared(spectrum), ResidueTable.Load(text));
    }

    private static Spectrum Curve((double, double, double)[] bands, double first = 500, double last = 4100, Func<double, double>? added = null)
    {
        Spectrum sum = Some.Spectrum(first, last, bands);
        double[] ordinates = [.. sum.Ordinates.ToArray().Select((y, i) => y + (added?.Invoke(sum.Axis.Positions[i]) ?? 0))];
        return Spectrum.Create(sum.Axis, sum.Unit, ordinates, new Acquisition { Technique = Technique.Atr }, []);
    }
}
