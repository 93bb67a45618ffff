using Spectra.Kernels;
using Spectra.Matching.Tests.Support;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Scan;

[Trait("Category", "Determinism")]
public class ScanTests
{
    public static TheoryData<string> Cases =>
    [
        "no row", "one row", "random", "one point", "zero rows", "all the same", "duplicates far apart", "ties within the last bits",
        "ever better rows", "enough rows for threads",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryScanFindsTheRowsThatScoringEachRowInDoubleFinds(string name)
    {
        (int points, float[][] values) = HardRows.Of(name);
        using MadeRows rows = new(values, points, gap: 1);
        using QuantisedRows quantised = QuantisedRows.Of(rows.Matrix, threads: 2);
        float[][] queries = [.. Queries(points, values).Select(rows.Padded)];
        float[] together = [.. queries.SelectMany(query => query)];
        foreach (int count in (int[])[0, 1, 10, 7000])
        {
            RowScore[][] expected = [.. queries.Select(query => BruteForce(rows.Matrix, query, count))];
            foreach (int threads in (int[])[1, 2, 5])
            {
                Assert.Equal(expected, queries.Select(query => FullScan.Best(rows.Matrix, query, count, threads)));
                Assert.Equal(expected, queries.Select(query => QuantisedScan.Best(rows.Matrix, quantised, query, count, threads)));
                Assert.Equal(expected, FullScan.Best(rows.Matrix, together, queries.Length, count, threads));
                Assert.Equal([.. expected, .. expected], BatchScan.Best(rows.Matrix, [.. together, .. together], 2 * queries.Length, count, threads));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    public void ABatchOfAnySizeAnswersEachQueryAsIfItWereAlone(int queryCount)
    {
        const int Points = 37;
        using MadeRows rows = new(HardRows.Random(500, Points, 20), Points);
        float[][] queries = [.. HardRows.Random(queryCount, Points, 21).Select(query => rows.Padded(MadeRows.Unit(query)))];

        RowScore[][] best = BatchScan.Best(rows.Matrix, [.. queries.SelectMany(query => query)], queryCount, count: 5, threads: 1);

        Assert.Equal(queries.Select(query => BruteForce(rows.Matrix, query, 5)), best);
    }

    [Fact]
    public void NoQueriesHaveNoAnswers()
    {
        using MadeRows rows = new(HardRows.Random(3, 5, 22), 5);

        Assert.Empty(BatchScan.Best(rows.Matrix, [], queryCount: 0, count: 5, threads: 2));
    }

    [Fact]
    public void AQueryThatIsNoNumberIsRefused()
    {
        using MadeRows rows = new(HardRows.Random(3, 5, 23), 5);
        using QuantisedRows quantised = QuantisedRows.Of(rows.Matrix, 1);
        float[] query = rows.Padded([1, float.NaN, 0, 0, 0]);

        Assert.Throws<ArgumentOutOfRangeException>(() => FullScan.Best(rows.Matrix, query, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantisedScan.Best(rows.Matrix, quantised, query, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchScan.Best(rows.Matrix, [.. Enumerable.Repeat(query, 20).SelectMany(one => one)], 20, 1, 1));
    }

    [Fact]
    public void EveryRowIsTouchedBeforeItIsRead_AndARefusalReachesTheCallerAsItIs()
    {
        const int Points = 16;
        float[][] values = HardRows.Random(6000, Points, 24);
        RefusingGuard guard = new(5990);
        using MadeRows rows = new(values, Points, guard: guard);
        float[] query = rows.Padded(MadeRows.Unit(values[0]));
        float[] many = [.. Enumerable.Repeat(query, 20).SelectMany(one => one)];

        Assert.Equal(RefusingGuard.Refusal, Assert.Throws<InvalidDataException>(() => FullScan.Best(rows.Matrix, query, 3, 1)).Message);
        Assert.Equal(RefusingGuard.Refusal, Assert.Throws<InvalidDataException>(() => FullScan.Best(rows.Matrix, query, 3, 3)).Message);
        Assert.Equal(RefusingGuard.Refusal, Assert.Throws<InvalidDataException>(() => BatchScan.Best(rows.Matrix, many, 20, 3, 3)).Message);
        Assert.Equal(RefusingGuard.Refusal, Assert.Throws<InvalidDataException>(() => QuantisedRows.Of(rows.Matrix, 3)).Message);
    }

    /// <summary>Queries of a case: some of its rows, disturbed and as they are, random ones, and zero.</summary>
    private static IEnumerable<float[]> Queries(int points, float[][] rows)
    {
        Random random = new(30);
        foreach (float[] row in rows.Take(2).Concat(rows.TakeLast(1)))
        {
            yield return MadeRows.Unit(row);
            yield return MadeRows.Unit([.. row.Select(value => value + (0.1f * random.NextSingle()))]);
        }

        yield return MadeRows.Unit(HardRows.Random(1, points, 31)[0]);
        yield return [.. HardRows.Random(1, points, 32)[0].Select(value => value * 1e-20f)];
        yield return new float[points];
    }

    private static RowScore[] BruteForce(RowMatrix rows, float[] query, int count) =>
    [
        .. Enumerable.Range(0, rows.Rows)
            .Select(row => new RowScore(row, FixedLanes.DotInDouble(rows[row], query)))
            .OrderByDescending(row => row.Score).ThenBy(row => row.Row)
            .Take(count),
    ];

    private sealed class RefusingGuard(int damaged) : RowGuard
    {
        public const string Refusal = "Row 5990 is not what was written.";

        public override void Touch(int first, int rows)
        {
            if (first <= damaged && damaged < first + rows)
            {
                throw new InvalidDataException(Refusal);
            }
        }
    }
}
