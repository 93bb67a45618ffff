using System.Security.Cryptography;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;

namespace Spectra.Soak.Docking;

/// <summary>A post that docks one detector: its ledger, its inbox, and all that it was handed.</summary>
internal sealed class Post(string inbox) : IDisposable
{
    private readonly PostLedger _ledger = new();

    /// <summary>What was handed over as new, in order.</summary>
    public List<HandedOver> HandedOver { get; } = [];

    /// <summary>What the device said that it is, each time.</summary>
    public List<DeviceIdentity> Identities { get; } = [];

    /// <summary>Docks once.</summary>
    /// <param name="address">Where the device is.</param>
    /// <param name="profile">What it speaks; null for a folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="happened">Told of every event.</param>
    public async Task<DockEvent.Ended> DockAsync(DeviceAddress address, DeviceProfile? profile, TimeProvider time, Func<DockEvent, Task>? happened = null)
    {
        DockSettings settings = DockSettings.Default with { Inbox = inbox, Profile = profile, UsbSerial = profile is null ? null : Detector.Serial };
        await foreach (DockEvent step in new DockSession(address, _ledger, time, settings).RunAsync())
        {
            if (happened is not null)
            {
                await happened(step);
            }

            switch (step)
            {
                case DockEvent.Connected connected:
                    Identities.Add(connected.Identity);
                    break;
                case DockEvent.Taken taken:
                    Keep(taken.Record, taken.Key, taken.Content, taken.Sha256, isSpectrum: true);
                    break;
                case DockEvent.SetAside aside:
                    Keep(aside.Record, aside.Key, aside.Content!.Value, aside.Sha256, isSpectrum: false);
                    break;
                case DockEvent.Known known:
                    _ledger.Remember(known.Sha256, known.Key);
                    break;
                case DockEvent.Ended ended:
                    return ended;
            }
        }

        throw new InvalidOperationException("A session ended without saying so.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(inbox))
        {
            Directory.Delete(inbox, recursive: true);
        }
    }

    // The hash that counts is the one of the bytes that came.
    private void Keep(StoredRecord record, RecordKey? key, ReadOnlyMemory<byte> content, string sha256, bool isSpectrum)
    {
        HandedOver.Add(new HandedOver(Convert.ToHexStringLower(SHA256.HashData(content.Span)), record, isSpectrum));
        _ledger.Remember(sha256, key);
    }
}
