using Spectra.Performance;

namespace Spectra.Matching.Tests.Performance;

public class PerformanceCheckTests
{
    public static TheoryData<string> Units => [OrdinateUnit.Absorbance.Id, OrdinateUnit.Transmittance.Id, OrdinateUnit.PercentTransmittance.Id, OrdinateUnit.Reflectance.Id, OrdinateUnit.PercentReflectance.Id];

    [Theory]
    [MemberData(nameof(Units))]
    public void AGoodFilmPassesInEveryUnitThatIsAbsorbance(string unit)
    {
        PerformanceCheckResult result = new Film { Unit = OrdinateUnit.Of(unit) }.Check();

        Assert.Equal(PerformanceVerdict.Passed, result.Verdict);
        Assert.InRange(result.Band(2849.5).Measured(), 2849.4, 2849.6);
    }

    [Fact]
    public void WavelengthsAreTurnedIntoWavenumbers()
    {
        PerformanceCheckResult result = PerformanceCheck.Evaluate(new Film().AgainstWavelength(), PerformanceCriteria.Polystyrene);

        Assert.Equal(PerformanceVerdict.Passed, result.Verdict);
        Assert.InRange(result.Band(3060.0).Measured(), 3059.9, 3060.1);
    }

    [Theory]
    [InlineData(1250, 3600)]
    [InlineData(650, 3000)]
    public void TooShortARangeIsNotAssessable(double first, double last) =>
        AssertNotRecognised(new Film { First = first, Last = last }.Check());

    [Fact]
    public void AFilmWithoutOneOfTheBandsIsNotAssessable() => AssertNotRecognised(new Film { Without = [1154.5] }.Check());

    [Fact]
    public void ACopolymerIsNotTakenForTheStandard() => AssertNotRecognised(new Film { With = (2237, 0.4, 10) }.Check());

    [Fact]
    public void NoFilmAtAllIsNotAssessable() => AssertNotRecognised(new Film { Thickness = 0 }.Check());

    [Theory]
    [InlineData("single-beam")]
    [InlineData("interferogram")]
    [InlineData("kubelka-munk")]
    [InlineData("counts")]
    public void OrdinatesThatAreNotAbsorbanceAreNotAssessable(string unit)
    {
        PerformanceCheckResult result = new Film { Unit = OrdinateUnit.Of(unit) }.Check();

        Assert.Equal(PerformanceVerdict.NotAssessable, result.Verdict);
        Assert.Contains(unit, result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ARamanShiftIsNotAWavenumber()
    {
        Spectrum film = new Film().Measured();
        Spectrum raman = Spectrum.Create(film.Axis.In(AxisUnit.RamanShift), film.Unit, film.Ordinates, film.Acquisition, []);

        Assert.Equal(PerformanceVerdict.NotAssessable, PerformanceCheck.Evaluate(raman, PerformanceCriteria.Polystyrene).Verdict);
    }

    [Theory]
    [InlineData(Technique.Gas)]
    [InlineData(Technique.Reflectance)]
    public void ThePublishedPositionsDoNotHoldForEveryTechnique(Technique technique) =>
        Assert.Equal(PerformanceVerdict.NotAssessable, new Film { Technique = technique }.Check().Verdict);

    [Fact]
    public void EveryFigureThatIsNotJudgedSaysSoAndNoneOfThemCountsAsPassed()
    {
        PerformanceCheckResult result = new Film { Technique = Technique.Atr }.Check();

        PerformanceFigure[] unknown = [.. result.Figures.Where(static figure => figure.Verdict == FigureVerdict.NotAssessable)];
        Assert.Equal(["Band 1942.9 cm-1", "Resolution between 2870 and 2849.5 cm-1", "Resolution between 1589 and 1583 cm-1", "Energy at 3950 to 4000 cm-1", "Energy at 650 to 700 cm-1"], unknown.Select(static figure => figure.Name));
        Assert.Equal($"The performance check with the polystyrene film passed. 5 of {result.Figures.Length} figures were not judged.", result.Sentence);
    }

    [Fact]
    public void AStandardNeedsTwoBands()
    {
        CheckStandard poor = new("poor", [new CheckBand(1000, 1)], new SpectralRegion(2400, 2700), "none");

        ArgumentException refused = Assert.Throws<ArgumentException>(() => PerformanceCheck.Evaluate(new Film().Measured(), new PerformanceCriteria(poor)));

        Assert.Contains("at least two", refused.Message, StringComparison.Ordinal);
    }

    // Four bands that have nothing to do with polystyrene, one of which is 1 cm-1 too high.
    [Fact]
    public void ALaboratoryDeclaresAnotherStandard()
    {
        CheckStandard own = new("house film", [new CheckBand(2910, 0.5), new CheckBand(1730, 0.5), new CheckBand(1240, 0.5), new CheckBand(900, 0.5)], new SpectralRegion(2420, 2700), "house certificate 1");
        Spectrum good = Support.Some.Spectrum((2910, 0.5, 14), (1730, 0.9, 12), (1240, 0.6, 10), (900, 0.3, 10));
        Spectrum off = Support.Some.Spectrum((2910, 0.5, 14), (1731, 0.9, 12), (1240, 0.6, 10), (900, 0.3, 10));
        Spectrum other = Support.Some.Spectrum((2910, 0.5, 14), (1730, 0.9, 12), (900, 0.3, 10));

        Assert.Equal(PerformanceVerdict.Passed, PerformanceCheck.Evaluate(good, new PerformanceCriteria(own)).Verdict);
        PerformanceCheckResult failed = PerformanceCheck.Evaluate(off, new PerformanceCriteria(own));
        Assert.Equal(["Band 1730.0 cm-1"], failed.Figures.Where(static figure => figure.Verdict == FigureVerdict.Failed).Select(static figure => figure.Name));
        Assert.Equal(PerformanceVerdict.NotAssessable, PerformanceCheck.Evaluate(other, new PerformanceCriteria(own)).Verdict);
        Assert.Equal(PerformanceVerdict.NotAssessable, PerformanceCheck.Evaluate(new Film().Measured(), new PerformanceCriteria(own)).Verdict);
    }

    private static void AssertNotRecognised(PerformanceCheckResult result)
    {
        Assert.Equal(PerformanceVerdict.NotAssessable, result.Verdict);
        Assert.DoesNotContain(result.Figures, static figure => figure.Verdict == FigureVerdict.Passed);
        Assert.Contains("was not recognised", result.Sentence, StringComparison.Ordinal);
    }
}
