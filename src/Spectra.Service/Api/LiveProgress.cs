using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Spectra.Service.Api;

/// <summary>What happens at the post, to whoever listens at this moment. Nothing that matters lives here only: who missed it reads the record.</summary>
internal sealed class LiveProgress
{
    /// <summary>How many events wait for a listener that is slow; older ones are dropped.</summary>
    private const int Waiting = 256;

    private readonly ConcurrentDictionary<Channel<ProgressEvent>, bool> _listeners = new();

    /// <summary>Tells everybody who listens.</summary>
    public void Tell(ProgressEvent happened)
    {
        foreach (Channel<ProgressEvent> listener in _listeners.Keys)
        {
            _ = listener.Writer.TryWrite(happened);
        }
    }

    /// <summary>Listens until it is called off.</summary>
    public async IAsyncEnumerable<ProgressEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        Channel<ProgressEvent> listener = Channel.CreateBounded<ProgressEvent>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _listeners[listener] = true;
        try
        {
            await foreach (ProgressEvent happened in listener.Reader.ReadAllAsync(cancellation))
            {
                yield return happened;
            }
        }
        finally
        {
            _listeners.TryRemove(listener, out _);
        }
    }
}
