using Spectra.Kernels;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class DotKernelTests
{
    private const int Longest = 2000;

    private delegate float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y);

    /// <summary>Width in values, and the kernel of that width.</summary>
    private static readonly (int Width, Dot Dot)[] Widths =
        [(1, DotKernel.OfScalar), (4, DotKernel.Of128), (8, DotKernel.Of256), (16, DotKernel.Of512)];

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 258), 1023, 1676, 1680, Longest];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void EveryWidthIsWithinItsStatedRoundingsOfTheTrueSum_AndReadsNothingPastTheEnd(int length)
    {
        using GuardedFloats first = new(Longest);
        using GuardedFloats second = new(Longest);
        Span<float> x = first.Last<float>(length);
        Span<float> y = second.Last<float>(length);
        Random random = new(length);
        (double sum, double magnitude) = (0, 0);
        for (int i = 0; i < length; i++)
        {
            x[i] = random.NextSingle() - 0.5f;
            y[i] = random.NextSingle() - 0.5f;
            sum += (double)x[i] * y[i];
            magnitude += Math.Abs((double)x[i] * y[i]);
        }

        foreach ((int width, Dot dot) in Widths)
        {
            Assert.Equal(sum, dot(x, y), magnitude * Bound(DotKernel.RoundingsAt(width, length)));
        }

        Assert.Equal(sum, DotKernel.Of(x, y), magnitude * Bound(DotKernel.Roundings(length)));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void EveryValueCountsOnce(int length)
    {
        // Powers of two and small whole numbers: every partial sum is exact, so every width gives the same number.
        float[] x = [.. Enumerable.Range(0, length).Select(i => (float)((i % 13) - 6))];
        float[] y = [.. Enumerable.Range(0, length).Select(i => (float)((i % 7) - 2) / 4)];
        float expected = (float)Enumerable.Range(0, length).Sum(i => ((i % 13) - 6) * ((i % 7) - 2) / 4.0);

        Assert.All(Widths, width => Assert.Equal(expected, width.Dot(x, y)));
        Assert.Equal(expected, DotKernel.Of(x, y));
    }

    /// <summary>The first-order bound of k roundings with the unit roundoff 2⁻²⁴, and 2⁻³⁰ over it for its second order.</summary>
    private static double Bound(int roundings) => (roundings * Math.Pow(2, -24)) + Math.Pow(2, -30);
}
