using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Spectra.Emulator.Lines;

/// <summary>A pseudo terminal as the line: the host opens its slave like a serial port.</summary>
/// <remarks>The slave is not kept open here: that the host closes it shows as a hang-up of the master, and inotify tells of every opening, also of one that follows a closing at once.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class PtyLine : ILine
{
    private readonly Inbox _inbox;
    private readonly string? _link;
    private int _master = -1;
    private int _notifications = -1;
    private string? _slave;
    private bool _hasHost;
    private bool _isOpenedAnew;

    /// <param name="inbox">Ends every wait.</param>
    /// <param name="link">Where a symbolic link to the slave is kept; null for none.</param>
    public PtyLine(Inbox inbox, string? link)
    {
        _inbox = inbox;
        _link = link;
        Plug();
    }

    /// <inheritdoc/>
    public string? Address => _master >= 0 ? $"serial:{_slave}" : null;

    private int Wakeup => (int)_inbox.Socket.Handle;

    /// <inheritdoc/>
    public LineSignal Read(Span<byte> into, int milliseconds, out int count)
    {
        count = 0;
        return _hasHost ? ReadFromHost(into, milliseconds, out count) : WaitForHost(milliseconds);
    }

    /// <inheritdoc/>
    public LineSignal Write(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        if (_master < 0)
        {
            return HostLeft();
        }

        nint written = Libc.Write(_master, in MemoryMarshal.GetReference(bytes), (nuint)bytes.Length);
        if (written > 0)
        {
            count = (int)written;
            return LineSignal.Bytes;
        }

        if (written < 0 && Marshal.GetLastPInvokeError() is not (Libc.TryAgain or Libc.Interrupted))
        {
            return HostLeft();
        }

        Span<PollEntry> entries = [new(_master, Libc.PollOut), new(Wakeup, Libc.PollIn)];
        Libc.Poll(ref entries[0], 2, -1);
        return (entries[0].Found & Libc.PollHangUp) != 0 ? HostLeft() : LineSignal.Nothing;
    }

    /// <inheritdoc/>
    public void Idle(int milliseconds)
    {
        PollEntry wakeup = new(Wakeup, Libc.PollIn);
        Libc.Poll(ref wakeup, 1, milliseconds);
    }

    /// <inheritdoc/>
    public void Unplug()
    {
        _hasHost = false;
        Close(ref _master);
        Close(ref _notifications);
        if (_link is not null)
        {
            File.Delete(_link);
        }
    }

    /// <inheritdoc/>
    public void Plug()
    {
        string? before = _slave;
        (_master, _slave) = Open();
        if (_slave == before)
        {
            // A freed number is given out again: a second terminal, opened while the first still holds it, has another.
            int taken = _master;
            (_master, _slave) = Open();
            Close(ref taken);
        }

        // Opening and closing it once brings the master into the state "no host", in which it reports a hang-up.
        int slave = Libc.Checked(Libc.Open(_slave, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.CloseOnExec), "open");
        Close(ref slave);
        Span<byte> termios = stackalloc byte[Libc.TermiosBytes];
        Libc.Checked(Libc.GetTermios(_master, ref termios[0]), "tcgetattr");
        Libc.MakeRaw(ref termios[0]);
        Libc.Checked(Libc.SetTermios(_master, 0, ref termios[0]), "tcsetattr");
        _notifications = Libc.Checked(Libc.OpenNotifications(Libc.NonBlocking | Libc.CloseOnExec), "inotify_init1");
        Libc.Checked(Libc.Watch(_notifications, _slave, Libc.NotifyOpen | Libc.NotifyCloseRead | Libc.NotifyCloseWrite), "inotify_add_watch");
        Link();
    }

    /// <inheritdoc/>
    public void Dispose() => Unplug();

    private static (int Master, string Slave) Open()
    {
        int master = Libc.Checked(Libc.OpenMaster(Libc.ReadWrite | Libc.NoControllingTerminal | Libc.NonBlocking | Libc.CloseOnExec), "posix_openpt");
        Libc.Checked(Libc.GrantSlave(master), "grantpt");
        Libc.Checked(Libc.UnlockSlave(master), "unlockpt");
        Span<byte> name = stackalloc byte[128];
        Libc.Checked(-Libc.SlaveName(master, ref name[0], (nuint)name.Length), "ptsname_r");
        return (master, Encoding.UTF8.GetString(name[..name.IndexOf((byte)0)]));
    }

    // A link is made beside its name and renamed, so that there is never a moment without it.
    private void Link()
    {
        if (_link is null)
        {
            return;
        }

        string fresh = $"{_link}.{Environment.ProcessId}";
        File.Delete(fresh);
        File.CreateSymbolicLink(fresh, _slave!);
        File.Move(fresh, _link, overwrite: true);
    }

    private LineSignal WaitForHost(int milliseconds)
    {
        if (IsOpen())
        {
            _hasHost = true;
            _isOpenedAnew = false;
            _ = Notifications();
            return LineSignal.HostCame;
        }

        Span<PollEntry> entries = [new(Wakeup, Libc.PollIn), new(_notifications, Libc.PollIn)];
        Libc.Poll(ref entries[0], (nuint)(_master < 0 ? 1 : 2), milliseconds);
        _ = Notifications();
        return LineSignal.Nothing;
    }

    private LineSignal ReadFromHost(Span<byte> into, int milliseconds, out int count)
    {
        count = 0;
        if (_master < 0)
        {
            return HostLeft();
        }

        Span<PollEntry> entries = [new(_master, Libc.PollIn), new(Wakeup, Libc.PollIn), new(_notifications, Libc.PollIn)];
        Libc.Poll(ref entries[0], 3, _isOpenedAnew ? 0 : milliseconds);
        if ((entries[0].Found & (Libc.PollIn | Libc.PollHangUp)) != 0)
        {
            nint read = Libc.Read(_master, ref MemoryMarshal.GetReference(into), (nuint)into.Length);
            count = (int)Math.Max(0, read);
            return read > 0 ? LineSignal.Bytes
                : read < 0 && Marshal.GetLastPInvokeError() is Libc.TryAgain or Libc.Interrupted ? LineSignal.Nothing
                : HostLeft();
        }

        // What the host before wrote last has been read by now.
        if (_isOpenedAnew)
        {
            return HostLeft();
        }

        _isOpenedAnew = entries[2].Found != 0 && Notifications();
        return LineSignal.Nothing;
    }

    private LineSignal HostLeft()
    {
        _hasHost = false;
        return LineSignal.HostLeft;
    }

    private bool IsOpen()
    {
        if (_master < 0)
        {
            return false;
        }

        PollEntry master = new(_master, Libc.PollIn);
        Libc.Poll(ref master, 1, 0);
        return (master.Found & Libc.PollHangUp) == 0;
    }

    // Reads off what inotify reported; whether the slave was opened after it had been closed.
    private bool Notifications()
    {
        const int EventBytes = 16;
        Span<byte> events = stackalloc byte[64 * EventBytes];
        bool isClosed = false;
        bool isOpenedAnew = false;
        while (_notifications >= 0 && Libc.Read(_notifications, ref events[0], (nuint)events.Length) is > 0 and nint length)
        {
            for (int at = 0; at < length; at += EventBytes)
            {
                uint mask = MemoryMarshal.Read<uint>(events[(at + 4)..]);
                isClosed |= (mask & (Libc.NotifyCloseRead | Libc.NotifyCloseWrite)) != 0;
                isOpenedAnew |= isClosed && (mask & Libc.NotifyOpen) != 0;
            }
        }

        return isOpenedAnew;
    }

    private static void Close(ref int descriptor)
    {
        if (descriptor >= 0)
        {
            Libc.Close(descriptor);
        }

        descriptor = -1;
    }
}
