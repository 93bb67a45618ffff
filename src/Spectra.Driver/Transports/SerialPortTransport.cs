using System.IO.Ports;
using System.Threading.Channels;

namespace Spectra.Driver.Transports;

/// <summary>A serial line by the framework's own port, for systems whose device files are not driven directly.</summary>
/// <remarks>That port may stay open for itself when it is unplugged, hang when it is closed and ignore time limits. So every wait here has a token, a watch looks whether the port still answers, and closing is left to a thread of its own. Of a write that was cut off, up to <see cref="WriteSize"/> bytes more may have left than are reported.</remarks>
internal sealed class SerialPortTransport : BufferedTransport
{
    /// <summary>How many bytes are handed to the port at once.</summary>
    internal const int WriteSize = 512;

    private const int ReadSize = 16 * 1024;
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(20);

    private readonly SerialPort _port;
    private readonly Stream _stream;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(1);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _watched;
    private int _writers;

    /// <param name="address">Where it leads.</param>
    /// <param name="port">The open port, which is closed with this.</param>
    public SerialPortTransport(DeviceAddress address, SerialPort port)
        : base(address)
    {
        _port = port;
        _stream = port.BaseStream;
        _ended = _end.Token;
        _watched = LetGoAsync();
    }

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

        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended);
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
            return new Transfer(_ended.IsCancellationRequested ? TransferStatus.HungUp : cancellationToken.IsCancellationRequested ? TransferStatus.Cancelled : TransferStatus.TimedOut, written);
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

    protected override void Resume() => _room.Writer.TryWrite(true);

    protected override async Task CloseAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _watched.ConfigureAwait(false);
        await _closed.Task.ConfigureAwait(false);
        _end.Dispose();
    }

    private static bool IsGone(Exception failure) => failure is IOException or UnauthorizedAccessException or InvalidOperationException or TimeoutException;

    /// <summary>A copy is written: the port may go on with it after the caller has given up.</summary>
    private async Task<int> WriteSomeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[] some = bytes[..Math.Min(bytes.Length, WriteSize)].ToArray();
        await _stream.WriteAsync(some, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        return some.Length;
    }

    private async Task LetGoAsync()
    {
        // Whichever ends first: the other one may hang.
        await Task.WhenAny(Task.Run(() => UntilGoneAsync(PumpAsync)), Task.Run(() => UntilGoneAsync(WatchAsync))).ConfigureAwait(false);
        Received.Complete();
        await _end.CancelAsync().ConfigureAwait(false);
        new Thread(ClosePort) { IsBackground = true, Name = $"closing {Address}" }.Start();
    }

    private static async Task UntilGoneAsync(Func<Task> what)
    {
        try
        {
            await what().ConfigureAwait(false);
        }
        catch (Exception gone) when (IsGone(gone) || gone is OperationCanceledException)
        {
            // Unplugged, or closed by us: either way it is over.
        }
    }

    private async Task PumpAsync()
    {
        byte[] taken = new byte[ReadSize];
        int count;
        do
        {
            int room;
            while ((room = Received.AskForRoom()) == 0)
            {
                _ = await _room.Reader.ReadAsync(_ended).ConfigureAwait(false);
            }

            count = await _stream.ReadAsync(taken.AsMemory(0, Math.Min(room, ReadSize)), _ended).ConfigureAwait(false);
            Received.Put(taken.AsSpan(0, count));
        }
        while (count > 0);
    }

    /// <summary>Ends when the port no longer answers: unplugged, a read may wait for ever.</summary>
    private async Task WatchAsync()
    {
        while (_port.BytesToRead >= 0)
        {
            await Task.Delay(WatchEvery, _ended).ConfigureAwait(false);
        }
    }

    private void ClosePort()
    {
        try
        {
            _port.Dispose();
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // It was gone already.
        }

        _closed.SetResult();
    }
}
