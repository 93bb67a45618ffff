using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class OtherStepTests
{
    [Fact]
    public void AGaussianBroadenedFrom4To8HasTheWidthsAddedInSquaresAndKeepsItsArea()
    {
        Spectrum sharp = Stated(Some.Spectrum((1500, 1, 20)), 4);

        Spectrum broad = new MatchResolution(8, null).Apply(sharp);

        double width = Math.Sqrt((20 * 20) + (8 * 8) - (4 * 4));
        for (int i = 0; i < broad.Count; i++)
        {
            double expected = 20 / width * Math.Exp(-4 * Math.Log(2) * Math.Pow((broad.Axis.Positions[i] - 1500) / width, 2));
            Assert.Equal(expected, broad.Ordinates[i], 2e-3);
        }

        Assert.Equal(8, broad.Acquisition.ResolutionPerCentimetre);
    }

    [Fact]
    public void TheCoarserSpectrumIsNotSharpened()
    {
        Spectrum coarse = Stated(Some.Spectrum((1500, 1, 20)), 16);

        Assert.Same(coarse, new MatchResolution(8, null).Apply(coarse));
    }

    [Fact]
    public void AnUnknownResolutionIsRefusedUnlessItIsGiven()
    {
        Assert.Equal("resolution-unknown", new MatchResolution(8, null).Check(Some.Spectrum(seed: 1))!.Code);
        Assert.Null(new MatchResolution(8, 4).Check(Some.Spectrum(seed: 1)));
    }

    [Fact]
    public void SaturatedPointsBecomeMissingAndAreCounted()
    {
        Spectrum thick = Some.Spectrum((1500, 4, 20));

        Spectrum masked = new Saturation(2.5).Apply(thick);

        int expected = thick.Ordinates.ToArray().Count(y => y >= 2.5);
        Assert.Equal(expected, masked.MissingCount);
        Assert.Contains($"{expected} points", Assert.Single(masked.Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.37)]
    [InlineData(-3.2)]
    [InlineData(0)]
    public void AShiftedAxisIsMovedBackAndTheShiftIsReported(double shift)
    {
        Spectrum reference = Some.Spectrum(seed: 4);
        Spectrum shifted = Moved(reference, shift);

        Spectrum aligned = new AlignWavenumbers(reference).Apply(shifted);

        Assert.Equal(reference.Axis.First, aligned.Axis.First, 0.1);
        Assert.Equal("wavenumber-shift", Assert.Single(aligned.Warnings).Code);
    }

    [Fact]
    public void AShiftBeyondTwiceTheResolutionIsReportedAndNotCorrected()
    {
        Spectrum reference = Some.Spectrum(seed: 4);
        Spectrum shifted = Stated(Moved(reference, 10), 4);

        Spectrum aligned = new AlignWavenumbers(reference).Apply(shifted);

        Assert.Equal(shifted.Axis.First, aligned.Axis.First);
        Assert.Equal("shift-beyond-cap", Assert.Single(aligned.Warnings).Code);
    }

    [Fact]
    public void ScalesEndAtZeroAndOneOrHaveNormOne()
    {
        Spectrum spectrum = Some.Spectrum(seed: 6);

        double[] range = new ScaleToUnitRange().Apply(spectrum).Ordinates.ToArray();
        double[] norm = new ScaleToUnitNorm().Apply(spectrum).Ordinates.ToArray();

        Assert.Equal((0, 1), (range.Min(), range.Max()));
        Assert.Equal(1, norm.Sum(y => y * y), 1e-12);
    }

    [Fact]
    public void AnUnevenAxisIsRefusedByWhatNeedsAnEvenOne()
    {
        double[] positions = [.. Enumerable.Range(0, 100).Select(i => 700 + (i * i * 0.1) + i)];
        Spectrum uneven = Spectrum.Create(SpectralAxis.Explicit(AxisUnit.PerCentimetre, positions), OrdinateUnit.Absorbance, new double[100], Acquisition.NotStated, []);

        IPreprocessingStep[] steps = [new SavitzkyGolay(20, 3, 0), new ArplsBaseline(1e8), new WaterVapour(4), new CarbonDioxide(2190, 2480), new DiamondRegion(), new MatchResolution(8, 4)];

        Assert.All(steps, step => Assert.Equal("axis-not-even", step.Check(uneven)!.Code));
    }

    private static Spectrum Stated(Spectrum spectrum, double resolution) =>
        spectrum.Restated(spectrum.Axis.Unit, spectrum.Unit, spectrum.Acquisition with { ResolutionPerCentimetre = resolution });

    private static Spectrum Moved(Spectrum spectrum, double shift) => Spectrum.Create(
        SpectralAxis.Explicit(AxisUnit.PerCentimetre, [.. spectrum.Axis.Positions.ToArray().Select(x => x + shift)]), spectrum.Unit, spectrum.Ordinates, spectrum.Acquisition, []);
}
