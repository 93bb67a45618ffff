using CsCheck;
using Spectra.Numerics;

namespace Spectra.Matching.Tests.Numerics;

public class ManyProductsTests
{
    private static readonly Gen<(int Length, double[][] A, double[][] B)> Rows =
        from length in Gen.Int[0, 257]
        from a in Gen.Double[-1, 1].Array[length].Array[1, 3]
        from b in Gen.Double[-1, 1].Array[length].Array[1, 9]
        select (length, a, b);

    [Fact]
    [Trait("Category", "Determinism")]
    public void EveryProductIsToTheBitTheSumOfEightLanesAddedPairwise() => Rows.Sample(
        rows =>
        {
            double[] products = ManyProducts.Of([.. rows.A.SelectMany(row => row)], rows.A.Length, [.. rows.B.SelectMany(row => row)], rows.B.Length, rows.Length);

            Assert.Equal(rows.A.SelectMany(a => rows.B.Select(b => InLanes(a, b))), products);
        },
        iter: 300);

    /// <summary>One number at a time: element i to lane i mod 8, the lanes pairwise, the rest one by one.</summary>
    private static double InLanes(double[] x, double[] y)
    {
        double[] lanes = new double[8];
        int whole = x.Length - (x.Length % 8);
        for (int i = 0; i < whole; i++)
        {
            lanes[i % 8] += x[i] * y[i];
        }

        double[] four = [.. Enumerable.Range(0, 4).Select(lane => lanes[lane] + lanes[lane + 4])];
        double sum = four[0] + four[2] + (four[1] + four[3]);
        for (int i = whole; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
