using Spectra.Kernels;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class Int8DotTests
{
    private const int Longest = 1680;

    private delegate int Dot(ReadOnlySpan<sbyte> x, ReadOnlySpan<short> y);

    private static readonly Dot[] Widths = [Int8Dot.OfScalar, Int8Dot.Of128, Int8Dot.Of256, Int8Dot.Of512, Int8Dot.Of];

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 258), Longest];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void EveryWidthGivesTheSameInteger_AndReadsNothingPastTheEnd(int length)
    {
        using GuardedFloats first = new(Longest);
        using GuardedFloats second = new(Longest);
        Span<sbyte> x = first.Last<sbyte>(length);
        Span<short> y = second.Last<short>(length);
        Random random = new(length);
        long expected = 0;
        for (int i = 0; i < length; i++)
        {
            x[i] = (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1);
            y[i] = (short)random.Next(-9000, 9001);
            expected += (long)x[i] * y[i];
        }

        foreach (Dot dot in Widths)
        {
            Assert.Equal(expected, dot(x, y));
        }
    }

    [Theory]
    [InlineData(sbyte.MinValue, short.MinValue)]
    [InlineData(sbyte.MinValue, short.MaxValue)]
    [InlineData(sbyte.MaxValue, short.MinValue)]
    public void TheLargestCodesDoNotOverflow(sbyte x, short y)
    {
        const int Length = 300;
        sbyte[] left = [.. Enumerable.Repeat(x, Length)];
        short[] right = [.. Enumerable.Repeat(y, Length)];

        Assert.All(Widths, dot => Assert.Equal((long)Length * x * y, dot(left, right)));
    }
}
