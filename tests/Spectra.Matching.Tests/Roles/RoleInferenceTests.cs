using Spectra.Roles;

namespace Spectra.Matching.Tests.Roles;

public class RoleInferenceTests
{
    // The seven published positions with roughly a film's heights, and the strong bands between them.
    private static readonly (double At, double Height, double Width)[] PolystyreneFilm =
    [
        (3082, 0.35, 12), (3060.0, 0.45, 12), (3026, 0.9, 14), (2923, 1.0, 30), (2849.5, 0.5, 16), (1942.9, 0.12, 18), (1870, 0.1, 18), (1802, 0.1, 16), (1746, 0.06, 16),
        (1601.2, 0.5, 8), (1583.0, 0.15, 8), (1493, 1.0, 8), (1452, 1.0, 10), (1154.5, 0.08, 10), (1069, 0.15, 10), (1028.3, 0.4, 8), (906, 0.15, 10), (757, 1.2, 12), (699, 1.5, 12),
    ];

    [Theory]
    [InlineData(MeasurementRole.Unknown, MeasurementRole.Unknown, MeasurementRole.Sample, RoleBasis.Inferred)]
    [InlineData(MeasurementRole.Unknown, MeasurementRole.Sample, MeasurementRole.Sample, RoleBasis.Stated)]
    [InlineData(MeasurementRole.Unknown, MeasurementRole.Blank, MeasurementRole.Unknown, RoleBasis.Inferred)]
    [InlineData(MeasurementRole.Sample, MeasurementRole.Unknown, MeasurementRole.Sample, RoleBasis.Stated)]
    [InlineData(MeasurementRole.Sample, MeasurementRole.Sample, MeasurementRole.Sample, RoleBasis.Stated)]
    [InlineData(MeasurementRole.Sample, MeasurementRole.Blank, MeasurementRole.Unknown, RoleBasis.Inferred)]
    [InlineData(MeasurementRole.Blank, MeasurementRole.Sample, MeasurementRole.Unknown, RoleBasis.Inferred)]
    public void TheDevicesStatementCountsLikeTheFilesAndWhereTheyDifferAPersonDecides(MeasurementRole byFile, MeasurementRole byDevice, MeasurementRole role, RoleBasis basis)
    {
        InferredRole inferred = RoleInference.Infer(new Curves().Band(1000, 0.3, 30).Noisy(0.001).Absorbance(byFile), byDevice);

        Assert.Equal((role, basis), (inferred.Role, inferred.Basis));
    }

    [Fact]
    public void ASingleBeamIsABackground() =>
        Assert.Equal((MeasurementRole.Background, RoleBasis.Inferred), Roled(new Curves().Band(1800, 40, 1500).Noisy(0.05).In(OrdinateUnit.SingleBeam)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0002, 0)]
    [InlineData(0.002, 0.01)]
    [InlineData(0.0005, -0.03)]
    [InlineData(0.01, 0)]
    public void NoiseAndATiltAreABlank(double noise, double tilt)
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            Assert.Equal(MeasurementRole.Blank, RoleInference.Infer(new Curves(seed).Tilted(0.02, tilt).Noisy(noise).Absorbance()).Role);
            Assert.Equal(MeasurementRole.Blank, RoleInference.Infer(new Curves(seed).Tilted(0.02, tilt).Noisy(noise).PercentTransmittance()).Role);
        }
    }

    [Fact]
    public void WhatTheAirLeavesInABlankIsNoFeature()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            Assert.Equal(MeasurementRole.Blank, RoleInference.Infer(new Curves(seed).Noisy(0.0003).Air(0.01).Absorbance()).Role);
        }
    }

    [Theory]
    [InlineData(1030, 0.02, 30)]
    [InlineData(2076, 0.01, 15)]
    [InlineData(1735, 0.06, 20)]
    [InlineData(1420, 0.05, 60)]
    [InlineData(3300, 0.1, 400)]
    [InlineData(850, 0.008, 20)]
    [InlineData(2920, -0.01, 30)]
    public void OneBandMakesASample(double at, double height, double width)
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            Assert.Equal((MeasurementRole.Sample, RoleBasis.Inferred), Roled(new Curves(seed).Tilted(0.05, 0.01).Band(at, height, width).Noisy(0.0003).Absorbance()));
        }
    }

    [Fact]
    public void AThinLayerOnAQuietInstrumentIsASample() =>
        Assert.Equal(MeasurementRole.Sample, RoleInference.Infer(new Curves().Band(1100, 0.003, 20).Band(2950, 0.002, 30).Noisy(0.00001).Absorbance()).Role);

    [Fact]
    public void TheLinesOfALightGasMakeASample()
    {
        Curves lines = new Curves().Noisy(0.0002);
        for (int i = 0; i < 20; i++)
        {
            lines.Band(2680 + (20 * i), 0.06, 3);
        }

        Assert.Equal(MeasurementRole.Sample, RoleInference.Infer(lines.Absorbance(step: 1)).Role);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e4)]
    public void OrdinatesOfUnknownScaleAreHeldAgainstTheirNoise(double scale)
    {
        Assert.Equal(MeasurementRole.Sample, RoleInference.Infer(new Curves().Band(1000, 0.3, 30).Noisy(0.001).In(OrdinateUnit.AbsorptionCoefficient, scale)).Role);
        Assert.Equal(MeasurementRole.Blank, RoleInference.Infer(new Curves().Noisy(0.001).In(OrdinateUnit.NotStated, scale)).Role);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.2)]
    [InlineData(-1.2)]
    public void PolystyreneIsACheck(double shift) => Assert.Equal((MeasurementRole.Check, RoleBasis.Inferred), Roled(Film(shift).Absorbance()));

    [Fact]
    public void PolystyreneInPerCentTransmittanceIsACheckToo() => Assert.Equal(MeasurementRole.Check, RoleInference.Infer(Film(0).PercentTransmittance()).Role);

    [Theory]
    [InlineData(2237, 0.4, 12)]
    [InlineData(1728, 0.8, 20)]
    [InlineData(3330, 0.5, 200)]
    [InlineData(1240, 0.5, 30)]
    public void PolystyreneWithABandItDoesNotHaveIsASample(double at, double height, double width) =>
        Assert.Equal(MeasurementRole.Sample, RoleInference.Infer(Film(0).Band(at, height, width).Absorbance()).Role);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(13)]
    public void PolystyreneWithoutOneOfItsBandsIsASample(int index)
    {
        int[] published = [1, 4, 5, 9, 10, 13, 15];
        int missing = published[index % published.Length];
        Curves film = new Curves().Noisy(0.0003);
        foreach ((double at, double height, double width) in PolystyreneFilm.Where((_, i) => i != missing))
        {
            film.Band(at, height, width);
        }

        Assert.Equal(MeasurementRole.Sample, RoleInference.Infer(film.Absorbance()).Role);
    }

    [Fact]
    public void NoiseIsNeverTakenForPolystyrene()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            Assert.NotEqual(MeasurementRole.Check, RoleInference.Infer(new Curves(seed).Band(1500, 0.4, 800).Noisy(0.02).Absorbance()).Role);
        }
    }

    [Theory]
    [InlineData(MeasurementRole.Sample)]
    [InlineData(MeasurementRole.Check)]
    public void ASingleBeamStatedAsAMeasuredMaterialIsUnknown(MeasurementRole stated)
    {
        InferredRole role = RoleInference.Infer(new Curves().Band(1800, 40, 1500).In(OrdinateUnit.SingleBeam, stated: stated));

        Assert.Equal(MeasurementRole.Unknown, role.Role);
        Assert.Contains("single beam", role.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MeasurementRole.Sample, MeasurementRole.Sample)]
    [InlineData(MeasurementRole.Blank, MeasurementRole.Unknown)]
    [InlineData(MeasurementRole.Check, MeasurementRole.Unknown)]
    [InlineData(MeasurementRole.Background, MeasurementRole.Unknown)]
    public void BandsThatAStatementWouldHideAreForAPersonToDecide(MeasurementRole stated, MeasurementRole expected) =>
        Assert.Equal(expected, RoleInference.Infer(new Curves().Band(1000, 0.3, 30).Noisy(0.001).Absorbance(stated)).Role);

    [Theory]
    [InlineData(MeasurementRole.Sample)]
    [InlineData(MeasurementRole.Blank)]
    [InlineData(MeasurementRole.Check)]
    [InlineData(MeasurementRole.Background)]
    public void WhatIsStatedOfAFeaturelessSpectrumStands(MeasurementRole stated) =>
        Assert.Equal((stated, RoleBasis.Stated), Roled(new Curves().Noisy(0.001).Absorbance(stated)));

    [Fact]
    public void PolystyreneThatSomebodySeizedStaysASample() =>
        Assert.Equal((MeasurementRole.Sample, RoleBasis.Stated), Roled(Film(0).In(OrdinateUnit.Absorbance, stated: MeasurementRole.Sample)));

    [Fact]
    public void ABlankThatShowsBandsSaysSo() =>
        Assert.Contains("Stated as a blank, but the spectrum shows bands", RoleInference.Infer(new Curves().Band(1000, 0.3, 30).Noisy(0.001).Absorbance(MeasurementRole.Blank)).Reason, StringComparison.Ordinal);

    [Fact]
    public void WhatCanNotBeJudgedIsASample()
    {
        Spectrum few = new Curves().Absorbance(first: 1000, last: 1050);
        Spectrum unknownAxis = few.Restated(AxisUnit.NotStated, OrdinateUnit.Absorbance, few.Acquisition);

        Assert.Equal(MeasurementRole.Sample, RoleInference.Infer(few).Role);
        Assert.Equal(MeasurementRole.Sample, RoleInference.Infer(unknownAxis).Role);
        Assert.Equal(MeasurementRole.Sample, RoleInference.Infer(new Curves().In(OrdinateUnit.Interferogram)).Role);
    }

    private static Curves Film(double shift)
    {
        Curves film = new Curves().Tilted(0.02, 0.01).Noisy(0.0005);
        foreach ((double at, double height, double width) in PolystyreneFilm)
        {
            film.Band(at + shift, height, width);
        }

        return film;
    }

    private static (MeasurementRole Role, RoleBasis Basis) Roled(Spectrum spectrum)
    {
        InferredRole role = RoleInference.Infer(spectrum);
        return (role.Role, role.Basis);
    }
}
