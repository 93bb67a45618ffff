using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Spectra.Emulator.Lines;

/// <summary>Work that other threads give to the thread of the line. Giving it ends that thread's wait, which is why it is a socket that can be waited for together with a line.</summary>
internal sealed class Inbox : IDisposable
{
    private readonly ConcurrentQueue<Action> _work = new();

    public Inbox()
    {
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        Socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Socket.Connect(Socket.LocalEndPoint!);
    }

    /// <summary>Readable while there may be work.</summary>
    public Socket Socket { get; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => _work.IsEmpty;

    /// <summary>Gives work to the thread of the line.</summary>
    public void Post(Action work)
    {
        _work.Enqueue(work);
        try
        {
            Socket.Send([1]);
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable)
        {
            // The socket is full of earlier signals, so the thread will look anyway.
        }
        catch (ObjectDisposedException)
        {
            // The detector is ending, and with it all its work.
        }
    }

    /// <summary>Does the work that is there, on the thread of the line.</summary>
    public void Work()
    {
        Span<byte> signals = stackalloc byte[16];
        while (Socket.Available > 0)
        {
            Socket.Receive(signals);
        }

        while (_work.TryDequeue(out Action? work))
        {
            work();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();
}
