using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Confidence;

public class AqueousSampleTests
{
    /// <summary>Liquid water by transmission: stretch, its shoulder, combination, bend and libration where Bertie and Lan have them, with heights relative to the stretch.</summary>
    private static readonly (double, double, double)[] Transmitted = [(3404, 1, 330), (3250, 0.45, 260), (2128, 0.035, 220), (1644, 0.22, 85), (686, 0.55, 330)];

    /// <summary>By ATR the depth grows with the wavelength, so the bend stands higher and the libration highest.</summary>
    private static readonly (double, double, double)[] Attenuated = [(3360, 0.5, 350), (3250, 0.3, 260), (2125, 0.03, 220), (1637, 0.2, 85), (670, 0.8, 300)];

    public static TheoryData<bool> BothTechniques => [true, false];

    [Theory]
    [MemberData(nameof(BothTechniques))]
    public void LiquidWaterIsMostlyWater(bool attenuated) => AssertMostlyWater(attenuated ? Attenuated : Transmitted);

    [Theory]
    [MemberData(nameof(BothTechniques))]
    public void SoIsWaterWithALittleDissolved(bool attenuated) => AssertMostlyWater([.. attenuated ? Attenuated : Transmitted, (1045, 0.04, 25), (1085, 0.03, 25), (2980, 0.03, 30)]);

    [Fact]
    public void ASugarSyrupOrAnAlcoholIsNot()
    {
        Assert.DoesNotContain("mostly-water", Reasons([.. Transmitted, (1050, 0.6, 60), (1100, 0.4, 40), (2930, 0.3, 60)]));
        Assert.DoesNotContain("mostly-water", Reasons([(3340, 0.8, 280), (2970, 0.7, 40), (1640, 0.1, 80), (1050, 1, 30), (880, 0.4, 20)]));
    }

    [Fact]
    public void ASharpHydroxylOrAMissingBendIsNotLiquidWater()
    {
        Assert.DoesNotContain("mostly-water", Reasons([(3400, 1, 60), (1640, 0.3, 80), (700, 0.3, 100)]));
        Assert.DoesNotContain("mostly-water", Reasons([(3400, 1, 330), (700, 0.3, 100)]));
    }

    [Fact]
    public void MoistureOnAnOxideIsNotLiquidWater()
    {
        SpectrumQuality quality = QualityGate.Judge(Some.Prepared(Some.Spectrum((660, 1, 200), (3420, 0.1, 180), (1625, 0.05, 60))));

        Assert.Equal(["moisture-only"], quality.Reasons.AsEnumerable());
    }

    private static void AssertMostlyWater((double, double, double)[] bands)
    {
        SpectrumQuality quality = QualityGate.Judge(Some.Prepared(Some.Spectrum(bands)));

        Assert.Equal(QualityVerdict.Usable, quality.Verdict);
        Assert.Equal(["mostly-water"], quality.Reasons.AsEnumerable());
        Assert.Equal("mostly water: dissolved substances not assessable", quality.Sentence);
    }

    private static ImmutableArray<string> Reasons((double, double, double)[] bands) => QualityGate.Judge(Some.Prepared(Some.Spectrum(bands))).Reasons;
}
