using System.Globalization;
using Spectra.Driver;

namespace Spectra.Soak.Docking;

/// <summary>A post whose program is killed again and again in the middle of its work; then it must have everything, once.</summary>
internal sealed class KillCampaign(IPostProgram program, Bench bench, CampaignPlan plan, string folder, Findings findings, Kills kills)
{
    private const int MostMilliseconds = 250;
    private const double MostCommitMilliseconds = 12;
    private const int MostSoundSessions = 4;

    private readonly Random _random = new(plan.Seed);
    private readonly string _profile = bench.Profiles.File(plan.Profile);

    /// <summary>Runs it: each of its faulty sessions is killed once.</summary>
    public async Task RunAsync()
    {
        Detector detector = await bench.DetectorAsync(plan.Profile);
        Truth truth = new(plan.ToString());
        Directory.CreateDirectory(folder);
        await detector.TellAsync("wipe");
        await detector.TellAsync("measure 2");
        for (int killed = 0; killed < plan.FaultySessions;)
        {
            await detector.TellAsync(string.Create(CultureInfo.InvariantCulture, $"measure {1 + _random.Next(2)}"));
            killed += await KillAsync(detector) ? 1 : 0;
        }

        await EndAsync(detector);
        truth.See(await detector.RecordsAsync());
        truth.Judge(program.HandedOver(folder), trustAcknowledgements: true, findings);
        if (await program.FaultAsync(folder) is { } fault)
        {
            findings.Mistake($"{plan}: {fault}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> KillAsync(Detector detector)
    {
        int commits = _random.Next(2) == 0 ? 0 : 1 + _random.Next(2);
        TimeSpan delay = TimeSpan.FromMilliseconds(_random.NextDouble() * (commits == 0 ? MostMilliseconds : MostCommitMilliseconds));
        using DockingProcess docking = await StartAsync(detector);
        bool killed = await docking.KillAsync(commits, delay);
        findings.Session(plan.Profile);
        if (killed)
        {
            kills.Add(plan.Profile, docking.LastStep);
        }

        return killed;
    }

    private async Task EndAsync(Detector detector)
    {
        for (int session = 0; session < MostSoundSessions; session++)
        {
            int had = program.HandedOver(folder).Count;
            using DockingProcess docking = await StartAsync(detector);
            findings.Session(plan.Profile);
            if (await docking.EndAsync() && program.HandedOver(folder).Count == had)
            {
                return;
            }
        }

        findings.Loss($"{plan}: {MostSoundSessions} sound sessions did not come to an end.");
    }

    private async Task<DockingProcess> StartAsync(Detector detector)
    {
        DeviceAddress address = await detector.AddressAsync();
        return new DockingProcess(program, program.Start(address.ToString(), _profile, folder));
    }
}
