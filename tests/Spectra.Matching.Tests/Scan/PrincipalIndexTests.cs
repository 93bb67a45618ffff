using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Spectra.Matching.Tests.Support;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Scan;

public class PrincipalIndexTests
{
    public static TheoryData<string> Libraries => AdversarialRows.Names;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void What_is_written_of_a_row_says_at_least_how_much_it_leaves_out(string name)
    {
        using IndexedRows library = new(AdversarialRows.Of(name, new Random(1)));
        float[][] basis = [.. Enumerable.Range(0, library.Index.Basis.Count).Select(k => Touched(library.Index.Basis.Vectors, k))];
        for (int row = 0; row < library.Rows.Rows; row++)
        {
            float[] principal = Touched(library.Index.Arrays.Principal, row);
            float[] batch = Touched(library.Index.Arrays.Batch, row);
            float[] terms = Touched(library.Index.Arrays.Terms, row / 16);
            float[] codes = Touched(library.Index.Arrays.Codes, row);

            AssertLeftOut(principal[^1], library.Row(row), basis, principal[..^1]);
            AssertLeftOut(batch[^1], library.Row(row), basis, batch[..^1]);
            AssertLeftOut(terms[32 + (row % 16)], library.Row(row), basis, principal[..64]);
            double error = Math.Sqrt(MemoryMarshal.Cast<float, sbyte>(codes).ToArray().Select((code, k) => Math.Pow(principal[k] - ((double)terms[row % 16] * code), 2)).Sum());
            Assert.InRange(terms[16 + (row % 16)], error, (error * (1 + 1e-6)) + float.Epsilon);
            Assert.True(error <= 0.033);
            Assert.Equal(principal[..63], batch[..63]);
        }
    }

    [Fact]
    [Trait("Category", "Determinism")]
    public void An_index_has_the_same_bytes_on_every_processor()
    {
        using IndexedRows library = new(AdversarialRows.Mixtures(new Random(2), 120, 40, directions: 12, noise: 0.02));

        Assert.Equal("94ff038f9ce1ccf1c5e4c968e3f451a1", Convert.ToHexStringLower(SHA256.HashData([.. library.Written.SelectMany(static bytes => bytes)]))[..32]);
    }

    [Fact]
    public void Many_rows_are_written_as_few_are()
    {
        Random random = new(3);
        float[][] many = AdversarialRows.Mixtures(random, 3400, 24, directions: 8, noise: 0.1);
        using IndexedRows all = new(many);
        PrincipalBasis basis = all.Index.Basis;
        using IndexedRows last = new(many[3392..]);
        MemoryStream[] streams = [.. Enumerable.Range(0, 5).Select(static _ => new MemoryStream())];

        PrincipalIndexWriter.WriteRows(last.Rows, basis, new PrincipalStreams(streams[1], streams[2], streams[3], streams[4]));

        for (int i = 1; i < 5; i++)
        {
            byte[] tail = streams[i].ToArray();
            Assert.Equal(all.Written[i][^tail.Length..], tail);
        }
    }

    [Fact]
    public void A_row_longer_than_1_is_refused()
    {
        using LateRows rows = new([1.1f, .. new float[15]], 16, 16);
        PrincipalStreams streams = new(Stream.Null, Stream.Null, Stream.Null, Stream.Null);

        AggregateException refusal = Assert.Throws<AggregateException>(() => PrincipalIndexWriter.WriteRows(rows.Matrix, PrincipalBasis.Of(rows.Matrix), streams));

        Assert.Contains("norm 1.1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_of_another_shape_are_refused()
    {
        using IndexedRows library = new(AdversarialRows.Of("one cluster", new Random(4)));

        Assert.Throws<ArgumentException>(() => new PrincipalIndex(library.Rows.Rows + 1, library.Index.Arrays));
        Assert.Throws<ArgumentException>(() => new PrincipalIndex(library.Rows.Rows, library.Index.Arrays with { Batch = library.Index.Arrays.Principal }));
    }

    private static float[] Touched(RowMatrix matrix, int row)
    {
        matrix.Touch(row, 1);
        return matrix[row].ToArray();
    }

    /// <summary>The norm of what is left when the directions are taken out one by one, against what is said of it.</summary>
    private static void AssertLeftOut(float said, float[] row, float[][] basis, float[] products)
    {
        double[] left = [.. row.Select(static value => (double)value)];
        for (int k = 0; k < Math.Min(basis.Length, products.Length); k++)
        {
            for (int i = 0; i < left.Length; i++)
            {
                left[i] -= (double)products[k] * basis[k][i];
            }
        }

        double norm = Math.Sqrt(left.Sum(static value => value * value));
        Assert.True(said >= norm, $"{norm:R} is left out, but {said:R} is said.");
        Assert.True(said * said <= (norm * norm) + 1e-5, $"Only {norm:R} is left out, but {said:R} is said.");
    }
}
