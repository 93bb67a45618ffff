namespace Spectra.Driver.Transports;

/// <summary>A line whose bytes are collected as they come.</summary>
internal abstract class BufferedTransport : ITransport
{
    /// <summary>How many unread bytes are held before the line is left to hold the device back.</summary>
    private const int Capacity = 4 * 1024 * 1024;

    /// <summary>How long closing waits for the line's own thread; a driver that hangs is left to it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.4);

    private readonly Lock _closing = new();
    private Task? _closed;

    protected BufferedTransport(DeviceAddress address)
    {
        Address = address;
        Received = new ReceiveBuffer(Capacity, Resume);
    }

    public DeviceAddress Address { get; }

    /// <summary>What came and was not read yet.</summary>
    internal ReceiveBuffer Received { get; }

    public virtual ValueTask<Transfer> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken) =>
        Received.ReadAsync(buffer, timeout, cancellationToken);

    public abstract ValueTask<Transfer> WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Received.Discard();
        Task closed;
        lock (_closing)
        {
            closed = _closed ??= CloseAsync();
        }

        await closed.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>There is room for received bytes again.</summary>
    protected abstract void Resume();

    /// <summary>Closes the line; called once, ends when it is closed.</summary>
    protected abstract Task CloseAsync();
}
