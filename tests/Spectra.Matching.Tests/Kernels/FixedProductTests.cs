using Spectra.Kernels;

namespace Spectra.Matching.Tests.Kernels;

[Trait("Category", "Determinism")]
public class FixedProductTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    public void Every_element_is_one_chain_of_fused_multiply_adds_to_the_bit(int depth)
    {
        Random random = new(depth);
        Panels left = Filled(random, depth, 16);
        Panels right = Filled(random, depth, 24);
        Panels sum = Filled(random, 16, 24);
        double[][] expected = [.. Enumerable.Range(0, 16).Select(static _ => new double[24])];
        for (int i = 0; i < 16; i++)
        {
            for (int j = 0; j < 24; j++)
            {
                expected[i][j] = sum[i, j];
                for (int r = 0; r < depth; r++)
                {
                    expected[i][j] = Math.FusedMultiplyAdd(left[r, i], right[r, j], expected[i][j]);
                }
            }
        }

        sum.AddProduct(left, 0, right);
        sum.AddProduct(left, 1, right);

        for (int i = 0; i < 16; i++)
        {
            for (int j = 0; j < 24; j++)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected[i][j]), BitConverter.DoubleToInt64Bits(sum[i, j]));
            }
        }
    }

    private static Panels Filled(Random random, int depth, int columns)
    {
        Panels panels = new(depth, columns);
        for (int row = 0; row < depth; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                panels[row, column] = random.NextDouble() - 0.5;
            }
        }

        return panels;
    }
}
