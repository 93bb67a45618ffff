using System.Diagnostics;
using System.Runtime.InteropServices;
using Spectra.Emulator.Faults;
using Spectra.Emulator.Lines;

namespace Spectra.Emulator.Detector;

/// <summary>What a protocol speaks to the host through: every byte passes the faults, the pacing and the counters here.</summary>
internal sealed class HostLink
{
    private readonly ILine _line;
    private readonly Inbox _inbox;
    private readonly SimulatedDetector _detector;
    private readonly Pacing _pacing;
    private readonly FaultJournal _journal;
    private readonly FaultyFlow _toHost;
    private readonly FaultyFlow _fromHost;
    private readonly byte[] _raw = new byte[4096];
    private readonly List<byte> _received = [];
    private FaultQueue _faults = new([]);
    private long _answers;
    private long _commands;
    private long _connections;
    private bool _isBroken;

    public HostLink(ILine line, Inbox inbox, SimulatedDetector detector, Pacing pacing, FaultJournal journal)
    {
        _line = line;
        _inbox = inbox;
        _detector = detector;
        _pacing = pacing;
        _journal = journal;
        _toHost = new FaultyFlow(FaultUnit.ByteOut, journal, Wait, BreakLine);
        _fromHost = new FaultyFlow(FaultUnit.ByteIn, journal, Wait, BreakLine);
    }

    /// <summary>What went over the line.</summary>
    public TrafficCounters Counters { get; } = new();

    /// <summary>How often each kind of fault fired.</summary>
    public IReadOnlyDictionary<string, int> FaultsFired => _journal.Counts;

    /// <summary>The address a host docks; null while unplugged.</summary>
    public string? Address => _line.Address;

    /// <summary>Whether the detector is to end.</summary>
    public bool IsEnding { get; set; }

    /// <summary>Whether the detector has lost its power since this was last set to false.</summary>
    public bool IsPowerLost { get; set; }

    /// <summary>Whether somebody has pressed send since this was last set to false.</summary>
    public bool IsSendPressed { get; set; }

    /// <summary>Replaces the faults; their places count from here.</summary>
    public void SetFaults(IReadOnlyList<Fault> faults)
    {
        _faults = new FaultQueue(faults);
        _toHost.Restart(_faults);
        _fromHost.Restart(_faults);
        (_answers, _commands, _connections) = (0, 0, 0);
    }

    /// <summary>Waits until a host opens the line.</summary>
    /// <exception cref="ConversationEndedException">The detector is to end.</exception>
    public void WaitForHost()
    {
        while (_line.Read(_raw, -1, out _) != LineSignal.HostCame)
        {
            _inbox.Work();
            if (IsEnding)
            {
                throw new ConversationEndedException();
            }
        }

        _isBroken = false;
        _received.Clear();
        Counters.Connections++;
        long connection = _connections++;
        while (_faults.Take(FaultUnit.Connection, connection, _toHost.Offset) is { } fault)
        {
            Connected(fault, connection);
        }
    }

    /// <summary>Reads what the host sent.</summary>
    /// <param name="into">Where it is put.</param>
    /// <param name="milliseconds">How long to wait at most; -1 for as long as it takes.</param>
    /// <returns>How many bytes; 0 when time passed or the wait was cut short.</returns>
    public int Receive(Span<byte> into, int milliseconds)
    {
        Look();
        if (_received.Count == 0)
        {
            LineSignal signal = _line.Read(_raw, milliseconds, out int count);
            if (signal == LineSignal.HostLeft)
            {
                throw new ConversationEndedException();
            }

            if (signal == LineSignal.Nothing)
            {
                Work();
            }

            Counters.BytesIn += count;
            _fromHost.Pass(_raw.AsSpan(0, count), bytes => _received.AddRange(bytes));
            Look();
        }

        int taken = Math.Min(into.Length, _received.Count);
        CollectionsMarshal.AsSpan(_received)[..taken].CopyTo(into);
        _received.RemoveRange(0, taken);
        return taken;
    }

    /// <summary>Whether a command is carried out.</summary>
    /// <param name="ahead">How many bytes behind the command were received and not yet looked at.</param>
    public CommandFate NextCommand(int ahead)
    {
        long offset = _fromHost.Offset - _received.Count - ahead;
        Counters.Requests++;
        _detector.Memory.State.Requests++;
        long command = _commands++;
        CommandFate fate = CommandFate.Ordinary;
        while (_faults.Take(FaultUnit.Command, command, _toHost.Offset) is { } fault)
        {
            if (fault.Kind == FaultKind.ClockJump)
            {
                _detector.Clock.SetOffset(_detector.Clock.Offset + fault.Seconds);
                _journal.Fired(fault, command, offset, $"the clock jumped by {fault.Seconds} s");
                continue;
            }

            fate = fault.Kind == FaultKind.Busy ? CommandFate.Busy : CommandFate.Refused;
            _journal.Fired(fault, command, offset, fault.Kind == FaultKind.Busy ? "the command was answered busy" : "the command was refused");
            break;
        }

        return fate;
    }

    /// <summary>Whether a file is offered; a busy detector takes its time before it does.</summary>
    public bool MayOffer()
    {
        const int BusyMilliseconds = 1000;
        CommandFate fate = NextCommand(0);
        if (fate == CommandFate.Busy)
        {
            Wait(BusyMilliseconds);
        }

        return fate != CommandFate.Refused;
    }

    /// <summary>Sends a whole answer, frame or block.</summary>
    /// <param name="frame">Its bytes.</param>
    /// <param name="lie">The same with a length that is wrong by so many; null where it states none.</param>
    public void Answer(ReadOnlySpan<byte> frame, Func<int, byte[]>? lie = null)
    {
        long answer = _answers++;
        if (_faults.Take(FaultUnit.Answer, answer, _toHost.Offset, lie is not null) is { } fault)
        {
            Answer(fault, answer, frame, lie);
        }
        else
        {
            Send(frame);
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Wait(int milliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds is double elapsed && elapsed < milliseconds)
        {
            _line.Idle((int)Math.Ceiling(milliseconds - elapsed));
            Work();
        }
    }

    /// <summary>Closes the line.</summary>
    public void Unplug()
    {
        _isBroken = true;
        _line.Unplug();
    }

    /// <summary>Opens the line, where it is closed.</summary>
    public void Plug()
    {
        if (_line.Address is null)
        {
            _line.Plug();
        }
    }

    // Between two steps, where asking the system each time whether there is work would cost more than the work.
    private void Look()
    {
        if (!_inbox.IsEmpty)
        {
            Work();
        }
    }

    // After a wait that was cut short: also takes a signal whose work was done before it came, or every wait would be cut short from now on.
    private void Work()
    {
        _inbox.Work();
        if (_isBroken || IsEnding)
        {
            throw new ConversationEndedException();
        }
    }

    private void Connected(Fault fault, long connection)
    {
        if (fault.Kind == FaultKind.IdReuse)
        {
            int count = _detector.ReuseIds();
            _journal.Fired(fault, connection, _toHost.Offset, $"{count} records were wiped and {count} new ones have their ids");
            return;
        }

        _journal.Fired(fault, connection, _toHost.Offset, $"{fault.Length} bytes of earlier lay in the line");
        Deliver(FaultyFlow.Chance(fault));
    }

    private void Answer(Fault fault, long answer, ReadOnlySpan<byte> frame, Func<int, byte[]>? lie)
    {
        int keep = Math.Min(fault.Keep ?? (frame.Length / 2), frame.Length);
        _journal.Fired(fault, answer, _toHost.Offset, fault.Kind switch
        {
            FaultKind.DuplicateFrame => "the answer was sent twice",
            FaultKind.LateAnswer => $"the answer was sent {fault.Milliseconds} ms late",
            FaultKind.TruncatedAnswer => $"{keep} of {frame.Length} bytes were sent",
            FaultKind.WrongLength => $"the stated length was wrong by {fault.Length}",
            _ => "answers to modem commands came before it",
        });
        switch (fault.Kind)
        {
            case FaultKind.DuplicateFrame:
                Send(frame);
                Send(frame);
                break;
            case FaultKind.LateAnswer:
                Wait(fault.Milliseconds);
                Send(frame);
                break;
            case FaultKind.TruncatedAnswer:
                Send(frame[..keep]);
                break;
            case FaultKind.WrongLength when lie is not null:
                Send(lie(fault.Length));
                break;
            default:
                Deliver("AT\r\r\nERROR\r\nAT+CGMI\r\r\nERROR\r\n"u8);
                Send(frame);
                break;
        }
    }

    private void Send(ReadOnlySpan<byte> bytes) => _toHost.Pass(bytes, Deliver);

    private void BreakLine(Fault fault)
    {
        _line.Unplug();
        IsPowerLost |= fault.Kind == FaultKind.PowerLoss;
        Wait(fault.Milliseconds);
        Plug();
        throw new ConversationEndedException();
    }

    private void Deliver(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int allowed = _pacing.Allow(bytes.Length);
            if (allowed == 0)
            {
                _line.Idle(1);
                Work();
                continue;
            }

            LineSignal signal = _line.Write(bytes[..allowed], out int count);
            _pacing.Spend(count);
            Counters.BytesOut += count;
            bytes = bytes[count..];
            if (signal == LineSignal.HostLeft)
            {
                throw new ConversationEndedException();
            }

            if (signal == LineSignal.Nothing)
            {
                Work();
            }
            else
            {
                Look();
            }
        }
    }
}
