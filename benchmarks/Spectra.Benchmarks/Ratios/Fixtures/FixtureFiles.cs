using System.Diagnostics;

namespace Spectra.Benchmarks.Ratios.Fixtures;

/// <summary>The fixtures of a run, kept in a folder between runs.</summary>
/// <param name="folder">The folder.</param>
/// <param name="rows">How many rows each matrix has.</param>
/// <param name="archive">The archive of measured spectra; null where there is none.</param>
internal sealed class FixtureFiles(string folder, int rows, string? archive)
{
    /// <summary>Changes with every change of what a fixture holds, so that an old file is not taken for a new one.</summary>
    private const int Version = 1;

    /// <summary>The archive of measured spectra; null where there is none.</summary>
    public string? Archive => archive;

    /// <summary>Measured spectra multiplied, or random bands where there is no corpus.</summary>
    public Fixture Main(RatioReport report) => archive is null
        ? Random(report)
        : Open(FormattableString.Invariant($"measured-{new FileInfo(archive).Length}"), () => Originals.OfArchive(archive), report);

    /// <summary>Random bands multiplied.</summary>
    public Fixture Random(RatioReport report) => Open("random", Originals.OfRandomBands, report);

    private Fixture Open(string name, Func<float[][]> originals, RatioReport report)
    {
        long start = Stopwatch.GetTimestamp();
        Fixture fixture = Fixture.Open(Path.Combine(folder, FormattableString.Invariant($"{name}-{Version}-{rows}.f32")), rows, originals);
        report.Tell($"Fixture '{name}', {rows} rows, in memory after {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s.");
        return fixture;
    }
}
