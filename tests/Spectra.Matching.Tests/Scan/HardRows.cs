namespace Spectra.Matching.Tests.Scan;

/// <summary>Sets of rows that a scan may well get wrong.</summary>
internal static class HardRows
{
    /// <summary>A case by its name.</summary>
    public static (int Points, float[][] Rows) Of(string name) => name switch
    {
        "no row" => (20, []),
        "one row" => (20, Random(1, 20, 1)),
        "random" => (100, Random(300, 100, 2)),
        "one point" => (1, Random(40, 1, 3)),
        "zero rows" => (33, [.. Random(50, 33, 4).Select((row, i) => i % 3 == 0 ? new float[33] : row)]),
        "all the same" => (48, [.. Enumerable.Repeat(Random(1, 48, 5)[0], 70)]),
        "duplicates far apart" => (64, [.. Random(40, 64, 6), .. Random(40, 64, 7), .. Random(40, 64, 6)]),
        "ties within the last bits" => (200, NearTies(400, 200)),
        "ever better rows" => (50, Ascending(3000, 50)),
        "enough rows for threads" => (17, [.. Random(5500, 17, 8), .. Random(500, 17, 8)]),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such case."),
    };

    public static float[][] Random(int rows, int points, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, points).Select(_ => random.NextSingle() - 0.4f).ToArray())];
    }

    /// <summary>One row over and over, each time with some values moved by a few units in the last place.</summary>
    private static float[][] NearTies(int rows, int points)
    {
        Random random = new(9);
        float[] model = Random(1, points, 10)[0];
        return [.. Enumerable.Range(0, rows).Select(_ => model.Select(value => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(value) + random.Next(-2, 3))).ToArray())];
    }

    /// <summary>Rows that turn from one direction to another, so that each scores higher than all before it.</summary>
    private static float[][] Ascending(int rows, int points)
    {
        float[][] ends = Random(2, points, 11);
        return [.. Enumerable.Range(0, rows).Select(row => ends[0].Zip(ends[1], (from, to) => from + (row * (to - from) / rows)).ToArray())];
    }
}
