using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Driver.Tests.Docking;

namespace Spectra.Driver.Tests.Emulated;

/// <summary>Docks and keeps what a post would: the ledger, the inbox and what was taken.</summary>
internal sealed class Docked : IDisposable
{
    public Ledger Ledger { get; } = new();

    public string Inbox { get; } = Directory.CreateTempSubdirectory("spectra-inbox-").FullName;

    /// <summary>The hashes of everything taken, each as often as it was.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>The file that the bytes of the line are recorded in.</summary>
    public string? Transcript { get; init; }

    /// <summary>The serial number of the USB device behind the line.</summary>
    public string? UsbSerial { get; init; }

    public static DeviceProfile Profile(string file) => Assert.IsType<ProfileReading.Accepted>(DeviceProfileFile.Read(file)).Profile;

    public async Task<List<DockEvent>> DockAsync(DeviceAddress address, DeviceProfile? profile, Action<DockEvent>? meanwhile = null, CancellationToken cancellationToken = default)
    {
        DockSettings settings = DockSettings.Default with { Inbox = Inbox, Profile = profile, Transcript = Transcript, UsbSerial = UsbSerial, Candidates = profile is null ? [Profile(EmulatedDetector.ProfileFile("sim-scpi")), Profile(EmulatedDetector.ProfileFile("sim-scpi-plain"))] : [] };
        List<DockEvent> events = [];
        await foreach (DockEvent happened in new DockSession(address, Ledger, TimeProvider.System, settings).RunAsync(cancellationToken))
        {
            events.Add(happened);
            if (happened is DockEvent.Taken taken)
            {
                Taken.Add(taken.Sha256);
                Ledger.Hashes.Add(taken.Sha256);
                if (taken.Key is { } key)
                {
                    Ledger.Keys.Add(key, taken.Sha256);
                }
            }

            meanwhile?.Invoke(happened);
        }

        return events;
    }

    public void Dispose() => Directory.Delete(Inbox, recursive: true);
}
