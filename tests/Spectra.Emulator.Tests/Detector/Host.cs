using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Spectra.Emulator.Tests.Detector;

/// <summary>A host that knows nothing but bytes: a file for a pseudo terminal, a socket for TCP.</summary>
internal sealed class Host : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Stream _stream;

    private Host(Stream stream) => _stream = stream;

    public static Host Open(string address)
    {
        if (address.Split(':', 2) is ["serial", string path])
        {
            return new Host(new FileStream(path, new FileStreamOptions { Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, BufferSize = 0 }));
        }

        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPEndPoint.Parse(address["tcp:".Length..]));
        return new Host(new NetworkStream(socket, ownsSocket: true));
    }

    public void Send(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    public void Say(string line) => Send(Encoding.Latin1.GetBytes($"{line}\n"));

    public string Ask(string line)
    {
        Say(line);
        return Line();
    }

    public string Line()
    {
        List<byte> line = [];
        while (Next() is var next && next != '\n')
        {
            line.Add(next);
        }

        return Encoding.Latin1.GetString([.. line]);
    }

    /// <summary>The bytes of a definite-length block.</summary>
    public byte[] Block()
    {
        Assert.Equal((byte)'#', Next());
        byte[] content = Bytes(int.Parse(Encoding.ASCII.GetString(Bytes(Next() - '0')), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((byte)'\n', Next());
        return content;
    }

    /// <summary>The bytes of a record, read in ranges.</summary>
    public byte[] Record(int id, int length, int chunk = 4096)
    {
        List<byte> content = [];
        while (content.Count < length)
        {
            Say($"MMEM:DATA? \"{id}\",{content.Count},{chunk}");
            byte[] block = Block();
            Assert.NotEmpty(block);
            content.AddRange(block);
        }

        return [.. content];
    }

    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = Next();
        }

        return bytes;
    }

    /// <summary>Waits for the hang-up; what came before it is returned.</summary>
    public byte[] UntilHangUp()
    {
        List<byte> before = [];
        while (Read() is { } next)
        {
            before.Add(next);
        }

        return [.. before];
    }

    public void Dispose() => _stream.Dispose();

    private byte Next() => Read() ?? throw new EndOfStreamException("The line was closed.");

    private byte? Read()
    {
        try
        {
            byte[] one = new byte[1];
            return Task.Run(() => _stream.Read(one)).WaitAsync(Patience).GetAwaiter().GetResult() == 1 ? one[0] : null;
        }
        catch (IOException)
        {
            // A terminal that hung up and a connection that was reset are the same here.
            return null;
        }
    }
}
