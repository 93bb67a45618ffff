using System.Runtime.CompilerServices;

namespace Spectra.Driver.Docking;

/// <summary>One docking session: finds what is new on a device, newest first, and hands it over whole.</summary>
/// <param name="address">Where the device is.</param>
/// <param name="ledger">What was taken before.</param>
/// <param name="time">The clock that decides whether a file has settled.</param>
/// <param name="settings">How files are judged and read; <see cref="DockSettings.Default"/> where null.</param>
public sealed class DockSession(DeviceAddress address, ILedger ledger, TimeProvider time, DockSettings? settings = null)
{
    /// <summary>Looks whether an address can be docked, before anything is opened or made for it.</summary>
    /// <param name="address">Where the device is.</param>
    /// <returns>The refusal the session would begin and end with; null where there is none.</returns>
    public static DockOutcome.Refused? Check(DeviceAddress address)
    {
        string? refusal = address is DeviceAddress.Folder
            ? FolderScan.Refusal(RootOf(address))
            : $"Docking over '{address}' is not available in this version: copy the instrument's exports to a stick and dock folder:PATH.";
        return refusal is null ? null : new DockOutcome.Refused(refusal);
    }

    /// <summary>Runs the session. Nothing is ever written to the device; no single file stops it.</summary>
    /// <remarks>The last event is always <see cref="DockEvent.Ended"/>. Each event is produced only when the consumer asks for it, so a consumer that commits what it was given before it goes on loses nothing at a cut.</remarks>
    /// <param name="cancellationToken">Calls the session off between two files; the outcome then says so.</param>
    public async IAsyncEnumerable<DockEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Check(address) is { } refused)
        {
            yield return new DockEvent.Ended(refused);
            yield break;
        }

        FolderSession session = new(RootOf(address), ledger, time, settings ?? DockSettings.Default);
        if (session.Open() is { } refusal)
        {
            yield return new DockEvent.Ended(new DockOutcome.Refused(refusal));
            yield break;
        }

        await foreach (DockEvent happened in session.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return happened;
        }
    }

    private static string RootOf(DeviceAddress address) => Path.GetFullPath(((DeviceAddress.Folder)address).Path);
}
