using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectra.Matching.Tests.Support;

namespace Spectra.Soak;

/// <summary>Damages files of every format and reads them: nothing may escape, hang or fill the memory.</summary>
internal static class FuzzFormatsCommand
{
    /// <summary>How it is called.</summary>
    public const string Synopsis = "fuzz-formats [--count 200000] [--seed 1] [--corpus DIR] [--only INPUT]";

    private const int SlowMilliseconds = 1000;
    private const int HungMilliseconds = 20_000;
    private const double MostMegabytes = 250;
    private const int MostReported = 20;

    /// <summary>Runs it; 0 when everything held, 1 when not, 2 for wrong usage.</summary>
    public static int Run(string[] options)
    {
        if (FuzzOptions.Parse(options) is not { } parsed)
        {
            return Usage.Print();
        }

        List<(string Name, byte[] Content)> seeds = [.. SeedFiles.All, .. parsed.Corpus is { } corpus ? CorpusSeeds.Of(corpus) : []];
        FuzzSummary summary = new() { Count = parsed.Count, Seed = parsed.Seed, Seeds = seeds.Count };
        using Watchdog watchdog = new(HungMilliseconds, input => Report(summary, $"input {input} hangs"));
        int first = parsed.Only ?? 0;
        int end = parsed.Only + 1 ?? parsed.Count;
        for (int input = first; input < end; input++)
        {
            (string name, byte[] content) = Damaged(seeds, parsed.Seed, input);
            watchdog.Start(input);
            Try(name, content, input, summary);
            watchdog.Stop();
        }

        summary.PeakMegabytes = Math.Round(watchdog.PeakBytes / 1e6, 1);
        return Report(summary, null);
    }

    private static (string Name, byte[] Content) Damaged(List<(string Name, byte[] Content)> seeds, int seed, int input)
    {
        Random random = new(unchecked((seed * 1_000_003) + input));
        (string name, byte[] content) = seeds[random.Next(seeds.Count)];
        return (name, InputMutation.Damaged(content, seeds[random.Next(seeds.Count)].Content, random));
    }

    private static void Try(string name, byte[] content, int input, FuzzSummary summary)
    {
        double milliseconds = Timed(name, content, input, summary);

        // A busy machine can stop any thread for a while: what is slow is slow twice.
        if (milliseconds > SlowMilliseconds)
        {
            milliseconds = Math.Min(milliseconds, Timed(name, content, input, summary));
        }

        summary.SlowestMilliseconds = Math.Max(summary.SlowestMilliseconds, Math.Round(milliseconds, 1));
        if (milliseconds > SlowMilliseconds)
        {
            summary.Slow++;
            Complain(summary, $"input {input} ({name}, {content.Length} bytes) took {milliseconds:F0} ms");
        }
    }

    private static double Timed(string name, byte[] content, int input, FuzzSummary summary)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            foreach (string outcome in HostileInput.Outcomes(name, content))
            {
                summary.Outcomes[outcome] = summary.Outcomes.GetValueOrDefault(outcome) + 1;
            }
        }
        catch (Exception escape) when (escape is not OutOfMemoryException)
        {
            summary.Escapes++;
            Complain(summary, $"input {input} ({name}, {content.Length} bytes): {escape}");
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static void Complain(FuzzSummary summary, string complaint)
    {
        if (++summary.Complaints <= MostReported)
        {
            Console.Error.WriteLine(complaint);
        }
    }

    private static int Report(FuzzSummary summary, string? hang)
    {
        if (hang is not null)
        {
            summary.Slow++;
            Console.Error.WriteLine(hang);
        }

        summary.Ok = summary is { Escapes: 0, Slow: 0 } && summary.PeakMegabytes <= MostMegabytes;
        Console.WriteLine(JsonSerializer.Serialize(summary, SoakJsonContext.Default.FuzzSummary));
        return summary.Ok ? 0 : 1;
    }
}
