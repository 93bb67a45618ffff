using Spectra.Matching.Tests.Support;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Scan;

public class BoundedQueryTests
{
    public static TheoryData<string> Libraries => AdversarialRows.Names;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void No_bound_is_below_the_product(string name)
    {
        Random random = new(1);
        using IndexedRows library = new(AdversarialRows.Of(name, random));
        foreach (float[] query in AdversarialRows.Queries(library, random).Select(library.Padded))
        {
            AssertBounds(library, query);
        }
    }

    [Fact]
    public void No_bound_is_below_the_product_where_what_lies_outside_is_parallel()
    {
        // The inequality of Cauchy and Schwarz is an equality here, so that only the slack is between the bound and the product.
        Random random = new(2);
        using IndexedRows library = new(AdversarialRows.Of("more points than directions, unit vectors", random));
        for (int trial = 0; trial < 300; trial++)
        {
            float[] row = library.Row(random.Next(300));
            float[] other = library.Row(random.Next(300));
            float share = random.NextSingle() * 1e-3f;
            AssertBounds(library, [.. row.Zip(other, (x, y) => x + (share * y))]);
        }
    }

    [Fact]
    public void No_bound_is_below_the_product_of_ten_thousand_random_pairs()
    {
        Random random = new(3);
        using IndexedRows library = new(AdversarialRows.Mixtures(random, 500, 700, directions: 300, noise: 0.003));
        for (int trial = 0; trial < 20; trial++)
        {
            float[] near = library.Row(random.Next(500));
            float noise = MathF.Pow(10, -6 * random.NextSingle());
            AssertBounds(library, library.Padded([.. near[..700].Zip(AdversarialRows.Noise(random, 700), (x, y) => x + (noise * y))]));
        }
    }

    [Fact]
    public void What_rounding_takes_from_the_codes_of_a_query_is_in_its_coarse_bound()
    {
        // Rows of 64 values ±1/8 are coded without error, and lie within the axes: all that is left is the query's 63 values of just under half a step.
        Random random = new(7);
        using IndexedRows library = new([.. Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, 64).Select(_ => random.Next(2) == 0 ? 1f : -1f).ToArray())], axes: 64);
        for (int row = 0; row < 20; row++)
        {
            float[] query = [.. library.Row(row).Select(static (value, k) => MathF.Sign(value) * (k == 0 ? 1 : 0.49f / short.MaxValue))];

            AssertBounds(library, query);
            Assert.InRange(new BoundedQuery(library.Index, query).Coarse(row), 0.125, 0.1255);
        }
    }

    [Fact]
    public void Of_rows_within_the_basis_the_fine_bound_is_their_product_and_the_coarse_one_close()
    {
        Random random = new(4);
        using IndexedRows library = new(AdversarialRows.Mixtures(random, 500, 200, directions: 40, noise: 0));
        float[] query = library.Row(17);
        BoundedQuery bounded = new(library.Index, query);
        for (int row = 0; row < 500; row++)
        {
            double product = library.Product(row, query);

            Assert.InRange(bounded.Fine(row) - product, 0, 1e-4);
            Assert.InRange(bounded.Coarse(row) - product, 0, 0.05);
        }
    }

    [Fact]
    public void Bounds_of_many_rows_are_those_of_each()
    {
        Random random = new(5);
        using IndexedRows library = new(AdversarialRows.Mixtures(random, 203, 50, directions: 20, noise: 0.1));
        BoundedQuery bounded = new(library.Index, library.Row(5));
        foreach (int first in (int[])[0, 1, 15, 16, 17, 100, 187, 192, 202, 203])
        {
            foreach (int count in (int[])[0, 1, 14, 15, 16, 17, 33, 203])
            {
                float[] bounds = new float[Math.Min(count, 203 - first)];
                bounded.Coarse(first, bounds);
                for (int i = 0; i < bounds.Length; i++)
                {
                    Assert.Equal(bounded.Coarse(first + i), bounds[i], 1e-6);
                }
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => bounded.Coarse(200, new float[4]));
    }

    [Fact]
    public void A_query_of_another_length_or_no_finite_norm_is_refused()
    {
        using IndexedRows library = new(AdversarialRows.Of("one cluster", new Random(6)));

        Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedQuery(library.Index, new float[library.Rows.Padded + 16]));
        foreach (float value in (float[])[float.NaN, float.PositiveInfinity, 1e31f])
        {
            float[] query = new float[library.Rows.Padded];
            query[3] = value;
            Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedQuery(library.Index, query));
        }
    }

    private static void AssertBounds(IndexedRows library, float[] query)
    {
        BoundedQuery bounded = new(library.Index, query);
        float[] coarse = new float[library.Rows.Rows];
        bounded.Coarse(0, coarse);
        library.Index.Arrays.Batch.Touch(0, library.Rows.Rows);
        for (int row = 0; row < library.Rows.Rows; row++)
        {
            double product = library.Product(row, query);
            float batch = 0;
            for (int k = 0; k < PrincipalArrays.BatchPoints; k++)
            {
                batch += library.Index.Arrays.Batch[row][k] * bounded.Batch[k];
            }

            Assert.True(coarse[row] >= product, $"The coarse bound {coarse[row]:R} of row {row} is below {product:R}.");
            Assert.True(bounded.Coarse(row) >= product, $"The coarse bound of row {row} alone is below {product:R}.");
            Assert.True(bounded.Fine(row) >= product, $"The fine bound {bounded.Fine(row):R} of row {row} is below {product:R}.");
            Assert.True((double)batch + bounded.BatchSlack >= product, $"The batch bound {batch:R} of row {row} is below {product:R}.");
        }
    }
}
