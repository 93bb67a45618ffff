using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class ResampleTests
{
    private static readonly PreprocessingRecipe Recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.37)]
    [InlineData(3.9)]
    public void AStraightLineStaysTheSameLineWhateverTheSourceSpacing(double spacing)
    {
        int count = (int)(3600 / spacing);
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, 500, 500 + (spacing * (count - 1)), count);
        Spectrum line = Spectrum.Create(axis, OrdinateUnit.Absorbance, [.. axis.Positions.ToArray().Select(x => (x / 1000) + 0.25)], Acquisition.NotStated, []);

        PreparedSpectrum prepared = Some.Prepared(line);

        Assert.Equal(prepared.Grid.Count, prepared.Coverage.Count);
        for (int i = 0; i < prepared.Grid.Count; i++)
        {
            Assert.Equal((prepared.Grid[i] / 1000) + 0.25, prepared.Ordinates[i], 1e-12);
        }
    }

    [Fact]
    public void AFinerSourceIsAveragedOverTheCellNotPickedFrom()
    {
        // A comb of period 0.5 cm-1 between 0 and 1 has mean 1/2 over any whole number of periods.
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, 600, 4100, 14001);
        Spectrum comb = Spectrum.Create(axis, OrdinateUnit.Absorbance, [.. Enumerable.Range(0, 14001).Select(i => (double)(i % 2))], Acquisition.NotStated, []);

        Assert.All(Some.Prepared(comb).Ordinates.ToArray(), ordinate => Assert.Equal(0.5, ordinate, 1e-9));
    }

    [Fact]
    public void NothingIsExtrapolatedBeyondTheMeasuredRange()
    {
        PreparedSpectrum prepared = Some.Prepared(Some.Spectrum(1000, 1800, (1400, 1, 20)));

        (int start, int end) = Assert.Single(prepared.Coverage.Runs);
        Assert.Equal(1000, prepared.Grid[start]);
        Assert.Equal(1800, prepared.Grid[end - 1]);
        Assert.True(double.IsNaN(prepared.Ordinates[start - 1]) && double.IsNaN(prepared.Ordinates[end]));
    }

    [Fact]
    public void AMissingPointLeavesAHoleInsteadOfABridge()
    {
        Spectrum whole = Some.Spectrum(seed: 3);
        double[] ordinates = whole.Ordinates.ToArray();
        ordinates.AsSpan(1000, 20).Fill(double.NaN);
        PreparedSpectrum prepared = Some.Prepared(Spectrum.Create(whole.Axis, whole.Unit, ordinates, whole.Acquisition, []));

        // Points 1000..1019 of an axis from 600 in steps of 1 are missing: nothing is known between 1599 and 1620.
        Assert.Equal(2, prepared.Coverage.Runs.Length);
        Assert.Equal(1598, prepared.Grid[prepared.Coverage.Runs[0].End - 1]);
        Assert.Equal(1620, prepared.Grid[prepared.Coverage.Runs[1].Start]);
    }

    [Fact]
    public void AJumpInTheAxisIsAGapNotALine()
    {
        double[] positions = [.. Enumerable.Range(0, 500).Select(i => 700.0 + i), .. Enumerable.Range(0, 500).Select(i => 2800.0 + i)];
        Spectrum split = Spectrum.Create(SpectralAxis.Explicit(AxisUnit.PerCentimetre, positions), OrdinateUnit.Absorbance, new double[1000], Acquisition.NotStated, []);

        Assert.Equal(2, Some.Prepared(split).Coverage.Runs.Length);
    }

    [Fact]
    public void ASourceEvenInWavelengthHasNoGapsAlthoughItsSpacingInWavenumbersGrows()
    {
        SpectralAxis micrometres = SpectralAxis.Even(AxisUnit.Micrometre, 2.4, 16, 1361);
        Spectrum chart = Spectrum.Create(micrometres, OrdinateUnit.Absorbance, new double[1361], Acquisition.NotStated, []);

        Assert.Single(Some.Prepared(chart).Coverage.Runs);
    }

    [Fact]
    public void TooShortARangeIsRefusedWithBothNumbers()
    {
        Preparation.Refused refused = Assert.IsType<Preparation.Refused>(Recipe.Apply(Some.Spectrum(1000, 1250, (1100, 1, 20))));

        Assert.Equal("too-short-range", refused.Refusal.Code);
        Assert.Contains("250", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Contains("300", refused.Refusal.Message, StringComparison.Ordinal);
    }
}
