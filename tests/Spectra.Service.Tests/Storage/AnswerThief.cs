using System.Net.Sockets;

namespace Spectra.Service.Tests.Storage;

/// <summary>Stands between the product and PostgreSQL, and when it is told to, lets a COMMIT through and keeps its answer.</summary>
internal sealed class AnswerThief : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _server;
    private volatile bool _isArmed;
    private volatile bool _hangsUp;

    public AnswerThief(string serverFolder)
    {
        _server = Path.Combine(serverFolder, ".s.PGSQL.5432");
        _listener.Bind(new UnixDomainSocketEndPoint(_folder.File(".s.PGSQL.5432")));
        _listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>The folder that takes the server's place in a connection string.</summary>
    public string Host => _folder.Path;

    /// <summary>How many answers were kept.</summary>
    public int Stolen { get; private set; }

    /// <summary>Keeps the next commit's answer.</summary>
    public void Arm() => _isArmed = true;

    /// <summary>Keeps the next commit's answer, and takes no call after that.</summary>
    public void ArmAndHangUp() => _isArmed = _hangsUp = true;

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                Socket client = _listener.Accept();
                if (_hangsUp && Stolen > 0)
                {
                    client.Dispose();
                    continue;
                }

                Socket server = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                server.Connect(new UnixDomainSocketEndPoint(_server));
                Line line = new(this, client, server);
                new Thread(line.Ask) { IsBackground = true }.Start();
                new Thread(line.Answer) { IsBackground = true }.Start();
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Disposed: nobody calls any more.
        }
    }

    private sealed class Line(AnswerThief thief, Socket client, Socket server)
    {
        private volatile bool _isCommitted;

        public void Ask() => Pump(client, server, asked =>
        {
            _isCommitted |= thief._isArmed && asked.IndexOf("COMMIT\0"u8) >= 0;
            return true;
        });

        public void Answer() => Pump(server, client, _ =>
        {
            if (_isCommitted)
            {
                thief._isArmed = false;
                thief.Stolen++;
            }

            return !_isCommitted;
        });

        private void Pump(Socket from, Socket to, Judge passes)
        {
            byte[] buffer = new byte[64 * 1024];
            try
            {
                for (int count = from.Receive(buffer); count > 0 && passes(buffer.AsSpan(0, count)); count = from.Receive(buffer))
                {
                    to.Send(buffer.AsSpan(0, count));
                }
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // One end hung up: so does the other.
            }

            client.Dispose();
            server.Dispose();
        }

        private delegate bool Judge(ReadOnlySpan<byte> bytes);
    }
}
