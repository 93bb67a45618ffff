using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Discovery;

/// <summary>Notices devices that are attached and taken away.</summary>
/// <remarks>The kernel's word on mounts and device files only says when to look; what changed is always found by listing everything anew, and without any word every <see cref="DiscoverySettings.PollInterval"/>.</remarks>
public sealed class DeviceWatcher : IAsyncDisposable
{
    private readonly ProfileShelf _shelf;
    private readonly DiscoverySettings _settings;
    private readonly Channel<byte> _signals = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopped = new();
    private readonly FolderSignal _folders;
    private readonly MountSignal? _mounts;
    private readonly Timer _timer;
    private int _isDisposed;

    /// <summary>Starts listening; nothing is reported before <see cref="WatchAsync"/>.</summary>
    public DeviceWatcher(ProfileShelf shelf, DiscoverySettings settings)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(settings);
        _shelf = shelf;
        _settings = settings;
        _folders = new FolderSignal(
            [(settings.DeviceFolder, ["tty*", "usbtmc*"]), .. settings.LinkFolders.Concat(settings.WatchedFolders).Select(static folder => (folder, Array.Empty<string>()))],
            Signal);
        _mounts = MountSignal.Start(settings.MountTable, Signal);
        _timer = new Timer(static watcher => ((DeviceWatcher)watcher!).Signal(), this, settings.PollInterval, settings.PollInterval);
    }

    /// <summary>Reports what is attached already as arrived, and from then on every change, until cancelled or the watcher is disposed. For one reader, once.</summary>
    /// <returns>The changes; the sequence ends, and does not throw, when it is cancelled.</returns>
    public async IAsyncEnumerable<DeviceChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopped.Token);
        ImmutableArray<AttachedDevice> before = [];
        while (!stop.IsCancellationRequested)
        {
            // Watched before listed: what comes after the list gives a signal.
            RenewFolders();
            ImmutableArray<AttachedDevice> after = AttachedDevices.List(_shelf, _settings);
            foreach (DeviceChange change in DeviceDifference.Between(before, after))
            {
                yield return change;
            }

            before = after;
            await SignalledAsync(stop.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a running <see cref="WatchAsync"/> and gives back every thread and descriptor.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _stopped.CancelAsync().ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        lock (_folders)
        {
            _folders.Dispose();
        }

        _mounts?.Dispose();
        _stopped.Dispose();
    }

    private void RenewFolders()
    {
        lock (_folders)
        {
            if (Volatile.Read(ref _isDisposed) == 0)
            {
                _folders.Renew();
            }
        }
    }

    private void Signal() => _signals.Writer.TryWrite(0);

    private async Task SignalledAsync(CancellationToken cancellationToken)
    {
        await Quietly(_signals.Reader.WaitToReadAsync(cancellationToken).AsTask());
        await Quietly(Task.Delay(_settings.Settle, cancellationToken));
        _ = _signals.Reader.TryRead(out _);

        static ConfiguredTaskAwaitable Quietly(Task task) => task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
