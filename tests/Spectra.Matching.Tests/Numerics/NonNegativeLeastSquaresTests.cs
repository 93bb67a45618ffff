using CsCheck;
using Spectra.Numerics;

namespace Spectra.Matching.Tests.Numerics;

public class NonNegativeLeastSquaresTests
{
    /// <summary>A matrix of up to 9 columns and 12 rows with integers, so that dependent columns are common, and a right side.</summary>
    private static readonly Gen<(double[][] Columns, double[] Right)> Problems =
        from rows in Gen.Int[2, 12]
        from columns in Gen.Int[1, 9]
        from a in Gen.Int[-3, 6].Select(i => (double)i).Array[rows].Array[columns]
        from b in Gen.Double[-5, 5].Array[rows]
        select (a, b);

    [Fact]
    public void WithOrthogonalColumnsEachVariableIsItsOwnPositiveProjection()
    {
        double[] x = Solve([[2, 0, 0], [0, 1, 0], [0, 0, 4]], [6, -5, 2]);

        Assert.Equal([3, 0, 0.5], x);
    }

    [Fact]
    public void TwoCorrelatedColumnsHaveTheSolutionOfTheirNormalEquations()
    {
        // 2x + y = 3, x + 2y = 3 give x = y = 1.
        double[] x = Solve([[1, 1, 0], [1, 0, 1]], [2, 1, 1]);

        Assert.Equal(1, x[0], 12);
        Assert.Equal(1, x[1], 12);
    }

    [Fact]
    public void AVariableThatMustLeaveAgainLeaves()
    {
        // The first column agrees best with b and enters first, but b is exactly the sum of the other two.
        double[] x = Solve([[1, 1, 0.2], [1, 0, 0], [0, 1, 0]], [1, 1, 0]);

        Assert.Equal(0, x[0], 12);
        Assert.Equal(1, x[1], 12);
        Assert.Equal(1, x[2], 12);
    }

    [Fact]
    public void NothingIsExplainedByColumnsThatPointAway() => Assert.Equal([0, 0], Solve([[-1, 0], [0, -1]], [1, 1]));

    [Fact]
    public void TheSolutionMeetsTheConditionsOfKarushKuhnAndTucker() => Problems.Sample(
        problem =>
        {
            double[] x = Solve(problem.Columns, problem.Right);
            double[] residual = Residual(problem.Columns, problem.Right, x);
            double scale = 1 + problem.Columns.Max(column => Dot(column, column));
            for (int j = 0; j < x.Length; j++)
            {
                double gradient = Dot(problem.Columns[j], residual);
                Assert.True(x[j] >= 0, $"x[{j}] = {x[j]}");
                Assert.True(gradient <= 1e-7 * scale, $"the gradient of variable {j} is {gradient}");
                Assert.True(x[j] == 0 || Math.Abs(gradient) <= 1e-7 * scale, $"variable {j} is {x[j]} with gradient {gradient}");
            }
        },
        iter: 5_000);

    [Fact]
    public void NoSubsetOfTheColumnsFitsBetter() => Problems.Sample(
        problem =>
        {
            double[] residual = Residual(problem.Columns, problem.Right, Solve(problem.Columns, problem.Right));

            Assert.Equal(BestOfAllSubsets(problem.Columns, problem.Right), Dot(residual, residual), 6);
        },
        iter: 300);

    [Fact]
    public void GramColumnsAreAskedForOnceAndOnlyForVariablesThatBecomePositive()
    {
        double[][] columns = [[1, 0, 0], [0, 1, 0], [-1, -1, 0], [-1, 0, -1]];
        List<int> asked = [];
        double[] right = [2, 1, 0];
        NonNegativeLeastSquares.Solve([.. columns.Select(column => Dot(column, right))], (index, products) =>
        {
            asked.Add(index);
            Products(columns, index, products);
        });

        Assert.Equal([0, 1], asked);
    }

    private static double[] Solve(double[][] columns, double[] right) =>
        NonNegativeLeastSquares.Solve([.. columns.Select(column => Dot(column, right))], (index, products) => Products(columns, index, products));

    private static void Products(double[][] columns, int index, Span<double> products)
    {
        for (int j = 0; j < columns.Length; j++)
        {
            products[j] = Dot(columns[index], columns[j]);
        }
    }

    private static double[] Residual(double[][] columns, double[] right, double[] x) =>
        [.. right.Select((value, row) => value - columns.Select((column, j) => column[row] * x[j]).Sum())];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>The least squared residual over all subsets whose unconstrained solution has no negative element.</summary>
    private static double BestOfAllSubsets(double[][] columns, double[] right)
    {
        double best = Dot(right, right);
        for (int subset = 1; subset < 1 << columns.Length; subset++)
        {
            double[][] chosen = [.. columns.Where((_, j) => (subset & (1 << j)) != 0)];
            if (Eliminated(chosen, right) is { } x && x.All(value => value >= 0))
            {
                double[] residual = Residual(chosen, right, x);
                best = Math.Min(best, Dot(residual, residual));
            }
        }

        return best;
    }

    /// <summary>The normal equations by Gauss and Jordan; null where they are singular.</summary>
    private static double[]? Eliminated(double[][] columns, double[] right)
    {
        int n = columns.Length;
        double[][] rows = [.. columns.Select(column => columns.Select(other => Dot(column, other)).Append(Dot(column, right)).ToArray())];
        for (int p = 0; p < n; p++)
        {
            int pivot = Enumerable.Range(p, n - p).MaxBy(row => Math.Abs(rows[row][p]));
            (rows[p], rows[pivot]) = (rows[pivot], rows[p]);
            if (Math.Abs(rows[p][p]) < 1e-9)
            {
                return null;
            }

            for (int row = 0; row < n; row++)
            {
                double factor = row == p ? 0 : rows[row][p] / rows[p][p];
                for (int column = 0; column <= n && factor != 0; column++)
                {
                    rows[row][column] -= factor * rows[p][column];
                }
            }
        }

        return [.. rows.Select((row, p) => row[n] / row[p])];
    }
}
