using System.Collections.Immutable;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class MeasuredNoiseTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(4.0)]
    public void WhiteNoiseOfTheMeasuredPointsIsFoundBeneathBandsWhateverTheirSpacing(double spacing)
    {
        PreparedSpectrum prepared = Prepared(spacing, 0.01);

        Assert.Equal(0.01, prepared.Noise.Deviation, 0.001);
        Assert.Equal(spacing, prepared.Noise.Spacing, 9);
    }

    [Fact]
    public void ASpectrumWithoutNoiseHasNone() => Assert.InRange(Prepared(4, 0).Noise.Deviation, 0, 1e-4);

    [Fact]
    public void PointsThatAreMissingAreNoNoise()
    {
        Spectrum whole = Measured(2, 0.01);
        double[] ordinates = whole.Ordinates.ToArray();
        Array.Fill(ordinates, double.NaN, 400, 300);
        Spectrum gap = Spectrum.Create(whole.Axis, whole.Unit, ordinates, whole.Acquisition, []);

        Assert.Equal(0.01, ((Preparation.Ready)PreprocessingRecipe.Standard(SpectralGrid.Standard).Apply(gap)).Spectrum.Noise.Deviation, 0.001);
    }

    private static PreparedSpectrum Prepared(double spacing, double noise) =>
        ((Preparation.Ready)PreprocessingRecipe.Standard(SpectralGrid.Standard).Apply(Measured(spacing, noise))).Spectrum;

    private static Spectrum Measured(double spacing, double noise)
    {
        Random random = new(3);
        int count = (int)(3400 / spacing) + 1;
        double[] ordinates = [.. Enumerable.Range(0, count).Select(i => Math.Exp(-Math.Pow(((600 + (i * spacing)) - 1700) / 30.0, 2)) + (noise * Normal(random)))];
        return Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 600, 600 + ((count - 1) * spacing), count), OrdinateUnit.Absorbance, ordinates, Acquisition.NotStated, ImmutableArray<SpectrumWarning>.Empty);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
