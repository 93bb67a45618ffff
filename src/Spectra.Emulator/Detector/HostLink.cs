using System.Diagnostics;
using System.Runtime.InteropServices;
using Spectra.Emulator.Faults;
using Spectra.Emulator.Lines;

namespace Spectra.Emulator.Detector;

/// <summary>What a protocol speaks to the host through: every byte passes the faults, the pacing and the counters here.</summary>
internal sealed class HostLink(ILine line, Inbox inbox, SimulatedDetector detector, Pacing pacing, FaultJournal journal)
{
    private readonly byte[] _raw = new byte[4096];
    private readonly List<byte> _received = [];
    private FaultQueue _faults = new([]);
    private long _out;
    private long _in;
    private long _answers;
    private long _commands;
    private long _connections;
    private bool _isBroken;

    private delegate void Delivery(ReadOnlySpan<byte> bytes);

    /// <summary>What went over the line.</summary>
    public TrafficCounters Counters { get; } = new();

    /// <summary>How often each kind of fault fired.</summary>
    public IReadOnlyDictionary<string, int> FaultsFired => journal.Counts;

    /// <summary>The address a host docks; null while unplugged.</summary>
    public string? Address => line.Address;

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
        (_out, _in, _answers, _commands, _connections) = (0, 0, 0, 0, 0);
    }

    /// <summary>Waits until a host opens the line.</summary>
    /// <exception cref="ConversationEndedException">The detector is to end.</exception>
    public void WaitForHost()
    {
        while (line.Read(_raw, -1, out _) != LineSignal.HostCame)
        {
            inbox.Work();
            if (IsEnding)
            {
                throw new ConversationEndedException();
            }
        }

        _isBroken = false;
        _received.Clear();
        Counters.Connections++;
        long connection = _connections++;
        while (_faults.Take(FaultUnit.Connection, connection, _out) is { } fault)
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
            LineSignal signal = line.Read(_raw, milliseconds, out int count);
            if (signal == LineSignal.HostLeft)
            {
                throw new ConversationEndedException();
            }

            Counters.BytesIn += count;
            Play(FaultUnit.ByteIn, _raw.AsSpan(0, count), ref _in, bytes => _received.AddRange(bytes));
            Look();
        }

        int taken = Math.Min(into.Length, _received.Count);
        CollectionsMarshal.AsSpan(_received)[..taken].CopyTo(into);
        _received.RemoveRange(0, taken);
        return taken;
    }

    /// <summary>Whether a command is carried out.</summary>
    public CommandFate NextCommand()
    {
        Counters.Requests++;
        detector.Memory.State.Requests++;
        long command = _commands++;
        CommandFate fate = CommandFate.Ordinary;
        while (_faults.Take(FaultUnit.Command, command, _out) is { } fault)
        {
            if (fault.Kind == FaultKind.ClockJump)
            {
                detector.Clock.SetOffset(detector.Clock.Offset + fault.Seconds);
                journal.Fired(fault, command, _in, $"the clock jumped by {fault.Seconds} s");
                continue;
            }

            fate = fault.Kind == FaultKind.Busy ? CommandFate.Busy : CommandFate.Refused;
            journal.Fired(fault, command, _in, fault.Kind == FaultKind.Busy ? "the command was answered busy" : "the command was refused");
            break;
        }

        return fate;
    }

    /// <summary>Sends a whole answer, frame or block.</summary>
    /// <param name="frame">Its bytes.</param>
    /// <param name="lie">The same with a length that is wrong by so many; null where it states none.</param>
    public void Answer(ReadOnlySpan<byte> frame, Func<int, byte[]>? lie = null)
    {
        long answer = _answers++;
        if (_faults.Take(FaultUnit.Answer, answer, _out, lie is not null) is { } fault)
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
            line.Idle((int)Math.Ceiling(milliseconds - elapsed));
            Look();
        }
    }

    /// <summary>Closes the line.</summary>
    public void Unplug()
    {
        _isBroken = true;
        line.Unplug();
    }

    /// <summary>Opens the line, where it is closed.</summary>
    public void Plug()
    {
        if (line.Address is null)
        {
            line.Plug();
        }
    }

    private void Look()
    {
        if (!inbox.IsEmpty)
        {
            inbox.Work();
        }

        if (_isBroken || IsEnding)
        {
            throw new ConversationEndedException();
        }
    }

    private void Connected(Fault fault, long connection)
    {
        if (fault.Kind == FaultKind.IdReuse)
        {
            int count = detector.ReuseIds();
            journal.Fired(fault, connection, _out, $"{count} records were wiped and {count} new ones have their ids");
            return;
        }

        journal.Fired(fault, connection, _out, $"{fault.Length} bytes of earlier lay in the line");
        Deliver(Chance(fault, fault.Length));
    }

    private void Answer(Fault fault, long answer, ReadOnlySpan<byte> frame, Func<int, byte[]>? lie)
    {
        int keep = Math.Min(fault.Keep ?? (frame.Length / 2), frame.Length);
        journal.Fired(fault, answer, _out, fault.Kind switch
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

    private void Send(ReadOnlySpan<byte> bytes) => Play(FaultUnit.ByteOut, bytes, ref _out, Deliver);

    // Hands bytes on with the faults that lie among them.
    private void Play(FaultUnit unit, ReadOnlySpan<byte> bytes, ref long offset, Delivery deliver)
    {
        while (bytes.Length > 0)
        {
            int plain = (int)Math.Min(bytes.Length, Math.Max(0, _faults.NextPlace(unit) - offset));
            if (plain > 0)
            {
                offset += plain;
                deliver(bytes[..plain]);
                bytes = bytes[plain..];
            }
            else if (_faults.Take(unit, offset, long.MaxValue) is { } fault)
            {
                int consumed = Play(fault, bytes, offset, deliver);
                offset += consumed;
                bytes = bytes[consumed..];
            }
        }
    }

    private int Play(Fault fault, ReadOnlySpan<byte> bytes, long offset, Delivery deliver)
    {
        int length = Math.Clamp(fault.Length, 0, bytes.Length);
        switch (fault.Kind)
        {
            case FaultKind.Noise:
                journal.Fired(fault, offset, offset, $"{fault.Length} random bytes came in between");
                deliver(Chance(fault, fault.Length));
                return 0;
            case FaultKind.Flip:
                journal.Fired(fault, offset, offset, $"bit {fault.Bit} of a byte was turned");
                deliver([(byte)(bytes[0] ^ (1 << fault.Bit))]);
                return 1;
            case FaultKind.Drop:
                journal.Fired(fault, offset, offset, $"{length} bytes were lost");
                return length;
            case FaultKind.DuplicateBytes:
                journal.Fired(fault, offset, offset, $"{length} bytes came twice");
                deliver(bytes[..length]);
                deliver(bytes[..length]);
                return length;
            case FaultKind.SlowDrip:
                journal.Fired(fault, offset, offset, $"{length} bytes came one every {fault.Milliseconds} ms");
                for (int i = 0; i < length; i++)
                {
                    Wait(fault.Milliseconds);
                    deliver(bytes[i..(i + 1)]);
                }

                return length;
            case FaultKind.Stall:
                journal.Fired(fault, offset, offset, $"silence of {fault.Milliseconds} ms");
                Wait(fault.Milliseconds);
                return 0;
            default:
                journal.Fired(fault, offset, offset, $"the line was closed and came back after {fault.Milliseconds} ms");
                BreakLine(fault);
                return 0;
        }
    }

    private void BreakLine(Fault fault)
    {
        line.Unplug();
        IsPowerLost |= fault.Kind == FaultKind.PowerLoss;
        Wait(fault.Milliseconds);
        Plug();
        throw new ConversationEndedException();
    }

    // The same fault at the same place brings the same bytes.
    private static byte[] Chance(Fault fault, int length)
    {
        Simulation.RandomStream random = new((ulong)((fault.At * 31) + fault.From + fault.Bit));
        return [.. Enumerable.Range(0, Math.Max(0, length)).Select(_ => (byte)random.Next())];
    }

    private void Deliver(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int allowed = pacing.Allow(bytes.Length);
            if (allowed == 0)
            {
                line.Idle(1);
                Look();
                continue;
            }

            LineSignal signal = line.Write(bytes[..allowed], out int count);
            pacing.Spend(count);
            Counters.BytesOut += count;
            bytes = bytes[count..];
            if (signal == LineSignal.HostLeft)
            {
                throw new ConversationEndedException();
            }

            Look();
        }
    }
}
