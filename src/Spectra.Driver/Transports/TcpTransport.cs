using System.Net.Sockets;

namespace Spectra.Driver.Transports;

/// <summary>A raw TCP connection.</summary>
/// <remarks>A peer that closes or resets is a hang-up. One that vanishes without a word is found by keep-alive after about 20 seconds of silence.</remarks>
internal sealed class TcpTransport : PumpedTransport
{
    private const int ReadSize = 64 * 1024;

    private readonly Socket _socket;
    private readonly Task _pumped;

    /// <param name="address">Where it leads.</param>
    /// <param name="socket">The connected socket, which is closed with this.</param>
    public TcpTransport(DeviceAddress address, Socket socket)
        : base(address)
    {
        _socket = socket;
        _socket.Blocking = false;
        _pumped = PumpAsync();
    }

    protected override bool IsGone(Exception failure) => failure is SocketException or ObjectDisposedException;

    protected override Task ClosedAsync() => _pumped;

    /// <summary>Sends what the system takes at once. When it takes nothing, one byte is waited for: that is sent or not, so that what was sent is known to the byte.</summary>
    protected override async ValueTask<int> WriteSomeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Ended.ThrowIfCancellationRequested();
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
                count = await _socket.ReceiveAsync(taken.AsMemory(0, Math.Min(room, ReadSize)), SocketFlags.None, Ended).ConfigureAwait(false);
                Received.Put(taken.AsSpan(0, count));
            }
            while (count > 0);
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // Reset by the peer, or closed by us: either way nothing more will come.
        }

        await EndAsync().ConfigureAwait(false);
        _socket.Dispose();
    }
}
