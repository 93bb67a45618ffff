using Spectra.Performance;

namespace Spectra.Matching.Tests.Performance;

public class EnergyFigureTests
{
    private const string High = "Energy at 3950 to 4000 cm-1";
    private const string Low = "Energy at 650 to 700 cm-1";

    // A single beam of straight lines: 0.1 and 0.05 of the maximum at its ends. The mean over the last 50 cm-1 is the middle of the line.
    [Fact]
    public void TheShareOfAStraightLineIsItsMiddle()
    {
        PerformanceCheckResult result = Evaluate(Beam(x => x < 2000 ? 0.05 + (0.95 * (x - 650) / 1350) : 1 - (0.9 * (x - 2000) / 2000)));

        Assert.Equal(0.05 + (0.95 * 25 / 1350), result.Figure(Low).Measured(), 1e-3);
        Assert.Equal(1 - (0.9 * 1975 / 2000), result.Figure(High).Measured(), 1e-3);
        Assert.Equal(PerformanceVerdict.Passed, result.Verdict);
    }

    [Theory]
    [InlineData(3900, 5000, High)]
    [InlineData(0, 720, Low)]
    public void ADarkEndFails(double from, double to, string expected)
    {
        PerformanceCheckResult result = Evaluate(Beam(x => x >= from && x <= to ? 0.001 : 1));

        Assert.Equal([expected], result.Figures.Where(static figure => figure.Verdict == FigureVerdict.Failed).Select(static figure => figure.Name));
        Assert.Equal(PerformanceVerdict.Failed, result.Verdict);
    }

    [Fact]
    public void ALackOfLightIsSaidEvenWhereTheStandardIsNotRecognised()
    {
        PerformanceCheckResult result = PerformanceCheck.Evaluate(new Film { Thickness = 0 }.Measured(), PerformanceCriteria.Polystyrene, Beam(static x => x > 3900 ? 0.001 : 1));

        Assert.Equal((PerformanceVerdict.Failed, FigureVerdict.NotAssessable), (result.Verdict, result.Figure("Recognition").Verdict));
    }

    [Fact]
    public void WithoutASingleBeamTheEnergyIsNotAssessable()
    {
        foreach (Spectrum? background in (Spectrum?[])[null, new Film().Measured(), Beam(static _ => 0), Beam(static _ => 1, 1000, 3000)])
        {
            PerformanceCheckResult result = Evaluate(background);

            Assert.Equal((FigureVerdict.NotAssessable, FigureVerdict.NotAssessable), (result.Figure(High).Verdict, result.Figure(Low).Verdict));
            Assert.Null(result.Figure(High).Value);
            Assert.Equal(PerformanceVerdict.Passed, result.Verdict);
        }
    }

    private static PerformanceCheckResult Evaluate(Spectrum? background) => PerformanceCheck.Evaluate(new Film().Measured(), PerformanceCriteria.Polystyrene, background);

    private static Spectrum Beam(Func<double, double> intensity, double first = 650, double last = 4000)
    {
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, first, last, (int)((last - first) / 2) + 1);
        return Spectrum.Create(axis, OrdinateUnit.SingleBeam, [.. axis.Positions.ToArray().Select(intensity)], Acquisition.NotStated, []);
    }
}
