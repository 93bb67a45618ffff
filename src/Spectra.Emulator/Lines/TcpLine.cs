using System.Net;
using System.Net.Sockets;

namespace Spectra.Emulator.Lines;

/// <summary>A listener on the loopback address as the line; one host at a time.</summary>
internal sealed class TcpLine : ILine
{
    private readonly Inbox _inbox;
    private readonly int _port;
    private Socket? _listener;
    private Socket? _host;

    /// <param name="inbox">Ends every wait.</param>
    /// <param name="port">The port; 0 for one that is free.</param>
    public TcpLine(Inbox inbox, int port)
    {
        _inbox = inbox;
        _port = port;
        Plug();
        _port = ((IPEndPoint)_listener!.LocalEndPoint!).Port;
    }

    /// <inheritdoc/>
    public string? Address => _listener is null ? null : $"tcp:127.0.0.1:{_port}";

    /// <inheritdoc/>
    public LineSignal Read(Span<byte> into, int milliseconds, out int count)
    {
        count = 0;
        if ((_host ?? _listener) is not { } source)
        {
            Idle(milliseconds);
            return LineSignal.Nothing;
        }

        if (!IsReady(source, milliseconds))
        {
            return LineSignal.Nothing;
        }

        if (_host is null)
        {
            return Accept(source);
        }

        count = _host.Receive(into, SocketFlags.None, out SocketError error);
        return count > 0 ? LineSignal.Bytes : error is SocketError.WouldBlock ? LineSignal.Nothing : HostLeft();
    }

    /// <inheritdoc/>
    public LineSignal Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (_host is null)
        {
            return LineSignal.HostLeft;
        }

        count = _host.Send(bytes, SocketFlags.None, out SocketError error);
        if (error is SocketError.Success)
        {
            return LineSignal.Bytes;
        }

        count = 0;
        if (error is not SocketError.WouldBlock)
        {
            return HostLeft();
        }

        Socket.Select(new List<Socket> { _inbox.Socket }, new List<Socket> { _host }, null, Timeout.Infinite);
        return LineSignal.Nothing;
    }

    /// <inheritdoc/>
    public void Idle(int milliseconds) => _inbox.Socket.Poll(Microseconds(milliseconds), SelectMode.SelectRead);

    /// <inheritdoc/>
    public void Unplug()
    {
        HostLeft();
        _listener?.Dispose();
        _listener = null;
    }

    /// <inheritdoc/>
    public void Plug()
    {
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, _port));
            listener.Listen();
            _listener = listener;
        }
        catch (SocketException failure)
        {
            listener.Dispose();
            throw new IOException($"The detector can't listen at 127.0.0.1:{_port}: {failure.Message}. Name another port with --tcp, or 0 for any that is free.", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Unplug();

    private LineSignal Accept(Socket listener)
    {
        try
        {
            _host = listener.Accept();
            _host.NoDelay = true;
            _host.Blocking = false;
            return LineSignal.HostCame;
        }
        catch (SocketException)
        {
            // It was gone before it was let in.
            HostLeft();
            return LineSignal.Nothing;
        }
    }

    private bool IsReady(Socket source, int milliseconds)
    {
        List<Socket> ready = [source, _inbox.Socket];
        Socket.Select(ready, null, null, Microseconds(milliseconds));
        return ready.Contains(source);
    }

    private LineSignal HostLeft()
    {
        _host?.Dispose();
        _host = null;
        return LineSignal.HostLeft;
    }

    private static int Microseconds(int milliseconds) => milliseconds < 0 ? Timeout.Infinite : milliseconds * 1000;
}
