using Spectra.Explanation;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Explanation;

public class BandComparisonTests
{
    private static readonly (double, double, double)[] Reference = [(900, 0.4, 20), (1200, 1, 30), (1500, 0.6, 24), (1720, 0.8, 24)];

    [Fact]
    public void ASpectrumAgreesWithItselfInEveryBandWhateverItsScale()
    {
        BandComparison comparison = Compare([.. Reference.Select(band => (band.Item1, 0.3 * band.Item2, band.Item3))]);

        Assert.Equal([1200, 1720, 1500, 900], comparison.Agreeing.Select(band => Math.Round(band.Measured)));
        Assert.All(comparison.Agreeing, band => Assert.Equal(band.ExpectedHeight, band.MeasuredHeight, 1e-3));
        Assert.Empty(comparison.Missing);
        Assert.Empty(comparison.Unexplained);
        Assert.Equal("4 of 4 expected bands agree (1200, 1720, 1500, 900 cm-1); none is missing; nothing measured is left unexplained.", comparison.Sentence);
    }

    [Fact]
    public void AForeignBandIsUnexplainedAndAnAbsentOneMissing()
    {
        BandComparison comparison = Compare([(900, 0.4, 20), (1205, 1, 30), (1720, 0.8, 24), (2240, 0.5, 20)]);

        Assert.Equal(3, comparison.Agreeing.Length);
        Assert.Equal(2240, Assert.Single(comparison.Unexplained).Position, 0.5);
        Assert.Equal(0.5, comparison.Unexplained[0].Height, 0.02);
        Assert.Equal(1500, Assert.Single(comparison.Missing).Position, 0.5);
        Assert.Equal("3 of 4 expected bands agree (1205, 1720, 900 cm-1); missing (1500 cm-1); measured but not explained by it (2240 cm-1).", comparison.Sentence);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(10, false)]
    public void PositionsAgreeWithinEightWavenumbers(double apart, bool agrees)
    {
        BandComparison comparison = Compare([(900 + apart, 0.4, 20), (1200, 1, 30), (1500, 0.6, 24), (1720, 0.8, 24)]);

        Assert.Equal(agrees ? 4 : 3, comparison.Agreeing.Length);
    }

    [Fact]
    public void TheShiftOfTheHitIsAllowedFor()
    {
        (double, double, double)[] shifted = [.. Reference.Select(band => (band.Item1 - 12, band.Item2, band.Item3))];

        Assert.Empty(Compare(shifted).Agreeing);
        Assert.Equal(4, Compare(shifted, shift: 12).Agreeing.Length);
    }

    [Fact]
    public void WhatWasNotMeasuredIsNotCalledMissing()
    {
        PreparedSpectrum query = Some.Prepared(Some.Spectrum(1100, 1600, (1200, 1, 30), (1500, 0.6, 24)));

        Assert.Empty(Compare(query, 0).Missing);
    }

    [Fact]
    public void WhatTheNoiseWouldHideIsNotCalledMissing()
    {
        Random random = new(5);
        Spectrum noisy = Some.Spectrum((1200, 1, 30), (1720, 0.8, 24));
        noisy = Spectrum.Create(noisy.Axis, noisy.Unit, [.. noisy.Ordinates.ToArray().Select(y => y + (0.5 * (random.NextDouble() - 0.5)))], noisy.Acquisition, []);

        Assert.Empty(Compare(Some.Prepared(noisy), 0).Missing);
    }

    private static BandComparison Compare((double, double, double)[] bands, double shift = 0) => Compare(Some.Prepared(Some.Spectrum(bands)), shift);

    private static BandComparison Compare(PreparedSpectrum query, double shift)
    {
        PreparedSpectrum reference = Some.Prepared(Some.Spectrum(Reference));
        StandardizedView row = StandardizedView.Of(new SpectralView.Absorbance(), reference.Ordinates, reference.Grid);
        return BandComparison.Of(query, row.Values, row.Coverage, shift);
    }
}
