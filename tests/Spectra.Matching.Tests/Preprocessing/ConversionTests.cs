using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class ConversionTests
{
    [Theory]
    [InlineData("transmittance", 0.1, 1)]
    [InlineData("percent-transmittance", 10, 1)]
    [InlineData("transmittance", 1, 0)]
    [InlineData("transmittance", 0.0001, 3)]
    [InlineData("transmittance", -0.02, 3)]
    [InlineData("absorbance", 0.37, 0.37)]
    [InlineData("absorption-coefficient", 2e-5, 2e-5)]
    [InlineData("reflectance", 0.5, 0.25)]
    [InlineData("percent-reflectance", 20, 1.6)]
    [InlineData("log(1/R)", 0.8, 0.8)]
    [InlineData("kubelka-munk", 0.8, 0.8)]
    public void OrdinatesBecomeAbsorbanceByTheirUnitsFormula(string unit, double ordinate, double expected) =>
        Assert.All(Some.Prepared(Flat(OrdinateUnit.Of(unit), ordinate)).Ordinates.ToArray(), prepared => Assert.Equal(expected, prepared, 1e-12));

    [Fact]
    public void ATransmittanceBeyondEveryFractionIsTakenAsPerCentAndSaysSo()
    {
        PreparedSpectrum prepared = Some.Prepared(Flat(OrdinateUnit.Transmittance, 10));

        Assert.Equal(1, prepared.Ordinates[0], 1e-12);
        Assert.Contains(prepared.Warnings, warning => warning.Code == "percent-assumed");
    }

    [Theory]
    [InlineData("single-beam", "wrong-technique")]
    [InlineData("interferogram", "wrong-technique")]
    [InlineData("counts", "wrong-technique")]
    [InlineData("not-stated", "unit-unknown")]
    public void OrdinatesThatAreNoAbsorbanceOfAnyKindAreRefused(string unit, string code)
    {
        Spectrum spectrum = Flat(unit == "not-stated" ? OrdinateUnit.NotStated : OrdinateUnit.Of(unit), 0.5);

        Preparation.Refused refused = Assert.IsType<Preparation.Refused>(PreprocessingRecipe.Standard(SpectralGrid.Standard).Apply(spectrum));

        Assert.Equal(code, refused.Refusal.Code);
    }

    [Theory]
    [InlineData("raman-shift-1/cm", "wrong-technique")]
    [InlineData("Hz", "wrong-technique")]
    [InlineData("not-stated", "unit-unknown")]
    public void AnAxisThatIsNotOpticalIsRefused(string unit, string code)
    {
        AxisUnit axis = unit == "not-stated" ? AxisUnit.NotStated : AxisUnit.Of(unit);
        Spectrum spectrum = Flat(OrdinateUnit.Absorbance, 0.5).Restated(axis, OrdinateUnit.Absorbance, Acquisition.NotStated);

        Assert.Equal(code, Assert.IsType<Preparation.Refused>(PreprocessingRecipe.Standard(SpectralGrid.Standard).Apply(spectrum)).Refusal.Code);
    }

    [Fact]
    public void TheSameSpectrumOverMicrometresAndWavenumbersAscendingAndDescendingIsTheSame()
    {
        Spectrum source = Some.Spectrum(seed: 5);
        double[] micrometres = [.. source.Axis.Positions.ToArray().Select(x => 10_000 / x)];
        Spectrum overWavelength = Spectrum.Create(SpectralAxis.Explicit(AxisUnit.Micrometre, micrometres), source.Unit, source.Ordinates, source.Acquisition, []);
        double[] x = source.Axis.Positions.ToArray();
        double[] y = source.Ordinates.ToArray();
        Array.Reverse(x);
        Array.Reverse(y);
        Spectrum descending = Spectrum.Create(SpectralAxis.Explicit(AxisUnit.PerCentimetre, x), source.Unit, y, source.Acquisition, []);

        PreparedSpectrum expected = Some.Prepared(source);
        PreparedSpectrum fromWavelength = Some.Prepared(overWavelength);
        Assert.Equal(expected.Ordinates, Some.Prepared(descending).Ordinates);
        for (int i = 0; i < expected.Ordinates.Length; i++)
        {
            Assert.Equal(expected.Ordinates[i], fromWavelength.Ordinates[i], 1e-9);
        }
    }

    [Fact]
    public void EqualRecipesHaveEqualHashesAndAnotherGridAnotherHash()
    {
        Assert.Equal(PreprocessingRecipe.Standard(SpectralGrid.Standard).Hash, PreprocessingRecipe.Standard(SpectralGrid.Create(650, 2, 1676)).Hash);
        Assert.NotEqual(PreprocessingRecipe.Standard(SpectralGrid.Standard).Hash, PreprocessingRecipe.Standard(SpectralGrid.Create(650, 4, 838)).Hash);
    }

    [Fact]
    public void TheOrderOfStepsIsWavenumbersThenAbsorbanceThenGrid() =>
        Assert.Matches("^to-wavenumbers.* \\| to-absorbance.* \\| resample.*$", PreprocessingRecipe.Standard(SpectralGrid.Standard).Formula);

    private static Spectrum Flat(OrdinateUnit unit, double ordinate) =>
        Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 600, 4100, 3501), unit, [.. Enumerable.Repeat(ordinate, 3501)], Acquisition.NotStated, []);
}
