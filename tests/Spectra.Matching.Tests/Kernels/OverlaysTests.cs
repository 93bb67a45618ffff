using Spectra.Kernels;

namespace Spectra.Matching.Tests.Kernels;

public class OverlaysTests
{
    [Fact]
    public void SumsAndRangesEqualTheirLoopsAtEveryLength()
    {
        Random random = new(5);
        for (int length = 1; length <= 131; length++)
        {
            float[] x = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
            float[] y = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
            (double a, double b)[] pairs = [.. x.Zip(y, (first, second) => ((first + 0.4) * 1.5, (second + 0.6) * 0.8))];

            (float xx, float yy, float xy, float difference) = Overlays.Sums(x, -0.4f, 1.5f, y, -0.6f, 0.8f);

            Assert.Equal((x.Min(), x.Max()), Overlays.Range(x));
            Assert.Equal(pairs.Sum(pair => pair.a * pair.a), xx, 1e-4);
            Assert.Equal(pairs.Sum(pair => pair.b * pair.b), yy, 1e-4);
            Assert.Equal(pairs.Sum(pair => pair.a * pair.b), xy, 1e-4);
            Assert.Equal(pairs.Sum(pair => Math.Abs(pair.a - pair.b)), difference, 1e-4);
        }
    }
}
