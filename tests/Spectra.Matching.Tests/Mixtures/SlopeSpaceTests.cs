using CsCheck;
using Spectra.Mixtures;

namespace Spectra.Matching.Tests.Mixtures;

public class SlopeSpaceTests
{
    private static readonly SpectralGrid Grid = SpectralGrid.Create(700, 2, 600);

    [Fact]
    public void AStraightLineHasItsSlopePerPointEverywhere()
    {
        SlopeSpace space = new(Grid, Coverage.FromRuns([(0, 600)]));
        double[] slopes = new double[space.Count];
        space.Of([.. Enumerable.Range(0, 600).Select(i => 5 + (0.25 * i))], slopes);

        Assert.All(slopes, slope => Assert.Equal(0.25, slope, 12));
    }

    [Fact]
    public void NoWindowReachesIntoAGap()
    {
        double[] curve = [.. Enumerable.Range(0, 600).Select(i => i is >= 100 and < 150 ? double.NaN : 1.0)];
        SlopeSpace space = new(Grid, Coverage.Of(curve));
        double[] slopes = new double[space.Count];
        space.Of(curve, slopes);

        Assert.All(slopes, slope => Assert.Equal(0, slope, 12));
    }

    [Fact]
    public void TheTransposedMapGivesTheSameProductsFromTheOtherSide()
    {
        SlopeSpace space = new(Grid, Coverage.FromRuns([(20, 310), (400, 590)]));
        Gen.Select(Gen.Double[-1, 1].Array[600], Gen.Double[-1, 1].Array[space.Count]).Sample(
            (curve, v) =>
            {
                double[] slopes = new double[space.Count];
                space.Of(curve, slopes);
                double expected = slopes.Zip(v, (a, b) => a * b).Sum();

                Assert.Equal(expected, space.Transposed(v).Zip(curve, (a, b) => a * b).Sum(), 1e-9);
            },
            iter: 50);
    }

    [Fact]
    public void WhiteNoiseOfThePointsBecomesTheStatedNoiseOfTheSlopes()
    {
        // Slope of 11 points: standard deviation 1 / sqrt(Σ k²) = 1 / sqrt(110).
        Assert.Equal(1 / Math.Sqrt(110), new SlopeSpace(Grid, Coverage.FromRuns([(0, 600)])).NoiseFactor, 12);
    }
}
