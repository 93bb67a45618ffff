using System.Diagnostics;
using System.Text.Json;
using Spectra.Service.Tests.Storage;
using Spectra.Soak.Docking;

namespace Spectra.Soak.Crashes;

/// <summary>Kills <c>spectra serve</c>, and the PostgreSQL server, while people write over HTTP: what was acknowledged is there, once, and the chain is whole.</summary>
internal static class CrashCommand
{
    /// <summary>How it is called.</summary>
    public const string Synopsis = "crash [--points 500] [--seed 1] [--engine sqlite|postgresql|both]";

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(15);

    /// <summary>Runs it; 0 when everything held, 1 when not, 2 for wrong usage, 3 where there is no PostgreSQL.</summary>
    public static async Task<int> RunAsync(string[] options)
    {
        if (CrashOptions.Parse(options) is not { } parsed)
        {
            return Usage.Print();
        }

        if (parsed.Wants("postgresql") && PostgresServer.Missing is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
            return 3;
        }

        Findings findings = new();
        CrashTally tally = new();

        // Everything is done once before it is counted what this process holds.
        await RunAsync(parsed with { Points = 2 }, new Findings(), new CrashTally());
        await Console.Error.WriteLineAsync("Everything was killed once; the soak begins.");
        Leaks before = await Leaks.HeldAsync();
        long start = Stopwatch.GetTimestamp();
        using (new Timer(_ => Console.Error.WriteLine($"{tally.Points.Values.Sum()} of {parsed.Points} kills, {tally.Written.Values.Sum()} writes, lost {findings.Lost}, doubled {findings.Doubled}, wrong {findings.Wrong}"), null, ProgressEvery, ProgressEvery))
        {
            await RunAsync(parsed, findings, tally);
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Leaks after = await Leaks.HeldAsync();
        CrashSummary summary = new()
        {
            Seed = parsed.Seed,
            Points = tally.Points,
            Written = tally.Written,
            Interrupted = tally.Interrupted,
            Settled = tally.Settled,
            Held = findings.Records,
            Lost = findings.Lost,
            Doubled = findings.Doubled,
            Wrong = findings.Wrong,
            LeakedDescriptors = after.Descriptors - before.Descriptors,
            LeakedThreads = after.Threads - before.Threads,
            Seconds = Math.Round(seconds, 1),
        };
        Console.WriteLine(JsonSerializer.Serialize(summary, SoakJsonContext.Default.CrashSummary));
        return summary.Ok ? 0 : 1;
    }

    private static async Task RunAsync(CrashOptions options, Findings findings, CrashTally tally)
    {
        string folder = Directory.CreateTempSubdirectory("spectra-crash-").FullName;
        bool isBoth = options.Wants("sqlite") && options.Wants("postgresql");
        int onServer = !options.Wants("postgresql") ? 0 : isBoth ? options.Points / 2 : options.Points;
        using PostgresServer? server = onServer > 0 ? PostgresServer.Start(isDurable: true) : null;
        try
        {
            await Task.WhenAll(
                onServer < options.Points ? new CrashCampaign(Path.Combine(folder, "sqlite"), null, options.Seed, findings, tally).RunAsync(options.Points - onServer) : Task.CompletedTask,
                server is not null ? new CrashCampaign(Path.Combine(folder, "postgresql"), server, options.Seed + 1, findings, tally).RunAsync(onServer) : Task.CompletedTask);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
