using System.Threading.Channels;

namespace Spectra.Driver.Transports;

/// <summary>A line that is read and written by asynchronous calls of the framework: one side pumps bytes into the buffer, the other writes piece by piece, and both end together.</summary>
internal abstract class PumpedTransport : BufferedTransport
{
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(1);
    private int _writers;

    /// <param name="address">Where it leads.</param>
    protected PumpedTransport(DeviceAddress address)
        : base(address) => Ended = _end.Token;

    /// <summary>Whether the line is gone or closed.</summary>
    protected CancellationToken Ended { get; }

    /// <inheritdoc/>
    public override async ValueTask<Transfer> WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return new Transfer(TransferStatus.Cancelled, 0);
        }

        if (Interlocked.Exchange(ref _writers, 1) != 0)
        {
            throw new InvalidOperationException("Another write to this line is still waiting: one writer at a time.");
        }

        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        deadline.CancelAfter(Waiting.Limit(timeout));
        int written = 0;
        try
        {
            while (written < bytes.Length)
            {
                written += await WriteSomeAsync(bytes[written..], deadline.Token).ConfigureAwait(false);
            }

            return new Transfer(TransferStatus.Done, written);
        }
        catch (OperationCanceledException)
        {
            return new Transfer(Ended.IsCancellationRequested ? TransferStatus.HungUp : cancellationToken.IsCancellationRequested ? TransferStatus.Cancelled : TransferStatus.TimedOut, written);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return new Transfer(TransferStatus.HungUp, written);
        }
        finally
        {
            Volatile.Write(ref _writers, 0);
        }
    }

    /// <inheritdoc/>
    protected override void Resume() => _room.Writer.TryWrite(true);

    /// <inheritdoc/>
    protected override async Task CloseAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await ClosedAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    /// <summary>Writes at least one byte.</summary>
    /// <returns>How many were written.</returns>
    protected abstract ValueTask<int> WriteSomeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Whether a failure of a call says that the line is gone.</summary>
    protected abstract bool IsGone(Exception failure);

    /// <summary>Waits until everything is given back, after the line was told to end.</summary>
    protected abstract Task ClosedAsync();

    /// <summary>Nothing more will come: what is there is still handed out, then reads and writes report it.</summary>
    protected Task EndAsync()
    {
        Received.Complete();
        return _end.CancelAsync();
    }

    /// <summary>Waits until the buffer has room.</summary>
    /// <returns>For how many bytes.</returns>
    protected async ValueTask<int> RoomAsync()
    {
        int room;
        while ((room = Received.AskForRoom()) == 0)
        {
            _ = await _room.Reader.ReadAsync(Ended).ConfigureAwait(false);
        }

        return room;
    }
}
