using CsCheck;
using Spectra.Numerics;

namespace Spectra.Matching.Tests.Numerics;

public class CholeskyFactorTests
{
    private static readonly Gen<double[][]> Matrices =
        from size in Gen.Int[1, 12]
        from rows in Gen.Double[-1, 1].Array[size + 2].Array[size]
        select rows;

    [Fact]
    public void SolvingForwardsAndBackwardsGivesBackTheVectorThatTheMatrixWasAppliedTo() => Matrices.Sample(
        rows =>
        {
            int n = rows.Length;
            double[][] matrix = [.. rows.Select((a, i) => rows.Select((b, j) => a.Zip(b, (x, y) => x * y).Sum() + (i == j ? 0.1 : 0)).ToArray())];
            double[] expected = [.. Enumerable.Range(1, n).Select(i => (double)i)];
            double[] b = [.. matrix.Select(row => row.Zip(expected, (x, y) => x * y).Sum())];
            CholeskyFactor factor = new(n);
            for (int i = 0; i < n; i++)
            {
                matrix[i].AsSpan(0, i + 1).CopyTo(factor.Row(i));
            }

            factor.Factorise();
            double[] x = [.. b];
            factor.Forward(x);
            factor.Backward(x);

            Assert.All(expected.Zip(x), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
            Assert.All(expected.Zip(SmallSystem.Solve([.. matrix.SelectMany(row => row)], b)), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        },
        iter: 500);

    [Fact]
    public void TheFactorOfATextbookMatrixIsTheTextbooks()
    {
        // [[4, 12, -16], [12, 37, -43], [-16, -43, 98]] = L Lᵀ with L = [[2], [6, 1], [-8, 5, 3]].
        CholeskyFactor factor = new(3);
        new double[] { 4 }.CopyTo(factor.Row(0));
        new double[] { 12, 37 }.CopyTo(factor.Row(1));
        new double[] { -16, -43, 98 }.CopyTo(factor.Row(2));

        factor.Factorise();

        Assert.Equal([2, 6, 1, -8, 5, 3], [.. factor.Row(0), .. factor.Row(1), .. factor.Row(2)]);
    }

    [Fact]
    public void AnUnknownThatDependsOnAnEarlierOneIsZero() => Assert.Equal([3, 0], SmallSystem.Solve([1, 2, 2, 4], [3, 6]));
}
