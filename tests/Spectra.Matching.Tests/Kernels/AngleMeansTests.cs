using System.Runtime.Intrinsics;
using Spectra.Kernels;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class AngleMeansTests
{
    [Fact]
    public void TheMeanOfAnglesIsThatOfTheLibraryFunctions()
    {
        Random random = new(5);
        float[] weights = [0.6f, 0.3f, 0.1f];
        for (int round = 0; round < 2000; round++)
        {
            float[] correlations = [.. Enumerable.Range(0, 24).Select(_ => Correlation(random))];

            Vector256<float> means = AngleMeans.Cosine(correlations, weights);

            for (int lane = 0; lane < 8; lane++)
            {
                double angle = 0;
                for (int v = 0; v < 3; v++)
                {
                    angle += weights[v] * Math.Acos(correlations[(8 * v) + lane]);
                }

                Assert.Equal(Math.Cos(angle), means[lane], 2e-6);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0)]
    public void OneViewAtAnEndOfTheScaleIsItself(float correlation)
    {
        float[] correlations = [.. Enumerable.Repeat(correlation, 8)];

        Assert.Equal(correlation, AngleMeans.Cosine(correlations, [1f])[0], 1e-6);
    }

    /// <summary>Often near the ends, where the arc cosine is steep.</summary>
    private static float Correlation(Random random) => random.Next(4) switch
    {
        0 => (float)(1 - Math.Pow(10, -7 * random.NextDouble())),
        1 => (float)(Math.Pow(10, -7 * random.NextDouble()) - 1),
        _ => (float)((2 * random.NextDouble()) - 1),
    };
}
