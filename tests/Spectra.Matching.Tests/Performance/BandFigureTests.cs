using Spectra.Performance;

namespace Spectra.Matching.Tests.Performance;

public class BandFigureTests
{
    // At a step of 4 cm-1 an instrument resolves 8 cm-1 at best, so that its bands are that much wider.
    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, false)]
    [InlineData(4, 4, false)]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, true)]
    public void PublishedBandsAreFoundWithinATenthOfTheirTruth(double step, double broadening, bool isLorentzian)
    {
        for (int phase = 0; phase < 8; phase++)
        {
            Film film = new() { Step = step, Broadening = broadening, IsLorentzian = isLorentzian, First = 650 + (phase * step / 8), Noise = 0, Technique = Technique.Transmission };
            PerformanceCheckResult result = film.Check();

            Assert.All(Film.Published, band => Assert.InRange(result.Band(band.At).Measured() - film.TrueMaximum(band.At), -0.1, 0.1));
        }
    }

    [Theory]
    [InlineData(0, PerformanceVerdict.Passed)]
    [InlineData(0.5, PerformanceVerdict.Passed)]
    [InlineData(-0.5, PerformanceVerdict.Passed)]
    [InlineData(2, PerformanceVerdict.Failed)]
    [InlineData(-2, PerformanceVerdict.Failed)]
    [InlineData(5, PerformanceVerdict.Failed)]
    [InlineData(-5, PerformanceVerdict.Failed)]
    [InlineData(9, PerformanceVerdict.Failed)]
    [InlineData(-9, PerformanceVerdict.Failed)]
    public void AShiftedScaleFailsBeyondTheTolerance(double shift, PerformanceVerdict expected)
    {
        foreach (double step in (double[])[1, 2])
        {
            PerformanceCheckResult result = new Film { Shift = shift, Step = step }.Check();

            Assert.Equal(expected, result.Verdict);
            Assert.All(Film.Published, band => Assert.Equal(expected == PerformanceVerdict.Passed ? FigureVerdict.Passed : FigureVerdict.Failed, result.Band(band.At).Verdict));
        }
    }

    [Fact]
    public void ALimitOfThePublishedToleranceDecides()
    {
        foreach ((double at, double tolerance) in Film.Published)
        {
            Assert.Equal(FigureVerdict.Passed, new Film { Noise = 0, Shift = tolerance - 0.2 }.Check().Band(at).Verdict);
            Assert.Equal(FigureVerdict.Failed, new Film { Noise = 0, Shift = tolerance + 0.2 }.Check().Band(at).Verdict);
        }
    }

    // 1.001 moves 3060 by 3.06 cm-1 and 2849.5 by 2.85, but 1028.3 by 1.03 only.
    [Fact]
    public void AScaleThatIsWrongByAThousandthFailsAtItsHighEndMost()
    {
        PerformanceCheckResult result = new Film { AxisFactor = 1.001 }.Check();

        Assert.Equal(PerformanceVerdict.Failed, result.Verdict);
        Assert.Equal(FigureVerdict.Failed, result.Band(3060.0).Verdict);
        Assert.InRange(result.Band(3060.0).Measured(), 3062.96, 3063.16);
        Assert.InRange(result.Band(1028.3).Measured(), 1029.23, 1029.43);
        Assert.Contains("Band 3060.0 cm-1", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ASmallerErrorOfTheScaleFailsNoneAtItsLowEnd()
    {
        PerformanceCheckResult result = new Film { AxisFactor = 1.0007 }.Check();

        Assert.Equal(FigureVerdict.Failed, result.Band(3060.0).Verdict);
        Assert.Equal(FigureVerdict.Passed, result.Band(1154.5).Verdict);
        Assert.Equal(FigureVerdict.Passed, result.Band(1028.3).Verdict);
    }

    // A quarter of 8 cm-1 is 2 cm-1; half of 4 cm-1 too. Nothing is widened at 4 cm-1 and steps of 2.
    [Theory]
    [InlineData(8.0, 2.0, 2.0)]
    [InlineData(null, 4.0, 2.0)]
    [InlineData(4.0, 2.0, 1.0)]
    [InlineData(null, 1.0, 1.0)]
    public void ACoarserMeasurementHasAWiderTolerance(double? resolution, double step, double tolerance)
    {
        PerformanceFigure figure = new Film { Resolution = resolution, Step = step, Broadening = 3 }.Check().Band(1601.2);

        Assert.Equal(1601.2 - tolerance, figure.Lowest!.Value, 9);
        Assert.Equal(1601.2 + tolerance, figure.Highest!.Value, 9);
        Assert.Equal(tolerance > 1, figure.Sentence.Contains("widened from 1.0 to 2.00 cm-1", StringComparison.Ordinal));
    }

    [Fact]
    public void AtSixteenPerCentimetreNoPositionIsJudged()
    {
        PerformanceCheckResult result = new Film { Resolution = 16 }.Check();

        Assert.Equal(PerformanceVerdict.NotAssessable, result.Verdict);
        Assert.All(Film.Published, band => Assert.Equal(FigureVerdict.NotAssessable, result.Band(band.At).Verdict));
        Assert.Contains("coarser than 8 cm-1", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AttenuatedReflectionMayLieLowerButNotHigher()
    {
        PerformanceFigure figure = new Film { Technique = Technique.Atr, Shift = -1.7 }.Check().Band(1601.2);

        Assert.Equal((1599.2, 1602.2), (Math.Round(figure.Lowest!.Value, 9), Math.Round(figure.Highest!.Value, 9)));
        Assert.Equal(FigureVerdict.Passed, figure.Verdict);
        Assert.Contains("attenuated total reflection shifts bands down", figure.Sentence, StringComparison.Ordinal);
        Assert.Equal(FigureVerdict.Failed, new Film { Technique = Technique.Transmission, Shift = -1.7 }.Check().Band(1601.2).Verdict);
        Assert.Equal(FigureVerdict.Failed, new Film { Technique = Technique.Atr, Shift = 1.7 }.Check().Band(1601.2).Verdict);
    }

    [Theory]
    [InlineData(Technique.Atr, "attenuated total reflection does not show it")]
    [InlineData(Technique.NotStated, "the technique is not stated")]
    public void TheOvertoneUnderDiamondIsJudgedInTransmissionOnly(Technique technique, string because)
    {
        PerformanceCheckResult result = new Film { Technique = technique }.Check();

        Assert.Equal(FigureVerdict.NotAssessable, result.Band(1942.9).Verdict);
        Assert.Contains(because, result.Band(1942.9).Sentence, StringComparison.Ordinal);
        Assert.Equal(PerformanceVerdict.Passed, result.Verdict);
    }

    [Fact]
    public void WhatTheInstrumentIsKnownToDoStandsWhereTheFileIsSilent()
    {
        PerformanceCriteria criteria = PerformanceCriteria.Polystyrene with { AssumedTechnique = Technique.Transmission };
        Spectrum silent = new Film { Technique = Technique.NotStated }.Measured();
        Spectrum stated = new Film { Technique = Technique.Atr }.Measured();

        Assert.Equal(FigureVerdict.Passed, PerformanceCheck.Evaluate(silent, criteria).Band(1942.9).Verdict);
        Assert.Equal(FigureVerdict.NotAssessable, PerformanceCheck.Evaluate(stated, criteria).Band(1942.9).Verdict);
    }

    [Fact]
    public void ASaturatedBandIsNotJudgedAndIsNamed()
    {
        PerformanceCheckResult result = new Film { Thickness = 5 }.Check();

        Assert.Contains("saturated", result.Band(1601.2).Sentence, StringComparison.Ordinal);
        Assert.Equal(FigureVerdict.NotAssessable, result.Band(1601.2).Verdict);
        Assert.Equal(FigureVerdict.Passed, result.Band(1154.5).Verdict);
        Assert.Contains("Saturated (less than 1 % of the light left)", result.Figure("Strongest band").Sentence, StringComparison.Ordinal);
    }

    // Two points are missing beside 1028.3.
    [Fact]
    public void ABandWithoutPointsIsNotJudged()
    {
        Spectrum whole = new Film().Measured();
        double[] holed = [.. whole.Axis.Positions.ToArray().Zip(whole.Ordinates.ToArray(), static (x, y) => x is > 1034 and < 1040 ? double.NaN : y)];

        PerformanceCheckResult result = PerformanceCheck.Evaluate(Spectrum.Create(whole.Axis, whole.Unit, holed, whole.Acquisition, []), PerformanceCriteria.Polystyrene);

        Assert.Equal(FigureVerdict.NotAssessable, result.Band(1028.3).Verdict);
        Assert.Contains("cm-1 apart", result.Band(1028.3).Sentence, StringComparison.Ordinal);
    }
}
