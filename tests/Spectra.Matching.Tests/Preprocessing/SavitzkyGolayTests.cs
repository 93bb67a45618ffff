using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class SavitzkyGolayTests
{
    /// <summary>Tables I, III, IV and VI of Savitzky and Golay (1964) with the corrections of Steinier, Termonia and Deltour (1972).</summary>
    [Theory]
    [InlineData(2, 2, 0, 35, new[] { -3, 12, 17, 12, -3 })]
    [InlineData(3, 2, 0, 21, new[] { -2, 3, 6, 7, 6, 3, -2 })]
    [InlineData(4, 3, 0, 231, new[] { -21, 14, 39, 54, 59, 54, 39, 14, -21 })]
    [InlineData(3, 4, 0, 231, new[] { 5, -30, 75, 131, 75, -30, 5 })]
    [InlineData(2, 2, 1, 10, new[] { -2, -1, 0, 1, 2 })]
    [InlineData(2, 3, 1, 12, new[] { 1, -8, 0, 8, -1 })]
    [InlineData(3, 3, 1, 252, new[] { 22, -67, -58, 0, 58, 67, -22 })]
    [InlineData(2, 2, 2, 7, new[] { 2, -1, -2, -1, 2 })]
    [InlineData(3, 2, 2, 42, new[] { 5, 0, -3, -4, -3, 0, 5 })]
    public void TheWeightsAreThePublishedOnes(int half, int order, int derivative, int norm, int[] published)
    {
        double[] weights = SavitzkyGolay.Weights(half, order, derivative, 0);

        Assert.Equal(published.Length, weights.Length);
        for (int i = 0; i < weights.Length; i++)
        {
            Assert.Equal((double)published[i] / norm, weights[i], 1e-13);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void APolynomialOfTheOrderIsReproducedToTheEndsWhateverTheSpacing(int derivative)
    {
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, 600, 900, 201);
        double[] cubic = [.. axis.Positions.ToArray().Select(x => Cubic((x - 750) / 100, 0))];
        Spectrum spectrum = Spectrum.Create(axis, OrdinateUnit.Absorbance, cubic, Acquisition.NotStated, []);

        Spectrum result = new SavitzkyGolay(24, 3, derivative).Apply(spectrum);

        for (int i = 0; i < axis.Count; i++)
        {
            Assert.Equal(Cubic((axis.Positions[i] - 750) / 100, derivative) / Math.Pow(100, derivative), result.Ordinates[i], 1e-11);
        }
    }

    [Fact]
    public void AMissingPointTouchesNothingBeyondItsOwnPlace()
    {
        Spectrum whole = Some.Spectrum((1000, 1, 40));
        double[] holed = whole.Ordinates.ToArray();
        holed[700] = double.NaN;
        Spectrum spectrum = Spectrum.Create(whole.Axis, whole.Unit, holed, whole.Acquisition, []);

        double[] result = new SavitzkyGolay(20, 3, 0).Apply(spectrum).Ordinates.ToArray();

        Assert.Equal([700], Enumerable.Range(0, result.Length).Where(i => double.IsNaN(result[i])));
    }

    [Fact]
    public void ADerivativeIsNoAbsorbanceAnyMore() =>
        Assert.Equal("absorbance-derivative-1", new SavitzkyGolay(20, 3, 1).Apply(Some.Spectrum(seed: 2)).Unit.Id);

    private static double Cubic(double t, int derivative) => derivative switch
    {
        0 => 0.2 + (0.5 * t) - (0.3 * t * t) + (0.7 * t * t * t),
        1 => 0.5 - (0.6 * t) + (2.1 * t * t),
        _ => -0.6 + (4.2 * t),
    };
}
