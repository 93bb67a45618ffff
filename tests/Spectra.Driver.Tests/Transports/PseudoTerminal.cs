using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Spectra.Driver.Tests.Transports;

/// <summary>A serial line without a wire: what opens <see cref="Path"/> talks to whoever holds this, the device's end. Linux only.</summary>
/// <remarks>One thread may read while another writes. While nobody has the path open, reads wait.</remarks>
internal sealed class PseudoTerminal : IFarEnd
{
    private const int Now = 0;
    private const uint GetLine = 0x802C542A;
    private const int SpeedOffset = 40;
    private const int NotYet = 11;
    private const int NobodyThere = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(5);

    private readonly int _master;
    private int _closed;

    public PseudoTerminal()
    {
        _master = NativeTerminal.OpenMaster(NativeTerminal.ReadWrite | NativeTerminal.NoControllingTerminal | NativeTerminal.NonBlocking | NativeTerminal.CloseOnExec);
        byte[] name = new byte[256];
        byte[] attributes = new byte[256];
        if (_master < 0 || NativeTerminal.Grant(_master) != 0 || NativeTerminal.Unlock(_master) != 0 || NativeTerminal.SlaveName(_master, name, 256) != 0
            || NativeTerminal.GetAttributes(_master, attributes) != 0)
        {
            throw new IOException($"No pseudo-terminal could be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        // So that what is written before anybody opens the other end is neither echoed nor held back until a line ends.
        NativeTerminal.MakeRaw(attributes);
        _ = NativeTerminal.SetAttributes(_master, Now, attributes);
        Path = Encoding.ASCII.GetString(name.AsSpan(0, Array.IndexOf(name, (byte)0)));
    }

    /// <summary>The device file of the host's end.</summary>
    public string Path { get; }

    /// <summary>The speed the system says the line has, in bits a second.</summary>
    public uint Speed()
    {
        byte[] attributes = new byte[256];
        Assert.Equal(0, NativeTerminal.Control(_master, GetLine, attributes));
        return BitConverter.ToUInt32(attributes, SpeedOffset);
    }

    /// <summary>Writes all bytes; throws when the line is full for 20 seconds.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!bytes.IsEmpty)
        {
            nint written = NativeTerminal.Write(_master, ref MemoryMarshal.GetReference(bytes), (nuint)bytes.Length);
            if (written > 0)
            {
                bytes = bytes[(int)written..];
                clock.Restart();
                continue;
            }

            if (written < 0 && Marshal.GetLastPInvokeError() is var error and not NotYet)
            {
                throw new IOException(Marshal.GetPInvokeErrorMessage(error));
            }

            if (clock.Elapsed > Patience)
            {
                throw new IOException("The line took nothing more.");
            }

            // While nobody has the other end open, room for more is not always reported.
            _ = Wait(NativeTerminal.PollOut, Slice);
        }
    }

    /// <summary>Reads until there are that many bytes or the time is up.</summary>
    public byte[] Read(int count, TimeSpan timeout)
    {
        byte[] bytes = new byte[count];
        int read = 0;
        Stopwatch clock = Stopwatch.StartNew();
        while (read < count)
        {
            nint got = NativeTerminal.Read(_master, ref bytes[read], (nuint)(count - read));
            read += Math.Max(0, (int)got);
            if (got > 0)
            {
                continue;
            }

            TimeSpan left = timeout - clock.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                break;
            }

            if (got < 0 && Marshal.GetLastPInvokeError() == NobodyThere)
            {
                // The system has no signal for "somebody opened the other end".
                Thread.Sleep(1);
            }
            else
            {
                _ = Wait(NativeTerminal.PollIn, left);
            }
        }

        return bytes[..read];
    }

    /// <summary>Pulls the plug.</summary>
    public void HangUp()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _ = NativeTerminal.Close(_master);
        }
    }

    public void Dispose() => HangUp();

    private bool Wait(short events, TimeSpan timeout)
    {
        NativeTerminal.Readiness entry = new() { Descriptor = _master, Events = events };
        return NativeTerminal.Poll(ref entry, 1, (int)Math.Ceiling(timeout.TotalMilliseconds)) > 0;
    }
}
