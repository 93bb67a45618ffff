using System.Collections.Concurrent;
using System.Threading.Channels;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Driver.Tests.Emulated;
using Spectra.Service.Instruments;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Instruments;

/// <summary>A post that keeps its detector docked, with the simulated detector in its own process.</summary>
public sealed class DockingPostTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ADetectorThatWasUnpluggedIsDockedAgainWhenItIsBackAndWhatItMeasuredMeanwhileIsTaken()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        string links = Directory.CreateDirectory(_folder.File("by-id")).FullName;
        string link = Path.Combine(links, "usb-detector");
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(Path.Combine(ProfileShelf.ShippedFolder, "sim-scpi.json"), "--pty", link, "--records", "2");
        using Database database = Database.Open(_folder.File("data"), TimeProvider.System);
        MeasurementStore store = new(database, TimeProvider.System, "test");
        Channel<DockOutcome> outcomes = Channel.CreateUnbounded<DockOutcome>();
        DiscoverySettings discovery = DiscoverySettings.Default with { LinkFolders = [links], PollInterval = TimeSpan.FromMilliseconds(200) };
        ProfileShelf shelf = ProfileShelf.Open(null);
        AttendedDocking docking = new(new Docking(store, null, TimeProvider.System), shelf, "sim-scpi", _folder.File("inbox"), static _ => { });
        DockingPost post = new(shelf, discovery, Noted, static _ => { }, TimeProvider.System);
        using CancellationTokenSource stop = new();
        Task running = post.RunAsync([new DeviceAddress.Serial(link, null)], stop.Token);

        await UntilAsync(static outcome => outcome is DockOutcome.Completed { Tally.Taken: 2 });
        await detector.TellAsync("unplug");
        await UntilAsync(static outcome => outcome is DockOutcome.Refused or DockOutcome.DeviceLost);
        await detector.TellAsync("measure 1");
        await detector.PlugAsync();
        await UntilAsync(static outcome => outcome is DockOutcome.Completed { Tally: { Taken: 1, Known: 2 } });
        await stop.CancelAsync();
        await running;

        Assert.Equal((await detector.HashesAsync()).Order(), store.List(10).Select(static summary => summary.Measurement.Sha256).Distinct().Order());

        async Task<DockOutcome> Noted(DeviceAddress address, AttachedDevice? device, CancellationToken cancellation)
        {
            DockOutcome outcome = await docking.RunAsync(address, device, cancellation);
            outcomes.Writer.TryWrite(outcome);
            return outcome;
        }

        async Task UntilAsync(Func<DockOutcome, bool> isIt)
        {
            using CancellationTokenSource patience = new(Patience);
            while (!isIt(await outcomes.Reader.ReadAsync(patience.Token)))
            {
            }
        }
    }
}
