using CsCheck;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class BaselineTests
{
    private static readonly Spectrum Bands = Some.Spectrum(500, 4200, (900, 0.5, 20), (1200, 1, 30), (1720, 0.8, 25), (2950, 0.4, 40));

    public static TheoryData<string> Baselines => ["arpls(1e8)", "asls(1e8, 0.001)", "rubber-band"];

    [Theory]
    [MemberData(nameof(Baselines))]
    public void AddingAStraightLineChangesNothing(string baseline)
    {
        Spectrum tilted = Changed(Bands, x => 0.3 + (x / 10_000));

        double[] expected = Apply(baseline, Bands);
        double[] actual = Apply(baseline, tilted);

        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Theory]
    [InlineData("arpls(1e7)", 0.02)]
    [InlineData("asls(1e8, 0.001)", 0.03)]
    [InlineData("rubber-band", 0.03)]
    public void ABowlUnderTheBandsIsTakenOffAndTheBandsKeepTheirHeights(string baseline, double tolerance)
    {
        // A convex parabola, 0.4 high at the ends of the range, and noise as every instrument has it.
        Random random = new(1);
        Spectrum bowed = Changed(Bands, x => (0.4 * Math.Pow((x - 2300) / 1700, 2)) + (0.003 * (random.NextDouble() - 0.5)));

        double[] corrected = Apply(baseline, bowed);

        Assert.Equal(1, corrected[(1200 - 650) / 2], tolerance);
        Assert.Equal(0.8, corrected[(1720 - 650) / 2], tolerance);
        Assert.Equal(0, corrected[(2300 - 650) / 2], tolerance);
    }

    [Theory]
    [InlineData("arpls(1e8)", 0.03)]
    [InlineData("asls(1e8, 0.001)", 0.03)]
    public void AHillUnderTheBandsIsTakenOffWhereARubberBandCanNot(string baseline, double tolerance)
    {
        Spectrum hill = Changed(Bands, x => 0.4 * (1 - Math.Pow((x - 2300) / 1700, 2)));

        Assert.Equal(0.8, Apply(baseline, hill)[(1720 - 650) / 2], tolerance);
        Assert.True(Apply("rubber-band", hill)[(2300 - 650) / 2] > 0.3);
    }

    [Fact]
    public void TheSameStiffnessMeansTheSameBaselineOnAnotherGrid()
    {
        Spectrum bowed = Changed(Bands, x => 0.4 * Math.Pow((x - 2300) / 1700, 2));

        double[] fine = Apply("resample(650,1,3351) | arpls(1e8)", bowed);
        double[] coarse = Apply("resample(650,4,838) | arpls(1e8)", bowed);

        for (int i = 0; i < coarse.Length; i++)
        {
            Assert.Equal(fine[4 * i], coarse[i], 0.02);
        }
    }

    [Theory]
    [MemberData(nameof(Baselines))]
    public void MissingPointsStayMissingAndTakePartInNothing(string baseline)
    {
        double[] holed = Bands.Ordinates.ToArray();
        holed.AsSpan(1900, 60).Fill(double.NaN);
        Spectrum missing = Spectrum.Create(Bands.Axis, Bands.Unit, holed, Bands.Acquisition, []);

        double[] whole = Apply(baseline, Bands);
        double[] result = Apply(baseline, missing);

        for (int i = 0; i < whole.Length; i++)
        {
            Assert.True(double.IsNaN(result[i]) ? i is > 860 and < 910 : Math.Abs(whole[i] - result[i]) < 1e-3);
        }

        Assert.Contains(result, double.IsNaN);
    }

    [Fact]
    public void TheBandedSolutionSolvesTheFullEquations() => Gen.Select(Gen.Double[-1, 1].Array[3, 40], Gen.Double[0.1, 1e4]).Sample((y, lambda) =>
    {
        double[] weights = [.. y.Select((_, i) => i % 5 == 3 ? 0 : 0.25 + (i % 3))];
        double[] v = WhittakerSmoother.Smooth(y, weights, lambda);

        // (W + lambda D'D) v, written out from the second differences themselves, must be W y.
        for (int i = 0; i < y.Length; i++)
        {
            double left = weights[i] * v[i];
            for (int w = Math.Max(0, i - 2); w <= Math.Min(i, y.Length - 3); w++)
            {
                double[] d = [1, -2, 1];
                left += lambda * d[i - w] * (v[w] - (2 * v[w + 1]) + v[w + 2]);
            }

            Assert.Equal(weights[i] * y[i], left, 1e-8 * Math.Max(1, lambda));
        }
    });

    [Fact]
    public void ARubberBandTouchesFromBelowAndIsConvex() => Gen.Double[0, 1].Array[3, 60].Sample(y =>
    {
        double[] x = [.. Enumerable.Range(0, y.Length).Select(i => (double)i)];
        double[] band = RubberBandBaseline.Band(x, y);

        Assert.True(band[0] == y[0] && band[^1] == y[^1]);
        Assert.All(band.Zip(y), pair => Assert.True(pair.First <= pair.Second + 1e-12));
        Assert.All(Enumerable.Range(1, y.Length - 2), i => Assert.True(band[i - 1] - (2 * band[i]) + band[i + 1] >= -1e-12));
    });

    private static double[] Apply(string recipe, Spectrum spectrum) => Some.Prepared(spectrum, PreprocessingRecipe.Parse(recipe)).Ordinates.ToArray();

    private static Spectrum Changed(Spectrum spectrum, Func<double, double> added) => Spectrum.Create(
        spectrum.Axis, spectrum.Unit, [.. spectrum.Ordinates.ToArray().Select((y, i) => y + added(spectrum.Axis.Positions[i]))], spectrum.Acquisition, []);
}
