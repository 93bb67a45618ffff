using System.Collections.Concurrent;
using System.Diagnostics;

namespace Spectra.Soak.Docking;

/// <summary>What a soak came to: workers that go through campaigns, each with detectors of its own, and what they left open.</summary>
/// <param name="Campaigns">How many campaigns.</param>
/// <param name="LeakedDescriptors">Descriptors that are open and were not before.</param>
/// <param name="LeakedThreads">Threads that run and did not before.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record SoakRun(int Campaigns, int LeakedDescriptors, int LeakedThreads, double Seconds)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(5);

    /// <summary>Goes through a campaign: its detectors, what it does, the folder it may use, and where it reports to.</summary>
    public delegate Task Campaign(Bench bench, CampaignPlan plan, string folder, Findings findings);

    /// <summary>Goes through all campaigns.</summary>
    /// <param name="options">The profiles and the number of workers.</param>
    /// <param name="files">How many measurements the detectors have before they begin again.</param>
    /// <param name="rowsMore">How many rows each of them has more than the one before.</param>
    /// <param name="plans">The campaigns.</param>
    /// <param name="findings">What they find.</param>
    /// <param name="campaign">Goes through one.</param>
    public static async Task<SoakRun> RunAsync(SoakOptions options, int files, int rowsMore, IEnumerable<CampaignPlan> plans, Findings findings, Campaign campaign)
    {
        string folder = Directory.CreateTempSubdirectory("spectra-soak-").FullName;
        List<Bench> benches = [];
        try
        {
            FastProfiles profiles = new(folder);
            string spectra = SmallSpectra.Write(Path.Combine(folder, "spectra"), files, rowsMore);
            benches = [.. Enumerable.Range(0, options.Workers).Select(worker => new Bench(profiles, spectra, Path.Combine(folder, $"worker-{worker}"), isOnNetwork: worker % 4 == 3))];
            return await RunAsync(options, benches, new ConcurrentQueue<CampaignPlan>(plans), findings, campaign);
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

    private static async Task<SoakRun> RunAsync(SoakOptions options, List<Bench> benches, ConcurrentQueue<CampaignPlan> plans, Findings findings, Campaign campaign)
    {
        // Everything is docked once before it is counted what the process holds.
        foreach (CampaignPlan warmUp in options.Profiles.Select(static (profile, number) => new CampaignPlan(-1 - number, profile, number, 1)))
        {
            await Task.WhenAll(benches.Select(bench => campaign(bench, warmUp, bench.Folder, new Findings())));
        }

        await Console.Error.WriteLineAsync("Everything was docked once; the soak begins.");
        int campaigns = plans.Count;
        Leaks before = await Leaks.HeldAsync();
        long start = Stopwatch.GetTimestamp();
        using (new Timer(_ => Console.Error.WriteLine($"{findings.SessionCount} sessions, {plans.Count} of {campaigns} campaigns to begin, lost {findings.Lost}, doubled {findings.Doubled}, wrong {findings.Wrong}"), null, ProgressEvery, ProgressEvery))
        {
            await Task.WhenAll(benches.Select(bench => Task.Run(() => WorkAsync(bench, plans, findings, campaign))));
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Leaks after = await Leaks.HeldAsync();
        return new SoakRun(campaigns, after.Descriptors - before.Descriptors, after.Threads - before.Threads, Math.Round(seconds, 1));
    }

    private static async Task WorkAsync(Bench bench, ConcurrentQueue<CampaignPlan> plans, Findings findings, Campaign campaign)
    {
        while (plans.TryDequeue(out CampaignPlan? plan))
        {
            await campaign(bench, plan, bench.Folder, findings);
        }
    }
}
