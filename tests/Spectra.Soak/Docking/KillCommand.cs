using System.Text.Json;

namespace Spectra.Soak.Docking;

/// <summary>Kills the program that docks in the middle of pulls and commits: nothing is lost, doubled or wrong when it docks again.</summary>
internal static class KillCommand
{
    /// <summary>How it is called.</summary>
    public const string Synopsis = "kill [--points 500] [--seed 1] [--workers 2] [--profiles a,b] [--host spectra|soak]";

    private const int Files = 97;
    private const int RowsMore = 8;
    private const int KillsOfACampaign = 8;

    /// <summary>Runs it; 0 when everything held, 1 when not, 2 for wrong usage.</summary>
    public static async Task<int> RunAsync(string[] options)
    {
        if (SoakOptions.Parse(options, "--points", new SoakOptions(500, 1, 2, [.. FastProfiles.OnLines])) is not { } parsed)
        {
            return Usage.Print();
        }

        // The product itself, or the driver alone with the smallest ledger there can be.
        IPostProgram program = parsed.Host == SoakOptions.Product ? new SpectraPost() : new SoakPost();
        Findings findings = new();
        Kills kills = new();
        SoakRun run = await SoakRun.RunAsync(parsed, Files, RowsMore, CampaignPlan.OfEach(parsed, KillsOfACampaign), findings, async (bench, plan, folder, found) =>
        {
            // Sessions are in processes of their own: before it begins there is nothing to be got ready but the detectors.
            _ = await bench.DetectorAsync(plan.Profile);
            if (found == findings)
            {
                await new KillCampaign(program, bench, plan, folder, found, kills).RunAsync();
            }
        });
        KillSummary summary = new()
        {
            Points = kills.Count,
            Seed = parsed.Seed,
            Host = parsed.Host,
            Workers = parsed.Workers,
            Sessions = findings.SessionCount,
            Records = findings.Records,
            Protocols = kills.Protocols,
            KilledAfter = kills.After,
            Lost = findings.Lost,
            Doubled = findings.Doubled,
            Wrong = findings.Wrong,
            LeakedDescriptors = run.LeakedDescriptors,
            LeakedThreads = run.LeakedThreads,
            Seconds = run.Seconds,
        };
        Console.WriteLine(JsonSerializer.Serialize(summary, SoakJsonContext.Default.KillSummary));
        return summary.Ok ? 0 : 1;
    }
}
