using System.Runtime.CompilerServices;

namespace Spectra.Driver.Docking;

/// <summary>One docking session: finds what is new on a device, newest first, and hands it over whole.</summary>
/// <param name="address">Where the device is.</param>
/// <param name="ledger">What was taken before.</param>
/// <param name="time">The clock that decides whether a file has settled.</param>
/// <param name="settings">How files are judged and read; <see cref="DockSettings.Default"/> where null.</param>
public sealed class DockSession(DeviceAddress address, ILedger ledger, TimeProvider time, DockSettings? settings = null)
{
    /// <summary>Runs the session. Nothing is ever written to the device; no single file stops it.</summary>
    /// <remarks>The last event is always <see cref="DockEvent.Ended"/>. Each event is produced only when the consumer asks for it, so a consumer that commits what it was given before it goes on loses nothing at a cut.</remarks>
    /// <param name="cancellationToken">Calls the session off between two files; the outcome then says so.</param>
    public async IAsyncEnumerable<DockEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (address is not DeviceAddress.Folder folder)
        {
            yield return Refused($"Docking over '{address}' is not available in this version: copy the instrument's exports to a stick and dock folder:PATH.");
            yield break;
        }

        FolderSession session = new(Path.GetFullPath(folder.Path), ledger, time, settings ?? DockSettings.Default);
        if (session.Open() is { } refusal)
        {
            yield return Refused(refusal);
            yield break;
        }

        await foreach (DockEvent happened in session.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return happened;
        }
    }

    private static DockEvent.Ended Refused(string sentence) => new(new DockOutcome.Refused(sentence));
}
