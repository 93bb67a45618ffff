using Spectra.Matching.Tests.Support;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Scan;

public class PrunedScanTests
{
    public static TheoryData<string> Libraries => AdversarialRows.Names;

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_pruned_scan_finds_what_a_full_scan_finds(string name)
    {
        Random random = new(7);
        using IndexedRows library = new(AdversarialRows.Of(name, random));
        foreach (float[] query in AdversarialRows.Queries(library, random).Select(library.Padded))
        {
            foreach (int count in (int[])[0, 1, 10, 1000])
            {
                Assert.Equal(FullScan.Best(library.Rows, query, count, 1), PrunedScan.Best(library.Rows, library.Index, query, count, 1));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_pruned_batch_finds_what_a_full_scan_finds_for_each_query(string name)
    {
        Random random = new(8);
        using IndexedRows library = new(AdversarialRows.Of(name, random));
        float[][] queries = [.. Enumerable.Range(0, 5).SelectMany(_ => AdversarialRows.Queries(library, random)).Select(library.Padded)];
        foreach (int count in (int[])[0, 1, 10, 1000])
        {
            RowScore[][] found = PrunedScan.Best(library.Rows, library.Index, queries.SelectMany(static query => query).ToArray(), queries.Length, count, 1);

            Assert.Equal(queries.Select(query => FullScan.Best(library.Rows, query, count, 1)), found);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Any_number_of_threads_finds_the_same(int threads)
    {
        Random random = new(9);
        using IndexedRows library = new(AdversarialRows.Mixtures(random, 12_000, 40, directions: 30, noise: 0.05));
        float[][] queries = [.. AdversarialRows.Queries(library, random).Select(library.Padded)];
        RowScore[][] expected = [.. queries.Select(query => FullScan.Best(library.Rows, query, 10, 1))];

        Assert.Equal(expected, queries.Select(query => PrunedScan.Best(library.Rows, library.Index, query, 10, threads)));
        Assert.Equal(expected, PrunedScan.Best(library.Rows, library.Index, queries.SelectMany(static query => query).ToArray(), queries.Length, 10, threads));
    }

    [Fact]
    public void Where_rows_lie_along_few_directions_nearly_none_is_read()
    {
        Random random = new(10);
        using IndexedRows library = new(AdversarialRows.Mixtures(random, 4000, 320, directions: 100, noise: 0.01));
        float[] query = library.Padded(AdversarialRows.Mixtures(random, 1, 320, directions: 100, noise: 0.01)[0]);

        RowScore[] alone = PrunedScan.Best(library.Rows, library.Index, query, 10, 1);
        int read = library.RowsTouched;
        RowScore[][] batch = PrunedScan.Best(library.Rows, library.Index, query, 1, 10, 1);

        Assert.InRange(read, 10, 200);
        Assert.InRange(library.RowsTouched, 10, 600);
        RowScore[] expected = FullScan.Best(library.Rows, query, 10, 1);
        Assert.Equal(expected, alone);
        Assert.Equal(expected, batch[0]);
    }

    [Fact]
    public void Queries_that_no_bound_helps_are_answered_beside_others_that_one_does()
    {
        Random random = new(11);
        float[][] rows = [.. AdversarialRows.Mixtures(random, 3000, 300, directions: 10, noise: 0.001), .. Enumerable.Range(0, 9000).Select(_ => AdversarialRows.Noise(random, 300))];
        using IndexedRows library = new(rows);
        float[][] queries = [.. Enumerable.Range(0, 4).SelectMany(i => new[] { library.Row(i), library.Padded(AdversarialRows.Noise(random, 300)) })];

        RowScore[][] found = PrunedScan.Best(library.Rows, library.Index, queries.SelectMany(static query => query).ToArray(), queries.Length, 10, 2);

        Assert.Equal(queries.Select(query => FullScan.Best(library.Rows, query, 10, 1)), found);
        Assert.Equal(found, queries.Select(query => PrunedScan.Best(library.Rows, library.Index, query, 10, 2)));
    }

    [Fact]
    public void An_index_of_other_rows_is_refused()
    {
        Random random = new(12);
        using IndexedRows library = new(AdversarialRows.Of("one cluster", random));
        using IndexedRows other = new(AdversarialRows.Of("one row", random));
        float[] query = new float[library.Rows.Padded];

        Assert.Throws<ArgumentOutOfRangeException>(() => PrunedScan.Best(library.Rows, other.Index, query, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrunedScan.Best(library.Rows, library.Index, new float[16], 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrunedScan.Best(library.Rows, library.Index, query, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrunedScan.Best(library.Rows, library.Index, query, 2, 10, 1));
    }
}
