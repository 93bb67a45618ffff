using System.Text.Json;

namespace Spectra.Soak.Docking;

/// <summary>Docks simulated detectors through every kind of fault: nothing may be lost, doubled, wrong or left open.</summary>
internal static class DockCommand
{
    /// <summary>How it is called.</summary>
    public const string Synopsis = "dock [--sessions 10000] [--seed 1] [--workers 6] [--profiles a,b] [--only CAMPAIGN]";

    private const int Files = 353;

    /// <summary>Runs it; 0 when everything held, 1 when not, 2 for wrong usage.</summary>
    public static async Task<int> RunAsync(string[] options)
    {
        if (SoakOptions.Parse(options, "--sessions", new SoakOptions(10_000, 1, 6, [.. FastProfiles.OnLines, StickCampaign.Profile])) is not { } parsed)
        {
            return Usage.Print();
        }

        Findings findings = new();
        IEnumerable<CampaignPlan> plans = CampaignPlan.Of(parsed).Where(plan => plan.Number == (parsed.Only ?? plan.Number));
        SoakRun run = await SoakRun.RunAsync(parsed, Files, rowsMore: 1, plans, findings, CampaignAsync);
        DockSummary summary = new()
        {
            Sessions = findings.SessionCount,
            Seed = parsed.Seed,
            Workers = parsed.Workers,
            Campaigns = run.Campaigns,
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
            LeakedDescriptors = run.LeakedDescriptors,
            LeakedThreads = run.LeakedThreads,
            Seconds = run.Seconds,
        };
        Console.WriteLine(JsonSerializer.Serialize(summary, SoakJsonContext.Default.DockSummary));
        return summary.Ok ? 0 : 1;
    }

    private static Task CampaignAsync(Bench bench, CampaignPlan plan, string folder, Findings findings) => plan.Profile == StickCampaign.Profile
        ? new StickCampaign(plan, folder, findings).RunAsync()
        : new LineCampaign(bench, plan, folder, findings).RunAsync();
}
