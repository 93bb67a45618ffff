using Spectra.Driver.Discovery;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Discovery;

/// <summary>Reads a watcher's changes one by one: <c>+key</c> for who arrived, <c>-key</c> for who left.</summary>
internal sealed class ReadWatch : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly DeviceWatcher _watcher;
    private readonly IAsyncEnumerator<DeviceChange> _changes;
    private Task<bool>? _pending;

    public ReadWatch(DiscoverySettings settings)
    {
        _watcher = new DeviceWatcher(ProfileShelf.Empty, settings);
        _changes = _watcher.WatchAsync(CancellationToken.None).GetAsyncEnumerator();
        _pending = _changes.MoveNextAsync().AsTask();
    }

    public AttachedDevice Last => _changes.Current.Device;

    public async Task<string> Next()
    {
        Assert.True(await (_pending ?? _changes.MoveNextAsync().AsTask()).WaitAsync(Patience));
        _pending = null;
        return $"{(_changes.Current is DeviceChange.Arrived ? '+' : '-')}{_changes.Current.Device.Key}";
    }

    public async Task<string> NextOf(string place)
    {
        while (true)
        {
            string change = await Next();
            if (change.EndsWith(place, StringComparison.Ordinal))
            {
                return change;
            }
        }
    }

    /// <summary>Reads on until the next change has to be waited for.</summary>
    public async Task Settled()
    {
        _pending ??= _changes.MoveNextAsync().AsTask();
        while (_pending.IsCompleted)
        {
            await Next();
            _pending = _changes.MoveNextAsync().AsTask();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _watcher.DisposeAsync();
        if (_pending is not null)
        {
            await _pending.WaitAsync(Patience);
        }

        await _changes.DisposeAsync();
    }
}
