using System.Diagnostics;
using System.Globalization;
using Spectra.Benchmarks.Ratios.Fixtures;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Benchmarks.Growth;

/// <summary>One step of one size, in a process of its own; the numbers in one line.</summary>
internal static class GrowthStep
{
    private const int Queries = 15;

    private const int Mixtures = 5;

    private const int Hits = 12;

    public static void Run(string step, int entries, LibraryFixture fixture, TextWriter answer)
    {
        double[] numbers = step == "build" ? Build(entries, fixture) : Search(entries, fixture);
        answer.WriteLine(string.Join(' ', numbers.Select(number => number.ToString("F3", CultureInfo.InvariantCulture))));
    }

    private static double[] Build(int entries, LibraryFixture fixture)
    {
        double seconds = fixture.Build(entries).TotalSeconds;
        return [new FileInfo(fixture.PathOf(entries)).Length / 1e6, seconds, PeakMegabytes()];
    }

    private static double[] Search(int entries, LibraryFixture fixture)
    {
        double open = Median(Enumerable.Range(0, 7).Select(_ => Milliseconds(() => fixture.Open(entries).Dispose())));
        using ReferenceLibrary library = fixture.Open(entries);
        LibrarySearch search = new([library], Metric.Default);
        PreparedSpectrum[] queries = [.. Enumerable.Range(0, Queries).Select(fixture.Query)];
        double first = Milliseconds(() => search.Search(queries[0], Hits));
        foreach (PreparedSpectrum query in queries)
        {
            _ = search.Search(query, Hits);
        }

        double rank = Median(queries.Select(query => Milliseconds(() => search.Search(query, Hits))));
        _ = MixtureAnalysis.Analyse(queries[0], [library], new MixtureSettings());
        double mixture = Median(queries.Take(Mixtures).Select(query => Milliseconds(() => MixtureAnalysis.Analyse(query, [library], new MixtureSettings()))));
        return [open, first, rank, mixture, PeakMegabytes()];
    }

    private static double Milliseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double PeakMegabytes()
    {
        using Process own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64 / 1e6;
    }
}
