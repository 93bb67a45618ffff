using System.Text.Json;

namespace Spectra.Soak.Docking;

/// <summary>Cuts the line at random bytes while records are pulled: every pull goes on where it was, and nothing is lost, doubled or wrong.</summary>
internal static class DisconnectCommand
{
    /// <summary>How it is called.</summary>
    public const string Synopsis = "disconnect [--times 1000] [--seed 1] [--workers 4] [--profiles a,b]";

    private const int Files = 97;
    private const int RowsMore = 30;
    private const int CutsOfACampaign = 10;

    /// <summary>Runs it; 0 when everything held, 1 when not, 2 for wrong usage.</summary>
    public static async Task<int> RunAsync(string[] options)
    {
        if (SoakOptions.Parse(options, "--times", new SoakOptions(1000, 1, 4, [.. FastProfiles.OnLines.Where(static profile => profile != "sim-ymodem")])) is not { } parsed)
        {
            return Usage.Print();
        }

        Findings findings = new();
        Disconnects disconnects = new();
        SoakRun run = await SoakRun.RunAsync(parsed, Files, RowsMore, CampaignPlan.OfEach(parsed, CutsOfACampaign), findings, (bench, plan, folder, found) =>
            new DisconnectCampaign(bench, plan, folder, found, found == findings ? disconnects : new Disconnects()).RunAsync());
        DisconnectSummary summary = new()
        {
            Times = disconnects.Count,
            Seed = parsed.Seed,
            Workers = parsed.Workers,
            Sessions = findings.SessionCount,
            Records = findings.Records,
            Protocols = disconnects.Times,
            MostBytesSentAgain = disconnects.MostSentAgain,
            SentTooMuchAgain = disconnects.SentTooMuchAgain,
            Resumed = disconnects.Resumed,
            MedianEndMilliseconds = disconnects.MedianEndMilliseconds,
            SlowestEndMilliseconds = disconnects.SlowestEndMilliseconds,
            EndsBeyondHalfASecond = disconnects.LateEnds,
            Lost = findings.Lost,
            Doubled = findings.Doubled,
            Wrong = findings.Wrong,
            LeakedDescriptors = run.LeakedDescriptors,
            LeakedThreads = run.LeakedThreads,
            Seconds = run.Seconds,
        };
        Console.WriteLine(JsonSerializer.Serialize(summary, SoakJsonContext.Default.DisconnectSummary));
        return summary.Ok ? 0 : 1;
    }
}
