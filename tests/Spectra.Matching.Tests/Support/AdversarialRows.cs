namespace Spectra.Matching.Tests.Support;

/// <summary>Libraries in which a bound is most easily wrong, or of no use.</summary>
internal static class AdversarialRows
{
    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Func<Random, float[][]>> All { get; } = new()
    {
        ["few directions and noise"] = static random => Mixtures(random, 600, 96, directions: 20, noise: 0.01),
        ["no structure at all"] = static random => Many(400, () => Noise(random, 64)),
        ["random bands"] = static random => Many(500, () => Bands(random, 200)),
        ["every row several times"] = static random => Repeated(Mixtures(random, 40, 96, directions: 20, noise: 0.01), 12),
        ["ties but for a ten-millionth"] = static random => Near(random, Noise(random, 80), 300, 1e-7),
        ["one cluster"] = static random => Near(random, Bands(random, 80), 300, 1e-3),
        ["zero rows among others"] = static random => [.. Mixtures(random, 100, 48, directions: 5, noise: 0.1).SelectMany(row => new[] { row, new float[48] })],
        ["zero rows only"] = static _ => Many(50, static () => new float[48]),
        ["constant rows"] = static _ => Many(50, static () => [.. Enumerable.Repeat(1f, 48)]),
        ["one row"] = static random => Many(1, () => Noise(random, 48)),
        ["no row"] = static _ => [],
        ["fewer rows than directions"] = static random => Many(30, () => Noise(random, 320)),
        ["more points than directions, unit vectors"] = static _ => [.. Enumerable.Range(0, 300).Select(i => Unit(300, i))],
        ["opposite rows"] = static random => [.. Mixtures(random, 100, 48, directions: 5, noise: 0.1).SelectMany(row => new[] { row, Array.ConvertAll(row, static value => -value) })],
        ["one dominant direction"] = static random => Many(300, () => [.. Noise(random, 100).Select(static value => 1 + (1e-4f * value))]),
        ["rare rows outside the others' directions"] = static random => [.. Repeated([Unit(300, 0)], 500), .. Enumerable.Range(1, 299).Select(i => Unit(300, i))],
    };

    /// <summary>A library by its name.</summary>
    public static float[][] Of(string name, Random random) => All[name](random);

    /// <summary>Queries to a library, each as long as a row: zero, rows, near rows, what is outside all rows, and values of every size.</summary>
    public static IEnumerable<float[]> Queries(IndexedRows library, Random random)
    {
        int points = library.Rows.Points;
        yield return new float[points];
        yield return Noise(random, points);
        yield return Unit(points, points - 1);
        yield return Scaled(Noise(random, points), 1e-25f);
        yield return Scaled(Noise(random, points), 1e20f);
        yield return [.. Enumerable.Repeat(-1f, points)];
        for (int i = 0; i < 4 && library.Rows.Rows > 0; i++)
        {
            float[] row = library.Row(random.Next(library.Rows.Rows))[..points];
            yield return row;
            yield return Scaled(row, -3);
            yield return [.. row.Zip(Noise(random, points), static (value, noise) => value + (0.02f * noise))];
        }
    }

    public static float[] Noise(Random random, int points) => [.. Enumerable.Range(0, points).Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5))];

    public static float[][] Mixtures(Random random, int rows, int points, int directions, double noise)
    {
        float[][] pure = Many(directions, () => Bands(random, points));
        return Many(rows, () =>
        {
            float[] row = Scaled(Noise(random, points), (float)noise);
            for (int part = 0; part < 3; part++)
            {
                float share = random.NextSingle();
                row = [.. row.Zip(pure[random.Next(directions)], (value, other) => value + (share * other))];
            }

            return row;
        });
    }

    private static float[] Bands(Random random, int points)
    {
        (double At, double Width)[] bands = [.. Enumerable.Range(0, 6).Select(_ => (random.NextDouble() * points, 1 + (3 * random.NextDouble())))];
        return [.. Enumerable.Range(0, points).Select(i => (float)bands.Sum(band => 1 / (1 + ((i - band.At) * (i - band.At) / (band.Width * band.Width)))))];
    }

    private static float[][] Near(Random random, float[] centre, int rows, double distance) =>
        Many(rows, () => [.. centre.Zip(Noise(random, centre.Length), (value, noise) => value + (float)(distance * noise))]);

    private static float[][] Repeated(float[][] rows, int times) => [.. Enumerable.Range(0, times).SelectMany(_ => rows)];

    private static float[] Unit(int points, int at) => [.. Enumerable.Range(0, points).Select(i => i == at ? 1f : 0f)];

    private static float[] Scaled(float[] values, float factor) => Array.ConvertAll(values, value => factor * value);

    private static float[][] Many(int count, Func<float[]> make) => [.. Enumerable.Range(0, count).Select(_ => make())];
}
