using System.Diagnostics;

namespace Spectra.Driver.Transports;

/// <summary>Opens a serial line of Linux: locked, raw, emptied.</summary>
internal static class LinuxTtyOpening
{
    /// <summary>How long bytes that were written have to leave before the line is closed, and how often that is looked at.</summary>
    private const int LeavingMilliseconds = 200;
    private const int LookMilliseconds = 5;

    /// <summary>At most this much stale input is thrown away; a line that still speaks then is speaking now.</summary>
    private const int MostStaleBytes = 1024 * 1024;

    public static TransportOpening Open(DeviceAddress.Serial address, LineSettings settings)
    {
        int descriptor = LinuxCalls.Open(address.Port);
        if (descriptor < 0)
        {
            return Refusals.Of(-descriptor, address.Port, Refusals.SerialLine);
        }

        TransportOpening.Refused? refused = Secure(descriptor, address.Port) ?? Set(descriptor, address, settings);
        WakeUp? wakeUp = refused is null ? WakeUp.TryCreate() : null;
        if (wakeUp is null)
        {
            Close(descriptor);
            return refused ?? Refusals.NoDescriptor(address.Port);
        }

        Empty(descriptor);
        return new TransportOpening.Opened(new LinuxTtyTransport(address, descriptor, wakeUp));
    }

    /// <summary>Closes a line. A driver waits up to half a minute for unsent bytes when it is closed, so those that don't leave soon are dropped.</summary>
    public static void Close(int descriptor)
    {
        Stopwatch clock = Stopwatch.StartNew();
        int queued = 0;
        while (LinuxCalls.Control(descriptor, LinuxCalls.QueuedOutput, ref queued) >= 0 && queued > 0)
        {
            if (clock.ElapsedMilliseconds > LeavingMilliseconds)
            {
                _ = LinuxCalls.Control(descriptor, LinuxCalls.Flush, LinuxCalls.FlushOutput);
                break;
            }

            Thread.Sleep(LookMilliseconds);
        }

        _ = LinuxCalls.Control(descriptor, LinuxCalls.NotExclusive, 0);
        LinuxCalls.Close(descriptor);
    }

    private static TransportOpening.Refused? Secure(int descriptor, string port)
    {
        if (LinuxCalls.GetLineSettings(descriptor, out _) is var asked and < 0)
        {
            return asked is -LinuxCalls.NotATerminal ? Refusals.WrongKind(port, Refusals.SerialLine) : Refusals.Of(-asked, port, Refusals.SerialLine);
        }

        // One lock keeps out programs that ask for it, as we do; the other keeps out those that don't.
        if (LinuxCalls.LockFile(descriptor) is var locked and < 0)
        {
            return Refusals.Of(-locked, port, Refusals.SerialLine);
        }

        return LinuxCalls.Control(descriptor, LinuxCalls.Exclusive, 0) is var exclusive and < 0 ? Refusals.Of(-exclusive, port, Refusals.SerialLine) : null;
    }

    private static TransportOpening.Refused? Set(int descriptor, DeviceAddress.Serial address, LineSettings settings)
    {
        int answer = LinuxCalls.GetLineSettings(descriptor, out LineAttributes asked);
        asked.SetRaw(settings);
        answer = answer < 0 ? answer : LinuxCalls.SetLineSettings(descriptor, ref asked);
        LineAttributes taken = default;
        answer = answer < 0 ? answer : LinuxCalls.GetLineSettings(descriptor, out taken);
        if (answer < 0)
        {
            return Refusals.Of(-answer, address.Port, Refusals.SerialLine);
        }

        // A pseudo-terminal has no wire: it takes eight bits without parity whatever is asked, and loses nothing by it.
        return IsPseudo(address.Port) || (taken.HasFormOf(asked) && taken.HasSpeedOf(asked)) ? null : Refusals.Unsupported(address.Port, settings);
    }

    private static bool IsPseudo(string port) =>
        (File.ResolveLinkTarget(port, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(port)).StartsWith("/dev/pts/", StringComparison.Ordinal);

    /// <summary>A flush, and then what was on its way through the kernel during it.</summary>
    private static void Empty(int descriptor)
    {
        _ = LinuxCalls.Control(descriptor, LinuxCalls.Flush, LinuxCalls.FlushBoth);
        Span<byte> stale = stackalloc byte[4096];
        Span<PollEntry> entries = [new PollEntry(descriptor, LinuxCalls.PollIn)];
        int dropped = 0;
        while (dropped < MostStaleBytes && LinuxCalls.Poll(entries, 1) > 0 && LinuxCalls.Read(descriptor, stale) is var count and > 0)
        {
            dropped += count;
        }
    }
}
