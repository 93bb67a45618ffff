using System.Text.Json;

namespace Spectra.Emulator.Tests.Detector;

/// <summary>The pseudo terminal behaves like a serial device that is plugged in and pulled out.</summary>
public sealed class PtyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-by-id-").FullName;

    private string Link => Path.Combine(_folder, "usb-SIMULATED-if00");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PtyFact]
    public void AHostThatComesAgainFindsTheDetectorAsItWas()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--pty", "--records", "1");
        for (int i = 0; i < 20; i++)
        {
            using Host host = detector.Dock();
            Assert.Equal("SPECTRA SIMULATED,SCPI DETECTOR,SIM-0001,1.0", host.Ask("*IDN?"));
            host.Say($"*ESE {i}");
        }

        using Host last = detector.Dock();
        Assert.Equal("19", last.Ask("*ESE?"));
        Assert.Equal(21, detector.Ask("counters").GetProperty("connections").GetInt32());
    }

    [PtyFact]
    public void UnpluggingHangsUpAndPluggingGivesAnotherName()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--pty", Link, "--records", "1");
        Assert.Equal(detector.Address["serial:".Length..], File.ResolveLinkTarget(Link, returnFinalTarget: false)!.FullName);
        using (Host host = detector.Dock())
        {
            Assert.Equal(JsonValueKind.Null, detector.Ask("unplug").GetProperty("address").ValueKind);
            Assert.Empty(host.UntilHangUp());
            Assert.Null(new FileInfo(Link).LinkTarget);
        }

        string address = detector.Ask("plug").GetProperty("address").GetString()!;

        Assert.NotEqual(detector.Address, address);
        using Host again = detector.Dock($"serial:{Link}");
        Assert.StartsWith("SPECTRA SIMULATED", again.Ask("*IDN?"), StringComparison.Ordinal);
        Assert.Equal(address["serial:".Length..], File.ResolveLinkTarget(Link, returnFinalTarget: false)!.FullName);
        detector.End();
        Assert.Null(new FileInfo(Link).LinkTarget);
    }

    [PtyFact]
    public void APowerLossForgetsTheStatusAndKeepsTheRecords()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--pty", "--records", "2");
        using Host host = detector.Dock();
        host.Say("*ESE 5");
        Assert.Equal("5", host.Ask("*ESE?"));
        string records = detector.Ask("records").GetRawText();

        string address = detector.Ask("power").GetProperty("address").GetString()!;

        Assert.Empty(host.UntilHangUp());
        using Host again = detector.Dock(address);
        Assert.Equal("0", again.Ask("*ESE?"));
        Assert.Equal(records, detector.Ask("records").GetRawText());
    }

    [PtyFact]
    public void AReplugInTheMiddleOfAnAnswerComesBackUnderAnotherName()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--pty", "--records", "1");
        using Host host = detector.Dock();
        detector.Ask("""faults {"faults":[{"kind":"replug","at":1000,"ms":10}]}""");

        host.Say("MMEM:DATA? \"1\",0,4096");

        Assert.InRange(host.UntilHangUp().Length, 0, 1000);
        JsonElement address;
        while ((address = detector.Ask("address").GetProperty("address")).ValueKind == JsonValueKind.Null)
        {
        }

        Assert.NotEqual(detector.Address, address.GetString());
        using Host again = detector.Dock(address.GetString());
        Assert.StartsWith("SPECTRA SIMULATED", again.Ask("*IDN?"), StringComparison.Ordinal);
    }
}
