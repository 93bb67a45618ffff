using System.Globalization;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;

namespace Spectra.Soak.Docking;

/// <summary>A post pulls records from a detector whose line is cut at random bytes, again and again; then it must have everything, once.</summary>
internal sealed class DisconnectCampaign(Bench bench, CampaignPlan plan, string inbox, Findings findings, Disconnects disconnects)
{
    private const int Piece = 4096;
    private const int WordsBefore = 300;
    private const int MostSoundSessions = 4;

    private static readonly string[] Cuts = ["hang-up", "replug", "power-loss"];

    private readonly Random _random = new(plan.Seed);
    private readonly DeviceProfile _profile = bench.Profiles.Read(plan.Profile);

    /// <summary>Runs it: each of its faulty sessions is cut off once.</summary>
    public async Task RunAsync()
    {
        Detector detector = await bench.DetectorAsync(plan.Profile);
        Truth truth = new(plan.ToString());
        using Post post = new(inbox);
        await detector.TellAsync("faults {}");
        await detector.TellAsync("wipe");
        for (int cuts = 0; cuts < plan.FaultySessions;)
        {
            await detector.TellAsync("measure 1");
            truth.See(await detector.RecordsAsync());
            cuts += await CutAsync(detector, post, Left(truth, post));
        }

        await detector.TellAsync("faults {}");
        await EndAsync(detector, post);
        truth.See(await detector.RecordsAsync());
        truth.Judge(post.HandedOver, trustAcknowledgements: true, findings);
        truth.Identify(post.Identities, findings);
    }

    // What its frames do not guard and the catalogue states no check sum of is read twice.
    private int Readings => _profile.Protocol switch
    {
        ProtocolDeclaration.Scpi scpi when !scpi.Fields.Any(static stated => stated is CatalogueField.Sha256 or CatalogueField.Crc32) => 2,
        ProtocolDeclaration.Packet packet when !packet.Fields.Any(static stated => stated is CatalogueField.Sha256 or CatalogueField.Crc32) => 2,
        _ => 1,
    };

    private bool IsRanged => _profile.Protocol is not (ProtocolDeclaration.Zmodem or ProtocolDeclaration.Ymodem);

    private static long Left(Truth truth, Post post) => truth.BytesNow - post.HandedOver.Sum(static came => came.Record.Bytes ?? 0);

    /// <summary>Docks until the line is cut.</summary>
    /// <returns>How often it was: a place behind the end of what is sent is no cut.</returns>
    private async Task<int> CutAsync(Detector detector, Post post, long left)
    {
        string cut = Cuts[_random.Next(Cuts.Length)];
        long most = WordsBefore + (Math.Max(left, Piece) * Readings);
        DeviceAddress address = await detector.AddressAsync();
        await detector.TellAsync(string.Create(CultureInfo.InvariantCulture, $$"""faults {"faults":[{"kind":"{{cut}}","at":{{_random.NextInt64(WordsBefore, most)}},"ms":{{1 + _random.Next(20)}}}]}"""));
        long given = await detector.ContentGivenAsync();
        long held = Held(post);
        DockEvent.Ended ended = await DockAsync(address, post);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (ended.Outcome is not DockOutcome.DeviceLost)
        {
            return 0;
        }

        long sentAgain = await detector.ContentGivenAsync() - given - (Readings * (Held(post) - held));
        disconnects.Add(plan.Profile, sentAgain, IsRanged ? Piece : long.MaxValue, now - detector.LastFault());
        return 1;
    }

    private async Task EndAsync(Detector detector, Post post)
    {
        for (int session = 0; session < MostSoundSessions; session++)
        {
            int had = post.HandedOver.Count;
            DockEvent.Ended ended = await DockAsync(await detector.AddressAsync(), post);
            if (ended.Outcome is DockOutcome.Completed { Tally.NotTaken: 0 } && post.HandedOver.Count == had)
            {
                return;
            }
        }

        findings.Loss($"{plan}: {MostSoundSessions} sound sessions did not come to an end.");
    }

    private async Task<DockEvent.Ended> DockAsync(DeviceAddress address, Post post)
    {
        DockEvent.Ended ended = await post.DockAsync(address, _profile, TimeProvider.System);
        findings.Session(plan.Profile, ended);
        if (ended.Report.Entries.Any(static entry => entry.Kind == "resumed"))
        {
            disconnects.AddResumed();
        }

        return ended;
    }

    private long Held(Post post) => post.HandedOver.Sum(static came => came.Record.Bytes ?? 0)
        + (Directory.Exists(inbox) ? new DirectoryInfo(inbox).EnumerateFiles().Where(static file => file.Extension is ".part" or ".whole").Sum(static file => file.Length) : 0);
}
