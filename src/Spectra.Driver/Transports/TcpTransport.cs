using System.Net.Sockets;
using System.Threading.Channels;

namespace Spectra.Driver.Transports;

/// <summary>A raw TCP connection.</summary>
/// <remarks>A peer that closes or resets is a hang-up. One that vanishes without a word is found by keep-alive after about 20 seconds of silence.</remarks>
internal sealed class TcpTransport : BufferedTransport
{
    private const int ReadSize = 64 * 1024;

    private readonly Socket _socket;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(1);
    private readonly Task _pumped;
    private int _writers;

    /// <param name="address">Where it leads.</param>
    /// <param name="socket">The connected socket, which is closed with this.</param>
    public TcpTransport(DeviceAddress address, Socket socket)
        : base(address)
    {
        _socket = socket;
        _socket.Blocking = false;
        _ended = _end.Token;
        _pumped = PumpAsync();
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
                written += await SendSomeAsync(bytes[written..], deadline.Token).ConfigureAwait(false);
            }

            return new Transfer(TransferStatus.Done, written);
        }
        catch (OperationCanceledException)
        {
            return new Transfer(WhyEnded(cancellationToken), written);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
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
        await _pumped.ConfigureAwait(false);
        _end.Dispose();
    }

    private TransferStatus WhyEnded(CancellationToken calledOff) =>
        _ended.IsCancellationRequested ? TransferStatus.HungUp : calledOff.IsCancellationRequested ? TransferStatus.Cancelled : TransferStatus.TimedOut;

    /// <summary>Sends what the system takes at once. When it takes nothing, one byte is waited for: that is sent or not, so that what was sent is known to the byte.</summary>
    private async ValueTask<int> SendSomeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _ended.ThrowIfCancellationRequested();
        int sent = _socket.Send(bytes.Span, SocketFlags.None, out SocketError error);
        return error switch
        {
            SocketError.Success => sent,
            SocketError.WouldBlock => await _socket.SendAsync(bytes[..1], SocketFlags.None, cancellationToken).ConfigureAwait(false),
            _ => throw new SocketException((int)error),
        };
    }

    private async Task PumpAsync()
    {
        try
        {
            byte[] taken = new byte[ReadSize];
            int count;
            do
            {
                int room = await RoomAsync().ConfigureAwait(false);
                count = await _socket.ReceiveAsync(taken.AsMemory(0, Math.Min(room, ReadSize)), SocketFlags.None, _ended).ConfigureAwait(false);
                Received.Put(taken.AsSpan(0, count));
            }
            while (count > 0);
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // Reset by the peer, or closed by us: either way nothing more will come.
        }

        Received.Complete();
        await _end.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
    }

    private async ValueTask<int> RoomAsync()
    {
        int room;
        while ((room = Received.AskForRoom()) == 0)
        {
            _ = await _room.Reader.ReadAsync(_ended).ConfigureAwait(false);
        }

        return room;
    }
}
