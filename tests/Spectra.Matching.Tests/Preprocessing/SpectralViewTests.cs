using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class SpectralViewTests
{
    [Fact]
    public void LocalShapeEqualsItsFormulaComputedPointByPoint()
    {
        PreparedSpectrum prepared = Some.Prepared(Some.Spectrum(seed: 7));
        double[] y = prepared.Ordinates.ToArray();
        double[] d = [.. y.Select((value, i) => value - Window(y, i, 30).Average())];
        double g2 = d.Average(value => value * value);

        double[] shape = new SpectralView.LocalShape(120).See(y, prepared.Grid);

        for (int i = 0; i < y.Length; i++)
        {
            Assert.Equal(d[i] / Math.Sqrt(Window(d, i, 30).Average(value => value * value) + (0.01 * g2)), shape[i], 1e-9);
        }
    }

    [Fact]
    public void LocalShapeIgnoresScaleAndOffset()
    {
        PreparedSpectrum prepared = Some.Prepared(Some.Spectrum(seed: 8));
        double[] scaled = [.. prepared.Ordinates.ToArray().Select(y => (3 * y) + 0.7)];

        double[] expected = new SpectralView.LocalShape(300).See(prepared.Ordinates, prepared.Grid);
        double[] actual = new SpectralView.LocalShape(300).See(scaled, prepared.Grid);

        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-9);
        }
    }

    [Fact]
    public void LocalStrengthEqualsItsFormulaComputedPointByPoint()
    {
        PreparedSpectrum prepared = Some.Prepared(Some.Spectrum(seed: 10));
        double[] y = prepared.Ordinates.ToArray();
        double[] d = [.. y.Select((value, i) => value - Window(y, i, 30).Average())];
        double g2 = d.Average(value => value * value);

        double[] strength = new SpectralView.LocalStrength(120).See(y, prepared.Grid);

        for (int i = 0; i < y.Length; i++)
        {
            Assert.Equal(0.5 * Math.Log(Window(d, i, 30).Average(value => value * value) + (0.01 * g2)), strength[i], 1e-9);
        }
    }

    [Fact]
    public void ALongerPathAddsAConstantToTheLocalStrength()
    {
        PreparedSpectrum prepared = Some.Prepared(Some.Spectrum(seed: 8));
        double[] scaled = [.. prepared.Ordinates.ToArray().Select(y => (3 * y) + 0.7)];

        double[] thin = new SpectralView.LocalStrength(120).See(prepared.Ordinates, prepared.Grid);
        double[] thick = new SpectralView.LocalStrength(120).See(scaled, prepared.Grid);

        Assert.All(thin.Zip(thick), pair => Assert.Equal(Math.Log(3), pair.Second - pair.First, 1e-9));
    }

    [Fact]
    public void ASpectrumWithoutStructureHasNoLocalStrengthAndAMissingPointStaysMissing() =>
        Assert.Equal([0, 0, double.NaN, 0], new SpectralView.LocalStrength(4).See([1, 1, double.NaN, 1], SpectralGrid.Create(700, 2, 4)));

    [Fact]
    public void TheLevelledViewIsTheOrdinateLessTheMeanOfTheCoveredPointsAroundIt()
    {
        double[] y = Some.Prepared(Some.Spectrum(seed: 9)).Ordinates.ToArray();
        y[400] = double.NaN;

        double[] levelled = new SpectralView.Levelled(300).See(y, SpectralGrid.Standard);

        for (int i = 0; i < y.Length; i++)
        {
            Assert.Equal(i == 400 ? double.NaN : y[i] - Window(y, i, 75).Where(value => !double.IsNaN(value)).Average(), levelled[i], 1e-9);
        }
    }

    [Fact]
    public void AViewIsFoundByItsId()
    {
        SpectralView[] views = [new SpectralView.Absorbance(), new SpectralView.FirstDifference(), new SpectralView.LocalShape(62.5), new SpectralView.LocalStrength(120), new SpectralView.Levelled(300)];

        Assert.Equal(views, views.Select(view => SpectralView.Parse(view.Id)));
        Assert.All(["absorbanc", "local-shape-", "local-shape-x", "local-strength-", "levelled--3"], id => Assert.Throws<FormatException>(() => SpectralView.Parse(id)));
    }

    [Fact]
    public void TheFirstDifferenceIsNotDefinedBesideAMissingPoint()
    {
        double[] difference = new SpectralView.FirstDifference().See([1, 3, double.NaN, 4, 9], SpectralGrid.Create(700, 2, 5));

        Assert.Equal([double.NaN, 2, double.NaN, double.NaN, 5], difference);
    }

    private static IEnumerable<double> Window(double[] values, int centre, int half) =>
        values.Skip(Math.Max(0, centre - half)).Take(Math.Min(values.Length, centre + half + 1) - Math.Max(0, centre - half));
}
