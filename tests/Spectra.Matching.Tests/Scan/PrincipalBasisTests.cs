using Spectra.Matching.Tests.Support;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Scan;

public class PrincipalBasisTests
{
    public static TheoryData<string> Libraries => AdversarialRows.Names;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Its_vectors_are_orthonormal_to_the_rounding_of_single_precision(string name)
    {
        using IndexedRows library = new(AdversarialRows.Of(name, new Random(1)));
        PrincipalBasis basis = library.Index.Basis;
        basis.Vectors.Touch(0, basis.Count);
        double squares = 0;
        for (int i = 0; i < basis.Count; i++)
        {
            for (int j = 0; j < basis.Count; j++)
            {
                double product = 0;
                for (int k = 0; k < basis.Vectors.Padded; k++)
                {
                    product += (double)basis.Vectors[i][k] * basis.Vectors[j][k];
                }

                squares += Math.Pow(product - (i == j ? 1 : 0), 2);
            }
        }

        Assert.InRange(Math.Sqrt(squares), 0, PrincipalBasis.MostDefect);
        Assert.Equal(Math.Sqrt(squares), basis.Defect(), 1e-9);
    }

    [Fact]
    public void It_has_the_directions_of_the_rows_by_how_many_rows_lie_along_them()
    {
        // Row e_k appears 30 - k times, so that the second moments are diagonal and their eigenvectors known.
        float[][] rows = [.. Enumerable.Range(0, 30).SelectMany(static k => Enumerable.Range(0, 30 - k).Select(_ => Axis(k)))];
        using IndexedRows library = new(rows);
        PrincipalBasis basis = library.Index.Basis;
        basis.Vectors.Touch(0, basis.Count);

        Assert.Equal(30, basis.Count);
        for (int k = 0; k < 30; k++)
        {
            Assert.Equal(1, Math.Abs(basis.Vectors[k][39 - k]), 1e-6);
        }

        static float[] Axis(int k) => [.. Enumerable.Range(0, 40).Select(i => i == 39 - k ? 1f : 0f)];
    }

    [Theory]
    [InlineData("zero rows only", 0)]
    [InlineData("no row", 0)]
    [InlineData("one row", 1)]
    [InlineData("constant rows", 1)]
    [InlineData("fewer rows than directions", 30)]
    [InlineData("no structure at all", 64)]
    [InlineData("more points than directions, unit vectors", 255)]
    public void It_has_as_many_vectors_as_the_rows_span_and_at_most_255(string name, int count)
    {
        using IndexedRows library = new(AdversarialRows.Of(name, new Random(2)));

        Assert.Equal(count, library.Index.Basis.Count);
    }

    [Fact]
    public void It_leaves_as_little_outside_as_any_basis_can()
    {
        // Of rows with independent values of standard deviation 1/k, the best basis of 255 is the first 255 axes.
        Random random = new(3);
        using IndexedRows library = new([.. Enumerable.Range(0, 4000).Select(_ => AdversarialRows.Noise(random, 280).Select((value, k) => value / (1 + k)).ToArray())]);
        PrincipalBasis basis = library.Index.Basis;
        double[] products = new double[PrincipalArrays.PrincipalPoints];
        double left = 0;
        double axes = 0;
        for (int row = 0; row < 4000; row++)
        {
            float[] values = library.Row(row);
            basis.Project(values, products);
            double all = values.Sum(static value => (double)value * value);
            left += all - products.Sum(static product => product * product);
            axes += values[255..].Sum(static value => (double)value * value);
        }

        Assert.InRange(left, 0, axes);
    }
}
