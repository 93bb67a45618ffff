using Spectra.Kernels;
using Spectra.Matching.Tests.Support;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class BatchTileTests
{
    private delegate void Multiply(ReadOnlySpan<float> rows, int stride, int count, ReadOnlySpan<float> columns, Span<float> products);

    private static readonly Multiply[] Widths =
        [BatchTile.MultiplyScalar, BatchTile.Multiply128, BatchTile.Multiply256, BatchTile.Multiply512, BatchTile.Multiply];

    public static TheoryData<int, int, int> Shapes => new()
    {
        { 0, 6, 64 }, { 1, 1, 1 }, { 2, 6, 64 }, { 16, 5, 63 }, { 17, 4, 33 }, { 31, 3, 17 }, { 100, 2, 2 }, { 257, 6, 64 }, { 1680, 6, 64 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void EveryProductOfEveryWidthHasTheBitsOfItsChainOfFusedMultiplyAdds(int points, int count, int columns)
    {
        Random random = new(points);
        int stride = points + 3;
        using GuardedFloats memory = new(BatchTile.Rows * stride);
        Span<float> rows = memory.Last<float>(((count - 1) * stride) + points);
        float[] queries = [.. Enumerable.Range(0, columns * points).Select(_ => random.NextSingle() - 0.5f)];
        float[] panel = new float[points * BatchTile.Columns];
        foreach (ref float value in rows)
        {
            value = random.NextSingle() - 0.5f;
        }

        BatchTile.Pack(queries, points, panel);
        foreach (Multiply multiply in Widths)
        {
            float[] products = new float[BatchTile.Products];
            multiply(rows, stride, count, panel, products);
            for (int place = 0; place < count * BatchTile.Columns; place++)
            {
                (int row, int column) = Math.DivRem(place, BatchTile.Columns);
                float expected = 0;
                for (int k = 0; k < points && column < columns; k++)
                {
                    expected = MathF.FusedMultiplyAdd(rows[(row * stride) + k], queries[(column * points) + k], expected);
                }

                Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(products[place]));
            }
        }
    }

    [Fact]
    public void AFusedMultiplyAddRoundsOnce()
    {
        // (1 + 2⁻¹²)² - (1 + 2⁻¹¹) is 2⁻²⁴; with the product rounded first it is 0.
        float x = 1 + MathF.Pow(2, -12);
        float[] panel = new float[2 * BatchTile.Columns];
        float[] products = new float[BatchTile.Products];
        BatchTile.Pack([-(1 + MathF.Pow(2, -11)), x], 2, panel);
        foreach (Multiply multiply in Widths)
        {
            multiply([1, x], 2, 1, panel, products);
            Assert.Equal(MathF.Pow(2, -24), products[0]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(23)]
    public void TheProductsOfAnyNumberOfRowsAreThoseOfEachRow(int count)
    {
        const int Points = 21;
        Random random = new(count);
        float[] Values(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
        using MadeRows rows = new([.. Enumerable.Range(0, count + 2).Select(_ => Values(Points))], Points, gap: 1);
        float[] columns = [.. Enumerable.Range(0, 3).SelectMany(_ => rows.Padded(Values(Points)))];
        float[] panel = new float[rows.Matrix.Padded * BatchTile.Columns];
        BatchTile.Pack(columns, rows.Matrix.Padded, panel);
        float[] products = new float[count * BatchTile.Columns];

        PanelProducts.Of(rows.Matrix, 2, count, panel, products);

        for (int place = 0; place < products.Length; place++)
        {
            (int row, int column) = Math.DivRem(place, BatchTile.Columns);
            float expected = 0;
            for (int k = 0; k < Points && column < 3; k++)
            {
                expected = MathF.FusedMultiplyAdd(rows.Matrix[row + 2][k], columns[(column * rows.Matrix.Padded) + k], expected);
            }

            Assert.Equal(expected, products[place]);
        }
    }

    [Fact]
    public void SpansThatDoNotFitAreRefused()
    {
        foreach (Multiply multiply in (Multiply[])[BatchTile.Multiply128, BatchTile.Multiply256, BatchTile.Multiply512])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => multiply(new float[19], 10, 2, new float[10 * 64], new float[384]));
            Assert.Throws<ArgumentOutOfRangeException>(() => multiply(new float[20], 10, 2, new float[10 * 64], new float[383]));
            Assert.Throws<ArgumentOutOfRangeException>(() => multiply(new float[70], 10, 7, new float[10 * 64], new float[384]));
            Assert.Throws<ArgumentOutOfRangeException>(() => multiply(new float[70], 10, 0, new float[10 * 64], new float[384]));
            Assert.Throws<ArgumentOutOfRangeException>(() => multiply(new float[70], 10, 6, new float[(10 * 64) + 1], new float[384]));
        }
    }
}
