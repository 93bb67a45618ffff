using Spectra.Libraries;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Matching.Tests.Search;

/// <summary>Two libraries of the same entries, one with an index, one without.</summary>
public sealed class IndexedLibraries : IDisposable
{
    private readonly MadeLibraries _made = new();

    public IndexedLibraries()
    {
        (ReferenceSpectrum, Spectrum)[] entries = [.. Entries()];
        Plain = _made.Of(entries, survey: null);
        Indexed = _made.Of(entries, survey: null, indexedFrom: 1);
    }

    public ReferenceLibrary Plain { get; }

    public ReferenceLibrary Indexed { get; }

    public void Dispose() => _made.Dispose();

    /// <summary>Spectra of the whole grid, of short ranges and with holes; twins, near ties, several references of one substance, and a level one.</summary>
    private static IEnumerable<(ReferenceSpectrum, Spectrum)> Entries()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            yield return (MadeLibraries.Reference($"r{seed:D3}", $"S{seed % 110}"), Some.Spectrum(seed));
        }

        for (int seed = 0; seed < 20; seed++)
        {
            yield return (MadeLibraries.Reference($"twin{seed}", $"Twin {seed}"), Some.Spectrum(seed));
            yield return (MadeLibraries.Reference($"near{seed}", $"Near {seed}"), Nearly(Some.Spectrum(seed), 1e-6));
            yield return (MadeLibraries.Reference($"short{seed}", $"Short {seed}"), Cut(Some.Spectrum(seed), 700 + (20 * seed), 3300 + (20 * seed)));
            yield return (MadeLibraries.Reference($"hole{seed}", $"Hole {seed}"), Cut(Some.Spectrum(seed), 600, 4000, 1800 + (10 * seed), 2400 + (10 * seed)));
        }

        yield return (MadeLibraries.Reference("level", "Level"), Some.Spectrum((2000, 0, 10)));
        yield return (MadeLibraries.Reference("one band", "One band"), Some.Spectrum((2000, 1, 10)));
    }

    internal static Spectrum Nearly(Spectrum spectrum, double noise)
    {
        Random random = new(3);
        return Spectrum.Create(spectrum.Axis, spectrum.Unit, [.. spectrum.Ordinates.ToArray().Select(y => y + (noise * random.NextDouble()))], spectrum.Acquisition, []);
    }

    /// <summary>A spectrum from first to last, without what lies between two positions.</summary>
    internal static Spectrum Cut(Spectrum spectrum, double first, double last, double from = 0, double to = 0)
    {
        int[] kept = [.. Enumerable.Range(0, spectrum.Count).Where(i => spectrum.Axis.Positions[i] >= first && spectrum.Axis.Positions[i] <= last)];
        double[] ordinates = [.. kept.Select(i => spectrum.Axis.Positions[i] > from && spectrum.Axis.Positions[i] < to ? double.NaN : spectrum.Ordinates[i])];
        return Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, spectrum.Axis.Positions[kept[0]], spectrum.Axis.Positions[kept[^1]], kept.Length), spectrum.Unit, ordinates, spectrum.Acquisition, []);
    }
}

public sealed class PrunedRankingTests(IndexedLibraries libraries) : IClassFixture<IndexedLibraries>
{
    private static readonly Metric.Correlation[] Metrics = [Metric.Combined, Metric.Pearson];

    public static TheoryData<string, Spectrum> Queries => new()
    {
        { "one of the references", Some.Spectrum(7) },
        { "one in between", IndexedLibraries.Nearly(Some.Spectrum(31), 0.05) },
        { "a strange one", Some.Spectrum(4711) },
        { "a short one", IndexedLibraries.Cut(Some.Spectrum(12), 800, 2500) },
        { "a short one at the other end", IndexedLibraries.Cut(Some.Spectrum(13), 2400, 4000) },
        { "one with a hole", IndexedLibraries.Cut(Some.Spectrum(14), 650, 3900, 2280, 2400) },
        { "a level one", Some.Spectrum((3000, 0, 5)) },
        { "one band at the edge", Some.Spectrum((651, 1, 6)) },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void ASearchByBoundsFindsWhatAFullOneFinds(string what, Spectrum query)
    {
        foreach (Metric.Correlation metric in Metrics)
        {
            foreach ((int count, double within) in new[] { (1, 0.0), (10, 0.0), (10, 0.3), (500, 0.0) })
            {
                HitList expected = new LibrarySearch([libraries.Plain], metric).Search(Some.Prepared(query), count, within);
                HitList actual = new LibrarySearch([libraries.Indexed], metric).Search(Some.Prepared(query), count, within);

                Assert.True(expected.Hits.SequenceEqual(actual.Hits), $"{what}, {metric.Id}, {count} within {within}");
                Assert.Equal(expected.Compared, actual.Compared);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void NoScoreExceedsItsBounds(string what, Spectrum query)
    {
        foreach (Metric.Correlation metric in Metrics)
        {
            CorrelationRows rows = new CorrelationScorer(libraries.Indexed, metric).Correlations(Some.Prepared(query));
            CorrelationBounds bounds = Assert.IsType<CorrelationBounds>(rows.Bounds);
            float[] coarse = new float[libraries.Indexed.References.Length];
            bounds.Coarse(0, coarse);
            for (int row = 0; row < coarse.Length; row++)
            {
                double score = Math.Max(rows.Exact(row).Score, rows.Approximate(row));
                Assert.True(score <= coarse[row] && score <= bounds.Fine(row), $"{what}, {metric.Id}: row {row} scores {score}, bounds {coarse[row]} and {bounds.Fine(row)}");
            }
        }
    }

    [Fact]
    public void FineBoundsLeaveFewRowsToBeRead()
    {
        PreparedSpectrum query = Some.Prepared(IndexedLibraries.Nearly(Some.Spectrum(31), 0.02));
        CorrelationRows rows = new CorrelationScorer(libraries.Indexed, Metric.Combined).Correlations(query);

        int left = Enumerable.Range(0, libraries.Indexed.References.Length).Count(row => rows.Bounds!.Fine(row) >= 0.8);

        Assert.InRange(left, 1, 20);
    }

    [Fact]
    public void AMetricOfAViewThatIsNotStoredHasNoBounds() =>
        Assert.Null(new CorrelationScorer(libraries.Indexed, Metric.LocalShape).Correlations(Some.Prepared(Some.Spectrum(1))).Bounds);
}
