using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Confidence;

public class CarrierCheckTests
{
    /// <summary>Native cellulose by ATR, positions as the literature on cotton gives them.</summary>
    private static readonly (double, double, double)[] Cellulose =
    [
        (3335, 0.45, 280), (2900, 0.2, 70), (1640, 0.08, 60), (1428, 0.14, 24), (1368, 0.16, 20), (1316, 0.2, 18), (1160, 0.5, 24), (1107, 0.6, 24), (1055, 0.8, 26), (1030, 0.95, 26), (898, 0.2, 16), (662, 0.3, 60),
    ];

    [Fact]
    public void PaperIsACarrierWhoseContentCannotBeSeen()
    {
        SpectrumQuality quality = QualityGate.Judge(Some.Prepared(Some.Spectrum(Cellulose)));

        Assert.Equal(["cellulose-carrier"], quality.Reasons.AsEnumerable());
        Assert.True(quality is { IsCarrier: true, IsNotIdentifiable: false, Verdict: QualityVerdict.Usable });
        Assert.Contains("LSD on blotter", quality.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void SoIsPaperFilledWithChalk() => Assert.Contains("cellulose-carrier", Reasons([.. Cellulose, (1440, 0.25, 130), (873, 0.2, 12), (712, 0.1, 8)]));

    [Theory]
    [InlineData(2900)]
    [InlineData(1428)]
    [InlineData(1316)]
    [InlineData(3335)]
    public void WithoutOneOfItsBandsItIsNotCellulose(double missing) => Assert.Empty(Reasons([.. Cellulose.Where(band => band.Item1 != missing)]));

    [Fact]
    public void APolyesterWithSomeCottonIsNotPaper() =>
        Assert.Empty(Reasons([(3335, 0.1, 280), (2900, 0.05, 70), (1712, 1, 24), (1408, 0.3, 14), (1340, 0.3, 16), (1240, 0.9, 40), (1095, 0.95, 40), (1017, 0.4, 14), (872, 0.3, 14), (722, 0.8, 10)]));

    [Fact]
    public void ProteinFatAndCarbohydrateTogetherAreBiological()
    {
        SpectrumQuality quality = QualityGate.Judge(Some.Prepared(Some.Spectrum(
            (3300, 0.6, 300), (2923, 0.5, 40), (2853, 0.35, 25), (1738, 0.2, 30), (1640, 0.6, 70), (1540, 0.3, 50), (1415, 0.2, 50), (1240, 0.25, 60), (1040, 1, 110))));

        Assert.Equal(["biological-carrier"], quality.Reasons.AsEnumerable());
        Assert.True(quality.IsCarrier);
    }

    private static ImmutableArray<string> Reasons((double, double, double)[] bands) => QualityGate.Judge(Some.Prepared(Some.Spectrum(bands))).Reasons;
}
