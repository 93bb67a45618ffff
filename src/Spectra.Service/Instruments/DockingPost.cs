using System.Collections.Concurrent;
using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Service.Commands;

namespace Spectra.Service.Instruments;

/// <summary>Keeps the detectors of a post docked: those it was told of, and whatever arrives where it was told to look.</summary>
/// <remarks>A detector that was told of is docked again while it stays, so that what is measured meanwhile comes in; one that went away is looked for by its identity, for it may come back under another name.
/// Sticks are docked only in watched folders, and other lines only where a profile names their USB identity: nothing else is opened.</remarks>
/// <param name="shelf">The profiles.</param>
/// <param name="discovery">Where to look.</param>
/// <param name="dock">Runs one session at an address, with the device that is attached there where it is known.</param>
/// <param name="tell">Told sentences for a person; the same sentence of a detector only once in a row.</param>
/// <param name="time">The clock.</param>
internal sealed class DockingPost(ProfileShelf shelf, DiscoverySettings discovery, Func<DeviceAddress, AttachedDevice?, CancellationToken, Task<DockOutcome>> dock, Action<string> tell, TimeProvider time)
{
    private static readonly TimeSpan AgainWhileThere = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AgainWhileAway = TimeSpan.FromSeconds(3);

    // By address too: a manufacturer may give every device the same serial number.
    private readonly ConcurrentDictionary<(string Key, DeviceAddress Address), AttachedDevice> _attached = new();
    private readonly ConcurrentDictionary<(string Key, DeviceAddress Address), Task> _loops = new();

    // Who was found at the addresses it was told of, wherever they are now.
    private readonly ConcurrentDictionary<DeviceAddress, string> _kept = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs until it is called off; every session has ended then.</summary>
    /// <param name="detectors">The detectors it is told of.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    public async Task RunAsync(ImmutableArray<DeviceAddress> detectors, CancellationToken cancellationToken)
    {
        await using DeviceWatcher watcher = new(shelf, discovery);
        Task[] told = [.. detectors.Select(address => KeepAsync(address, cancellationToken))];
        await foreach (DeviceChange change in watcher.WatchAsync(cancellationToken))
        {
            Note(change, detectors, cancellationToken);
        }

        await Task.WhenAll([.. told, .. _loops.Values]);
    }

    private void Note(DeviceChange change, ImmutableArray<DeviceAddress> detectors, CancellationToken cancellationToken)
    {
        AttachedDevice device = change.Device;
        if (change is DeviceChange.Left)
        {
            _ = _attached.TryRemove(KeyValuePair.Create((device.Key, device.Address), device));
        }
        else
        {
            _attached[(device.Key, device.Address)] = device;
            if (IsDockedUnasked(device) && !detectors.Any(told => IsKept(told, device)))
            {
                _ = _loops.AddOrUpdate((device.Key, device.Address), _ => WhileAttachedAsync(device, cancellationToken), (_, running) => AfterAsync(running, device, cancellationToken));
            }
        }

        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private bool IsDockedUnasked(AttachedDevice device) => device.Address is DeviceAddress.Folder folder
        ? discovery.WatchedFolders.Any(watched => IsIn(folder.Path, watched))
        : device.Profile is not null;

    /// <summary>Whether a device is docked already as one it was told of: it is at that address, or was and came up elsewhere.</summary>
    private bool IsKept(DeviceAddress told, AttachedDevice device) => IsAt(device.Address, told)
        || (_kept.TryGetValue(told, out string? key) && key == device.Key && !_attached.Keys.Any(other => other.Key == key && IsAt(other.Address, told)));

    private static bool IsIn(string path, string folder) => path == folder || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private async Task AfterAsync(Task running, AttachedDevice device, CancellationToken cancellationToken)
    {
        await running;
        await WhileAttachedAsync(device, cancellationToken);
    }

    /// <summary>A folder is docked once an arrival: what is put into it later arrives again. A line is docked as long as the device stays.</summary>
    private async Task WhileAttachedAsync(AttachedDevice device, CancellationToken cancellationToken)
    {
        string? said = null;
        do
        {
            said = Tell(device.Address, await DockAsync(device.Address, device, cancellationToken), said);
            if (device.Address is not DeviceAddress.Folder)
            {
                await ChangedOrAsync(AgainWhileThere, cancellationToken);
            }
        }
        while (device.Address is not DeviceAddress.Folder && !cancellationToken.IsCancellationRequested && _attached.TryGetValue((device.Key, device.Address), out AttachedDevice? there) && there == device);
    }

    private async Task KeepAsync(DeviceAddress address, CancellationToken cancellationToken)
    {
        string? said = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            AttachedDevice? device = Find(address);
            if (device is { Usb.Serial: not null })
            {
                _ = _kept.TryAdd(address, device.Key);
            }

            DockOutcome outcome = await DockAsync(device?.Address ?? address, device, cancellationToken);
            said = Tell(address, outcome, said);
            await ChangedOrAsync(outcome is DockOutcome.Completed ? AgainWhileThere : AgainWhileAway, cancellationToken);
        }
    }

    /// <summary>One session. A fault of the program in it is told, and ends neither the sessions after it nor those of other detectors.</summary>
    private async Task<DockOutcome> DockAsync(DeviceAddress address, AttachedDevice? device, CancellationToken cancellationToken)
    {
        try
        {
            return await dock(address, device, cancellationToken);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return cancellationToken.IsCancellationRequested
                ? new DockOutcome.Cancelled(DockTally.None)
                : new DockOutcome.Failed(DockTally.None, $"The session ended by a fault of the program, please report it: {failure.GetType().Name}: {failure.Message} The detector still has what was not taken, and is tried again.");
        }
    }

    /// <summary>The device that was at the address before, wherever it is now; else what is at the address.</summary>
    private AttachedDevice? Find(DeviceAddress address)
    {
        ImmutableArray<AttachedDevice> devices = AttachedDevices.List(shelf, discovery);
        AttachedDevice? there = devices.FirstOrDefault(device => IsAt(device.Address, address));
        return !_kept.TryGetValue(address, out string? key) || there?.Key == key ? there : devices.FirstOrDefault(device => device.Key == key) ?? there;
    }

    /// <summary>Whether a device is at the address it was told of, which may be another name of it.</summary>
    private static bool IsAt(DeviceAddress found, DeviceAddress told) => (found, told) switch
    {
        (DeviceAddress.Folder a, DeviceAddress.Folder b) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(a.Path)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(b.Path)),
        _ => found == told || (ProfileChoice.PlaceOf(found) is { } place && place == ProfileChoice.PlaceOf(told)),
    };

    private string? Tell(DeviceAddress address, DockOutcome outcome, string? said)
    {
        string? sentence = outcome switch
        {
            DockOutcome.Refused refused => refused.Sentence,
            DockOutcome.DeviceLost lost => lost.Sentence,
            DockOutcome.Failed failed => failed.Sentence,
            DockOutcome.Completed { Tally: { Taken: > 0 } or { SetAside: > 0 } or { Quarantined: > 0 } } completed =>
                FormattableString.Invariant($"{completed.Tally.Taken} taken, {completed.Tally.SetAside} set aside, {completed.Tally.Quarantined} quarantined."),
            _ => null,
        };
        if (sentence is not null && sentence != said)
        {
            tell($"{address}: {sentence}");
        }

        return sentence ?? said;
    }

    private async Task ChangedOrAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        Task changed = Volatile.Read(ref _changed).Task;
        await Task.WhenAny(changed, Task.Delay(longest, time, cancellationToken));
    }
}
