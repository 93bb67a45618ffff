using System.Globalization;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;

namespace Spectra.Soak.Docking;

/// <summary>A new post docks a detector through faulty sessions, and then through sound ones until there is nothing new: then it must have everything, once.</summary>
internal sealed class LineCampaign(Bench bench, CampaignPlan plan, string inbox, Findings findings)
{
    private const int MostSoundSessions = 10;

    private readonly Random _random = new(plan.Seed);
    private readonly Truth _truth = new(plan.ToString());
    private readonly DeviceProfile _profile = bench.Profiles.Read(plan.Profile);

    // Whether the device may believe other things than the host told it, for example that another record was taken.
    private bool _isMisled;

    /// <summary>Runs it.</summary>
    public async Task RunAsync()
    {
        Detector detector = await bench.DetectorAsync(plan.Profile);
        using Post post = new(inbox);
        await detector.TellAsync("faults {}");
        await detector.TellAsync("wipe");
        await detector.TellAsync("clock 0");
        await MeasureAsync(detector, 1 + _random.Next(4));
        for (int session = 0; session < plan.FaultySessions; session++)
        {
            await LiveAsync(detector);
            await DockFaultyAsync(detector, post);
        }

        await detector.TellAsync("faults {}");
        await DockSoundlyAsync(detector, post);
        _truth.Judge(post.HandedOver, !_isMisled, findings);
        _truth.Identify(post.Identities, findings);
    }

    private async Task LiveAsync(Detector detector)
    {
        switch (_random.Next(20))
        {
            case 0:
                await detector.TellAsync("wipe");
                findings.Fault("wipe", 1);
                await MeasureAsync(detector, 1 + _random.Next(3));
                break;
            case 1:
                await detector.TellAsync("clock 1970");
                findings.Fault("clock-at-1970", 1);
                break;
            case 2:
                await detector.TellAsync(string.Create(CultureInfo.InvariantCulture, $"clock {_random.Next(-500_000, 500_000)}"));
                break;
            case < 12:
                await MeasureAsync(detector, 1 + _random.Next(2));
                break;
        }
    }

    private async Task DockFaultyAsync(Detector detector, Post post)
    {
        FaultDraw faults = FaultDraw.Of(_random);
        _isMisled |= faults.HitsQuestions;
        IReadOnlyDictionary<string, int> before = await detector.FaultsFiredAsync();
        DeviceAddress address = await detector.AddressAsync();
        await detector.TellAsync($"faults {faults.Script}");
        findings.Session(plan.Profile, await post.DockAsync(address, _profile, TimeProvider.System, WorkMeanwhile(detector)));
        foreach ((string kind, int count) in await detector.FaultsFiredAsync())
        {
            findings.Fault(kind, count - before.GetValueOrDefault(kind));
        }

        _truth.See(await detector.RecordsAsync());
    }

    /// <summary>An officer who goes on working while the detector is docked: measures, or wipes the memory.</summary>
    private Func<DockEvent, Task>? WorkMeanwhile(Detector detector)
    {
        // What a sender does whose files are deleted under its hands is its own affair.
        int kind = _random.Next(_profile.Protocol is ProtocolDeclaration.Zmodem or ProtocolDeclaration.Ymodem ? 1 : 0, 20);
        int at = _random.Next(4);
        return kind > 2 ? null : async happened =>
        {
            if (happened is DockEvent.Reading && at-- == 0)
            {
                if (kind == 0)
                {
                    // A wipe when the line was opened may have brought records that nobody looked at yet.
                    _truth.See(await detector.RecordsAsync());
                    await detector.TellAsync("wipe");
                    _isMisled = true;
                }

                await MeasureAsync(detector, 1 + kind);
                findings.Fault(kind == 0 ? "wiped-meanwhile" : "measured-meanwhile", 1);
            }
        };
    }

    private async Task DockSoundlyAsync(Detector detector, Post post)
    {
        for (int session = 0; session < MostSoundSessions; session++)
        {
            int had = post.HandedOver.Count;
            DockEvent.Ended ended = await post.DockAsync(await detector.AddressAsync(), _profile, TimeProvider.System);
            findings.Session(plan.Profile, ended);
            if (ended.Outcome is DockOutcome.Completed { Tally.NotTaken: 0 } && post.HandedOver.Count == had)
            {
                return;
            }
        }

        findings.Loss($"{plan}: {MostSoundSessions} sound sessions did not come to an end.");
    }

    private async Task MeasureAsync(Detector detector, int count)
    {
        await detector.TellAsync(string.Create(CultureInfo.InvariantCulture, $"measure {count}"));
        _truth.See(await detector.RecordsAsync());
    }
}
