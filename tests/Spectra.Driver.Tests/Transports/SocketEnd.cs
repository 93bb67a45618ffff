using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Spectra.Driver.Tests.Transports;

/// <summary>The device's end of a TCP connection: listens, and serves who comes first.</summary>
internal sealed class SocketEnd : IFarEnd
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lazy<Socket> _socket;

    public SocketEnd()
    {
        _listener.Start();
        _socket = new Lazy<Socket>(_listener.AcceptSocket);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[_socket.Value.Send(bytes)..];
        }
    }

    public byte[] Read(int count, TimeSpan timeout)
    {
        byte[] bytes = new byte[count];
        int read = 0;
        Stopwatch clock = Stopwatch.StartNew();
        while (read < count && timeout - clock.Elapsed is var left && left > TimeSpan.Zero && _socket.Value.Poll(left, SelectMode.SelectRead))
        {
            int got = _socket.Value.Receive(bytes, read, count - read, SocketFlags.None);
            if (got == 0)
            {
                break;
            }

            read += got;
        }

        return bytes[..read];
    }

    public void HangUp() => _socket.Value.Shutdown(SocketShutdown.Both);

    /// <summary>Ends the connection as a device does whose power fails and comes back.</summary>
    public void Reset()
    {
        _socket.Value.LingerState = new LingerOption(true, 0);
        _socket.Value.Dispose();
    }

    public void Dispose()
    {
        if (_socket.IsValueCreated)
        {
            _socket.Value.Dispose();
        }

        _listener.Dispose();
    }
}
