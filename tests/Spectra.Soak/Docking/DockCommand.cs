using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Spectra.Soak.Docking;

/// <summary>Docks simulated detectors through every kind of fault: nothing may be lost, doubled, wrong or left open.</summary>
internal static class DockCommand
{
    /// <summary>How it is called.</summary>
    public const string Synopsis = "dock [--sessions 10000] [--seed 1] [--workers 6] [--profiles a,b] [--only CAMPAIGN]";

    private const int Files = 353;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(5);

    /// <summary>Runs it; 0 when everything held, 1 when not, 2 for wrong usage.</summary>
    public static async Task<int> RunAsync(string[] options)
    {
        if (SoakOptions.Parse(options, "--sessions", new SoakOptions(10_000, 1, 6, [.. FastProfiles.OnLines, StickCampaign.Profile])) is not { } parsed)
        {
            return Usage.Print();
        }

        string folder = Directory.CreateTempSubdirectory("spectra-soak-").FullName;
        List<Bench> benches = [];
        try
        {
            FastProfiles profiles = new(folder);
            string spectra = SmallSpectra.Write(Path.Combine(folder, "spectra"), Files);
            benches = [.. Enumerable.Range(0, parsed.Workers).Select(_ => new Bench(profiles, spectra))];
            DockSummary summary = await SoakAsync(parsed, benches, folder);
            Console.WriteLine(JsonSerializer.Serialize(summary, SoakJsonContext.Default.DockSummary));
            return summary.Ok ? 0 : 1;
        }
        finally
        {
            foreach (Bench bench in benches)
            {
                await bench.DisposeAsync();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<DockSummary> SoakAsync(SoakOptions options, List<Bench> benches, string folder)
    {
        // Everything is docked once before it is counted what the process holds.
        foreach (CampaignPlan warmUp in options.Profiles.Select(static (profile, number) => new CampaignPlan(-1 - number, profile, number, 1)))
        {
            await Task.WhenAll(benches.Select((bench, worker) => CampaignAsync(bench, warmUp, Path.Combine(folder, $"warm-{worker}"), new Findings())));
        }

        await Console.Error.WriteLineAsync("Everything was docked once; the soak begins.");
        Leaks before = await Leaks.HeldAsync();
        long start = Stopwatch.GetTimestamp();
        Findings findings = new();
        ConcurrentQueue<CampaignPlan> plans = new(CampaignPlan.Of(options).Where(plan => plan.Number == (options.Only ?? plan.Number)));
        int campaigns = plans.Count;
        using (new Timer(_ => Console.Error.WriteLine($"{findings.SessionCount} sessions, {plans.Count} of {campaigns} campaigns to begin, lost {findings.Lost}, doubled {findings.Doubled}, wrong {findings.Wrong}"), null, ProgressEvery, ProgressEvery))
        {
            await Task.WhenAll(benches.Select((bench, worker) => Task.Run(() => WorkAsync(bench, plans, Path.Combine(folder, $"inbox-{worker}"), findings))));
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Leaks after = await Leaks.HeldAsync();
        return new DockSummary
        {
            Sessions = findings.SessionCount,
            Seed = options.Seed,
            Workers = options.Workers,
            Campaigns = campaigns,
            Records = findings.Records,
            Protocols = findings.Sessions,
            Faults = findings.Faults,
            Outcomes = findings.Outcomes,
            Retries = findings.Retries,
            NoiseBytes = findings.NoiseBytes,
            LongestSessionSeconds = Math.Round(findings.LongestSession, 2),
            Lost = findings.Lost,
            Doubled = findings.Doubled,
            Wrong = findings.Wrong,
            LeakedDescriptors = after.Descriptors - before.Descriptors,
            LeakedThreads = after.Threads - before.Threads,
            Seconds = Math.Round(seconds, 1),
        };
    }

    private static async Task WorkAsync(Bench bench, ConcurrentQueue<CampaignPlan> plans, string inbox, Findings findings)
    {
        while (plans.TryDequeue(out CampaignPlan? plan))
        {
            await CampaignAsync(bench, plan, inbox, findings);
        }
    }

    private static Task CampaignAsync(Bench bench, CampaignPlan plan, string inbox, Findings findings) => plan.Profile == StickCampaign.Profile
        ? new StickCampaign(plan, inbox, findings).RunAsync()
        : new LineCampaign(bench, plan, inbox, findings).RunAsync();
}
