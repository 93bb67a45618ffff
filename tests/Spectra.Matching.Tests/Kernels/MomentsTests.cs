using Spectra.Kernels;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class MomentsTests
{
    /// <summary>Each of n products rounds once, each of n sums once: a bound that grows with the length and the magnitude.</summary>
    private const double RelativeToleranceOfFloatSums = 1e-6;

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 258)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void TheVectorSumsAgreeWithScalarOnes(int length)
    {
        Random random = new(length);
        float[] x = [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))];
        (double s, double ss) = (0, 0);
        for (int i = 0; i < length; i++)
        {
            s += x[i];
            ss += (double)x[i] * x[i];
        }

        (float sum, float squares) = Moments.Of(x);

        double tolerance = RelativeToleranceOfFloatSums * (length + 1);
        Assert.Equal(s, sum, tolerance);
        Assert.Equal(ss, squares, tolerance);
    }
}
