using Spectra.Performance;

namespace Spectra.Matching.Tests.Performance;

public class OrdinateFigureTests
{
    // Points of alternate sign ±a have fourth differences of ±16 a: 16 a / sqrt(70), whatever the code's own noise would give.
    [Fact]
    public void AlternatingPointsHaveTheirNoiseInClosedForm()
    {
        Spectrum film = new Film { Noise = 0 }.Measured();
        double[] ordinates = [.. film.Ordinates.ToArray().Select(static (y, i) => y + (i % 2 == 0 ? 0.0002 : -0.0002))];

        PerformanceCheckResult result = PerformanceCheck.Evaluate(Spectrum.Create(film.Axis, film.Unit, ordinates, film.Acquisition, []), PerformanceCriteria.Polystyrene);

        Assert.Equal(16 * 0.0002 / Math.Sqrt(70), result.Figure("Noise").Measured(), 1e-6);
    }

    [Theory]
    [InlineData(0.0002)]
    [InlineData(0.003)]
    public void WhiteNoiseIsMeasuredAsItWasMade(double deviation)
    {
        double mean = Enumerable.Range(1, 40).Average(seed => Math.Pow(new Film { Noise = deviation, Seed = seed }.Check().Figure("Noise").Measured(), 2));

        Assert.InRange(Math.Sqrt(mean) / deviation, 0.95, 1.05);
    }

    // Zero filling by linear interpolation adds points and no noise of their own.
    [Fact]
    public void PointsInBetweenDoNotMakeTheNoiseLookSmaller()
    {
        Spectrum coarse = new Film { Noise = 0.0005 }.Measured();
        double[] y = coarse.Ordinates.ToArray();
        double[] filled = [.. Enumerable.Range(0, (2 * y.Length) - 1).Select(i => i % 2 == 0 ? y[i / 2] : (y[i / 2] + y[(i / 2) + 1]) / 2)];
        Spectrum fine = Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, coarse.Axis.First, coarse.Axis.Last, filled.Length), coarse.Unit, filled, coarse.Acquisition, []);

        double ratio = PerformanceCheck.Evaluate(fine, PerformanceCriteria.Polystyrene).Figure("Noise").Measured() / PerformanceCheck.Evaluate(coarse, PerformanceCriteria.Polystyrene).Figure("Noise").Measured();

        // Every other difference is one of means of two points: the variance lies between a half and the whole.
        Assert.InRange(ratio, Math.Sqrt(0.5), 1);
    }

    [Fact]
    public void TheFringesOfAFilmAreNotNoise()
    {
        Spectrum film = new Film { Noise = 0 }.Measured();
        double[] ordinates = [.. film.Axis.Positions.ToArray().Zip(film.Ordinates.ToArray(), static (x, y) => y + (0.005 * Math.Sin(2 * Math.PI * x / 83)))];

        Assert.InRange(PerformanceCheck.Evaluate(Spectrum.Create(film.Axis, film.Unit, ordinates, film.Acquisition, []), PerformanceCriteria.Polystyrene).Figure("Noise").Measured(), 0, 0.00005);
    }

    [Fact]
    public void ANoisyInstrumentFailsByItsNoise()
    {
        PerformanceCheckResult result = new Film { Noise = 0.003 }.Check();

        Assert.Equal((PerformanceVerdict.Failed, FigureVerdict.Failed), (result.Verdict, result.Figure("Noise").Verdict));
        Assert.StartsWith("The performance check with the polystyrene film failed: Noise.", result.Sentence, StringComparison.Ordinal);
    }

    // The weak overtone of a thin film: its place is uncertain by about its tolerance, and must not fail by chance.
    [Fact]
    public void ABandLostInNoiseIsNeitherPassedNorFailed()
    {
        FigureVerdict[] verdicts = [.. Enumerable.Range(1, 60).Select(seed => new Film { Noise = 0.003, Seed = seed, Thickness = 0.4 }.Check())
            .Where(static result => result.Figures[0].Verdict == FigureVerdict.Passed).Select(static result => result.Band(1942.9).Verdict)];

        Assert.Contains(FigureVerdict.NotAssessable, verdicts);
        Assert.DoesNotContain(FigureVerdict.Failed, verdicts);
    }

    [Theory]
    [InlineData(0.1, Technique.Transmission, FigureVerdict.Failed)]
    [InlineData(0.1, Technique.Atr, FigureVerdict.Passed)]
    [InlineData(0.03, Technique.Atr, FigureVerdict.Failed)]
    [InlineData(1, Technique.Transmission, FigureVerdict.Passed)]
    [InlineData(8, Technique.Transmission, FigureVerdict.Failed)]
    public void BandsAreOfASizeThatAFilmHas(double thickness, Technique technique, FigureVerdict expected) =>
        Assert.Equal(expected, new Film { Thickness = thickness, Technique = technique, Noise = 0.00002 }.Check().Figure("Strongest band").Verdict);

    // A film's per cent read as a fraction: 0.02 - log10 100.
    [Fact]
    public void PerCentTakenForAFractionFailsByTheBaseline()
    {
        Spectrum film = new Film { Unit = OrdinateUnit.PercentTransmittance, Noise = 0 }.Measured();

        PerformanceCheckResult result = PerformanceCheck.Evaluate(Spectrum.Create(film.Axis, OrdinateUnit.Transmittance, film.Ordinates, film.Acquisition, []), PerformanceCriteria.Polystyrene);

        Assert.Equal(PerformanceVerdict.Failed, result.Verdict);
        Assert.Equal(0.02 - 2, result.Figure("Baseline").Measured(), 1e-3);
        Assert.Contains("per cent or a fraction", result.Sentence, StringComparison.Ordinal);
    }

    // Transmittances of the closed form: gap and band of 1601/1583 and 2923/2849.5 with an offset of 0.02.
    [Fact]
    public void TheResolutionIsJudgedInTransmissionAtTwoPerCentimetreOnly()
    {
        PerformanceCheckResult fine = new Film { Resolution = 2, Step = 1, Noise = 0 }.Check();
        PerformanceCheckResult usual = new Film { Resolution = 4, Step = 1, Noise = 0 }.Check();
        PerformanceCheckResult blurred = new Film { Resolution = 2, Step = 1, Noise = 0, Broadening = 5 }.Check();

        Assert.Equal(FigureVerdict.Passed, fine.Figure("Resolution between 1589").Verdict);
        Assert.Equal(FigureVerdict.Failed, blurred.Figure("Resolution between 1589").Verdict);
        PerformanceFigure record = usual.Figure("Resolution between 1589");
        Assert.Equal(FigureVerdict.NotAssessable, record.Verdict);
        Assert.Equal(fine.Figure("Resolution between 1589").Value, record.Value);
        double band = Math.Pow(10, -(0.02 + 0.2));
        double gap = Math.Pow(10, -(0.02 + GaussianOf(10.2, 0.5, 8) + GaussianOf(8, 0.2, 8)));
        Assert.InRange(record.Measured(), 100 * (gap - band) - 1, 100 * (gap - band) + 1);
    }

    private static double GaussianOf(double distance, double height, double width) => height * Math.Exp(-4 * Math.Log(2) * distance * distance / (width * width));
}
