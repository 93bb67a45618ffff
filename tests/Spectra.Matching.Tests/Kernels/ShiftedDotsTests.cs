using System.Runtime.Intrinsics.X86;
using Spectra.Kernels;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class ShiftedDotsTests
{
    private static readonly int[] UpToTwo = [0, -1, 1, -2, 2];

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 258), 1680];

    private delegate void Dots(ReadOnlySpan<float> row, ReadOnlySpan<float> query, int margin, Span<float> products);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void EveryWidthGivesTheDotProductsAtTheUsualShifts(int length)
    {
        Check(ShiftedDots.Five256, UpToTwo, length);
        Check((row, query, margin, products) => ShiftedDots.Of(row, query, margin, UpToTwo, products), UpToTwo, length);
        if (Avx512F.IsSupported)
        {
            Check(ShiftedDots.Five512, UpToTwo, length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0, -2, 2, -4, 4)]
    [InlineData(16, -16, 3)]
    public void AnyShiftsWithinTheMarginAreMultiplied(params int[] shifts)
    {
        foreach (int length in new[] { 1, 15, 16, 80, 257 })
        {
            Check((row, query, margin, products) => ShiftedDots.Of(row, query, margin, shifts, products), shifts, length);
        }
    }

    /// <summary>Against sums in double precision: each of n products and sums rounds at most once to 2^-24 of the sum of sizes.</summary>
    private static void Check(Dots dots, int[] shifts, int length)
    {
        const int Margin = 16;
        Random random = new(length);
        float[] row = Values(random, length);
        float[] values = Values(random, length);
        float[] products = new float[shifts.Length];
        dots(row, [.. new float[Margin], .. values, .. new float[Margin]], Margin, products);
        for (int s = 0; s < shifts.Length; s++)
        {
            (double expected, double sizes) = (0, 0);
            for (int i = 0; i < length; i++)
            {
                int at = i - shifts[s];
                double product = at >= 0 && at < length ? (double)row[i] * values[at] : 0;
                (expected, sizes) = (expected + product, sizes + Math.Abs(product));
            }

            Assert.Equal(expected, products[s], (length + 1) * sizes * Math.Pow(2, -24) * 1.01);
        }
    }

    private static float[] Values(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))];
}
