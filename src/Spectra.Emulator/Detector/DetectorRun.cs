using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Spectra.Emulator.Lines;
using Spectra.Emulator.Protocols;

namespace Spectra.Emulator.Detector;

/// <summary>The simulated detector at work: one thread has the line, the memory and the protocol, and does what the control channel asks in between.</summary>
internal sealed class DetectorRun(SimulatedDetector detector, HostLink link, Inbox inbox, TextWriter output)
{
    /// <summary>Speaks with one host after the other until somebody ends it.</summary>
    /// <param name="control">Where control commands come from; null for none.</param>
    public void Run(TextReader? control)
    {
        using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        IProtocol protocol = Protocol();
        JsonObject ready = new()
        {
            ["event"] = "ready",
            ["address"] = link.Address,
            ["serial"] = detector.Identity.Serial,
            ["records"] = detector.Memory.Records.Count,
        };
        Say(ready.ToJsonString());
        if (control is not null)
        {
            new Thread(() => Listen(control)) { IsBackground = true, Name = "control" }.Start();
        }

        while (!link.IsEnding)
        {
            try
            {
                link.WaitForHost();
                protocol.Converse();
            }
            catch (ConversationEndedException)
            {
                // The next host, or the end.
            }

            if (link.IsPowerLost)
            {
                link.IsPowerLost = false;
                protocol = Protocol();
            }
        }

        detector.Keep();
    }

    private IProtocol Protocol() => detector.Profile.Kind switch
    {
        "scpi" => new ScpiProtocol(link, detector),
        "packet" => new PacketProtocol(link, detector),
        "obp" => new ObpProtocol(link, detector),
        "zmodem" => new DropProtocol(link, detector, new ZmodemSender(link, detector)),
        "ymodem" => new DropProtocol(link, detector, new YmodemSender(link, detector)),
        _ => throw new FormatException($"The profile {detector.Profile.Id} has the protocol '{detector.Profile.Kind}', which the simulated detector does not speak."),
    };

    private void Listen(TextReader control)
    {
        ControlDesk desk = new(detector, link);
        while (control.ReadLine() is { } line)
        {
            string command = line.Trim();
            if (command.Length > 0)
            {
                inbox.Post(() => Say(desk.Carry(command)));
            }
        }

        // Whoever started it is gone.
        inbox.Post(() => link.IsEnding = true);
    }

    private void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        inbox.Post(() => link.IsEnding = true);
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
