using Spectra.Kernels;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class ShiftedDotsTests
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 258), 1680];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void EveryWidthGivesTheDotProductsOfARowWithEachQuery(int length)
    {
        Random random = new(length);
        float[] row = Values(random, length);
        for (int count = 1; count <= 8; count++)
        {
            float[] queries = Values(random, count * length);
            Check(ShiftedDots.Of, row, queries, count);
        }

        float[] five = Values(random, 5 * length);
        Check(ShiftedDots.Five256, row, five, 5);
        Check(ShiftedDots.Five512, row, five, 5);
    }

    private delegate void Dots(ReadOnlySpan<float> row, ReadOnlySpan<float> queries, Span<float> products);

    /// <summary>Against a sum in double precision: each of n products and sums rounds at most once to 2^-24 of at most n/4.</summary>
    private static void Check(Dots dots, float[] row, float[] queries, int count)
    {
        float[] products = new float[count];
        dots(row, queries, products);
        for (int q = 0; q < count; q++)
        {
            double expected = 0;
            double sizes = 0;
            for (int i = 0; i < row.Length; i++)
            {
                expected += (double)row[i] * queries[(q * row.Length) + i];
                sizes += Math.Abs((double)row[i] * queries[(q * row.Length) + i]);
            }

            Assert.Equal(expected, products[q], (row.Length + 1) * sizes * Math.Pow(2, -24) * 1.01);
        }
    }

    private static float[] Values(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))];
}
