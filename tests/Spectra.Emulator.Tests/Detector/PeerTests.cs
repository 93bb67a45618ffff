using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Spectra.Emulator.Tests.Detector;

/// <summary>Programs that nobody here wrote talk to the simulated detector: pyvisa-py and lrzsz.</summary>
public sealed class PeerTests : IDisposable
{
    private const string Pyvisa = """
        import hashlib, json, sys, pyvisa
        device = pyvisa.ResourceManager('@py').open_resource(sys.argv[1], read_termination='\n', write_termination='\n', timeout=10000)
        catalogue = device.query_binary_values('MMEM:CAT?', datatype='B', container=bytes).decode()
        hashes = {}
        for line in catalogue.splitlines():
            fields = line.split(',')
            content = b''
            while len(content) < int(fields[2]):
                content += device.query_binary_values('MMEM:DATA? "%s",%d,4096' % (fields[0], len(content)), datatype='B', container=bytes)
            hashes[fields[0]] = hashlib.sha256(content).hexdigest()
        device.write('MMEM:NONSENSE')
        print(json.dumps({'identity': device.query('*IDN?'), 'error': device.query('SYST:ERR?'), 'hashes': hashes}))
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-peer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PeerFact("pyvisa")]
    public void PyvisaReadsEveryRecordOverAPseudoTerminal()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--pty");
        AssertPyvisaReads(detector, $"ASRL{detector.Address["serial:".Length..]}::INSTR");
    }

    [PeerFact("pyvisa")]
    public void PyvisaReadsEveryRecordOverTcp()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0");
        AssertPyvisaReads(detector, $"TCPIP::127.0.0.1::{detector.Address.Split(':')[^1]}::SOCKET");
    }

    [PeerFact("rz")]
    public void RzReceivesEveryFileByteExact()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-zmodem", "--pty");
        AssertReceived(detector, "rz", "-b");
    }

    [PeerFact("rz")]
    public void RzReceivesEveryFileByteExactThroughALineThatFlipsDropsAndAddsBytes()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-zmodem", "--pty");
        detector.Ask("""faults {"random":{"seed":7,"kinds":["flip","drop","noise","duplicate-bytes"],"meanBytes":9000,"max":16}}""");
        AssertReceived(detector, "rz", "-b");
        Assert.True(detector.Fired("flip") + detector.Fired("drop") > 0);
    }

    [PeerFact("rz")]
    public void RzReceivesWithACrc16AndASmallBuffer()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-zmodem", "--pty", "--records", "3");
        AssertReceived(detector, "rz", "-b", "-e", "-B", "1024");
    }

    [PeerFact("rz")]
    public void WhatIsThereAlreadyIsSkippedWhenSendIsPressedAgain()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-zmodem", "--pty", "--records", "3");
        AssertReceived(detector, "rz", "-b");
        long bytes = detector.Ask("counters").GetProperty("bytesOut").GetInt64();

        detector.Ask("measure");
        AssertReceived(detector, "rz", "-b", "-p");

        long again = detector.Ask("counters").GetProperty("bytesOut").GetInt64() - bytes;
        Assert.InRange(again, detector.Records()[3].GetProperty("bytes").GetInt32(), bytes / 2);
    }

    [PeerFact("rz")]
    public void AFileThatIsThereInPartIsGoneOnWithFromWhereItEnds()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-zmodem", "--pty", "--records", "2");
        AssertReceived(detector, "rz", "-b");
        long whole = detector.Ask("counters").GetProperty("bytesOut").GetInt64();
        string file = Path.Combine(_folder, detector.Records()[1].GetProperty("name").GetString()!);
        byte[] content = File.ReadAllBytes(file);
        File.WriteAllBytes(file, content[..(content.Length / 2)]);

        AssertReceived(detector, "rz", "-b", "-r");

        long resumed = detector.Ask("counters").GetProperty("bytesOut").GetInt64() - whole;
        Assert.InRange(resumed, content.Length / 2, content.Length * 3 / 4);
    }

    [PeerFact("rb")]
    public void RbReceivesAFileByteExact()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-ymodem", "--pty", "--records", "1");
        AssertReceived(detector, "rb", "-b");
    }

    private static void AssertPyvisaReads(EmulatedDetector detector, string resource)
    {
        using Process python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Pyvisa, resource]) { RedirectStandardOutput = true })!;
        JsonElement told = JsonDocument.Parse(python.StandardOutput.ReadToEnd()).RootElement;
        python.WaitForExit();

        Assert.Equal("SPECTRA SIMULATED,SCPI DETECTOR,SIM-0001,1.0", told.GetProperty("identity").GetString());
        Assert.Equal("-113,\"Undefined header\"", told.GetProperty("error").GetString());
        Assert.Equal(11, told.GetProperty("hashes").EnumerateObject().Count());
        Assert.All(detector.Records(), record =>
            Assert.Equal(record.GetProperty("sha256").GetString(), told.GetProperty("hashes").GetProperty(record.GetProperty("id").ToString()).GetString()));
    }

    private void AssertReceived(EmulatedDetector detector, string program, params string[] options)
    {
        string terminal = detector.Address["serial:".Length..];
        ProcessStartInfo start = new("/bin/sh", ["-c", $"exec {program} {string.Join(' ', options)} <>{terminal} >&0 2>/dev/null"]) { WorkingDirectory = _folder };
        using Process receiver = Process.Start(start)!;
        Assert.True(receiver.WaitForExit(TimeSpan.FromSeconds(60)), $"{program} did not end.");

        Assert.All(detector.Records(), record => Assert.Equal(
            record.GetProperty("sha256").GetString(),
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_folder, record.GetProperty("name").GetString()!))))));
    }
}
