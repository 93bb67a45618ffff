using System.Collections.Concurrent;
using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;

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

    private readonly ConcurrentDictionary<string, AttachedDevice> _attached = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> _loops = new(StringComparer.Ordinal);
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
            _ = _attached.TryRemove(KeyValuePair.Create(device.Key, device));
        }
        else
        {
            _attached[device.Key] = device;
            if (IsDockedUnasked(device) && !detectors.Contains(device.Address))
            {
                _ = _loops.AddOrUpdate(device.Key, _ => WhileAttachedAsync(device, cancellationToken), (_, running) => AfterAsync(running, device, cancellationToken));
            }
        }

        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private bool IsDockedUnasked(AttachedDevice device) => device.Address is DeviceAddress.Folder folder
        ? discovery.WatchedFolders.Any(watched => IsIn(folder.Path, watched))
        : device.Profile is not null;

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
            said = Tell(device.Address, await dock(device.Address, device, cancellationToken), said);
            if (device.Address is not DeviceAddress.Folder)
            {
                await ChangedOrAsync(AgainWhileThere, cancellationToken);
            }
        }
        while (device.Address is not DeviceAddress.Folder && !cancellationToken.IsCancellationRequested && _attached.TryGetValue(device.Key, out AttachedDevice? there) && there == device);
    }

    private async Task KeepAsync(DeviceAddress address, CancellationToken cancellationToken)
    {
        string? key = null;
        string? said = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            AttachedDevice? device = Find(address, key);
            key ??= device is { Usb.Serial: not null } ? device.Key : null;
            DockOutcome outcome = await dock(device?.Address ?? address, device, cancellationToken);
            said = Tell(address, outcome, said);
            await ChangedOrAsync(outcome is DockOutcome.Completed ? AgainWhileThere : AgainWhileAway, cancellationToken);
        }
    }

    /// <summary>The device that was at the address before, wherever it is now; else what is at the address.</summary>
    private AttachedDevice? Find(DeviceAddress address, string? key)
    {
        ImmutableArray<AttachedDevice> devices = AttachedDevices.List(shelf, discovery);
        return devices.FirstOrDefault(device => key is not null && device.Key == key)
            ?? devices.FirstOrDefault(device => IsAt(device.Address, address));
    }

    private static bool IsAt(DeviceAddress found, DeviceAddress told) => (found, told) switch
    {
        (DeviceAddress.Serial a, DeviceAddress.Serial b) => a.Port == b.Port,
        _ => found == told,
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
