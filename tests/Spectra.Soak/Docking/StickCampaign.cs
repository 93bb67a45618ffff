using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Soak.Docking;

/// <summary>A new post docks a stick that somebody works on meanwhile, and then one that nobody touches: then it must have every file, once.</summary>
internal sealed class StickCampaign(CampaignPlan plan, string inbox, Findings findings)
{
    /// <summary>What stands for it among the profiles.</summary>
    public const string Profile = "folder";

    private const int MostSoundSessions = 5;

    private readonly Random _random = new(plan.Seed);
    private readonly Truth _truth = new(plan.ToString());

    /// <summary>Runs it.</summary>
    public async Task RunAsync()
    {
        using Post post = new(inbox);
        using Stick stick = new(Directory.CreateDirectory(inbox + "-stick").FullName, _random, findings);
        for (int session = 0; session < plan.FaultySessions; session++)
        {
            for (int more = _random.Next(4); more >= 0; more--)
            {
                Work(stick);
            }

            findings.Session(Profile, await DockAsync(stick, post, happened => Meanwhile(stick, happened)));
        }

        stick.Settle();
        _truth.See(stick.Records);
        await DockSoundlyAsync(stick, post);
        _truth.Judge(post.HandedOver, trustAcknowledgements: true, findings);
        _truth.Identify(post.Identities, findings);
    }

    private static Task<DockEvent.Ended> DockAsync(Stick stick, Post post, Func<DockEvent, Task>? happened = null) =>
        post.DockAsync(new DeviceAddress.Folder(stick.Root), null, stick.Clock, happened);

    private void Work(Stick stick)
    {
        switch (_random.Next(12))
        {
            case < 4:
                stick.Add();
                break;
            case < 7:
                stick.BeginToCopy();
                break;
            case 7:
                stick.AddCutOff();
                break;
            case 8:
                stick.Rename();
                break;
            case 9:
                stick.Delete();
                break;
            case 10:
                stick.Overwrite();
                break;
            default:
                stick.Clock.Pass(TimeSpan.FromSeconds(_random.Next(200)));
                stick.CopyOn();
                break;
        }

        _truth.See(stick.Records);
    }

    private Task Meanwhile(Stick stick, DockEvent happened)
    {
        _truth.See(stick.Records);
        if (happened is DockEvent.Reading or DockEvent.Found && _random.Next(6) == 0)
        {
            if (_random.Next(4) == 0)
            {
                stick.Replug();
            }
            else
            {
                Work(stick);
            }
        }

        return Task.CompletedTask;
    }

    private async Task DockSoundlyAsync(Stick stick, Post post)
    {
        for (int session = 0; session < MostSoundSessions; session++)
        {
            int had = post.HandedOver.Count;
            DockEvent.Ended ended = await DockAsync(stick, post);
            findings.Session(Profile, ended);
            if (ended.Outcome is DockOutcome.Completed { Tally.NotTaken: 0 } && post.HandedOver.Count == had)
            {
                return;
            }
        }

        findings.Loss($"{plan}: {MostSoundSessions} sound sessions did not come to an end.");
    }
}
