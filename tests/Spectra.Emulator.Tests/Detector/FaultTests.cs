using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Spectra.Emulator.Tests.Detector;

/// <summary>Every fault fires where the script says, and is logged and counted.</summary>
public sealed class FaultTests : IDisposable
{
    private const string Idn = "SPECTRA SIMULATED,SCPI DETECTOR,SIM-0001,1.0";

    private readonly string _log = Path.GetTempFileName();

    public void Dispose() => File.Delete(_log);

    [Theory]
    [InlineData("""{"kind":"flip","at":3,"bit":0}""", "SPEBTRA SIMULATED,SCPI DETECTOR,SIM-0001,1.0\n", "out", 3)]
    [InlineData("""{"kind":"drop","at":1,"length":3}""", "STRA SIMULATED,SCPI DETECTOR,SIM-0001,1.0\n", "out", 1)]
    [InlineData("""{"kind":"duplicate-bytes","at":0,"length":4}""", "SPECSPECTRA SIMULATED,SCPI DETECTOR,SIM-0001,1.0\n", "out", 0)]
    [InlineData("""{"kind":"duplicate-frame","at":0}""", Idn + "\n" + Idn + "\n", "out", 0)]
    [InlineData("""{"kind":"truncated-answer","at":0,"keep":7}""", "SPECTRA", "out", 0)]
    [InlineData("""{"kind":"at-chatter","at":0}""", "AT\r\r\nERROR\r\nAT+CGMI\r\r\nERROR\r\n" + Idn + "\n", "out", 0)]
    [InlineData("""{"kind":"stall","at":9,"ms":60}""", Idn + "\n", "out", 9)]
    [InlineData("""{"kind":"slow-drip","at":9,"length":20}""", Idn + "\n", "out", 9)]
    [InlineData("""{"kind":"late-answer","at":0,"ms":60}""", Idn + "\n", "out", 0)]
    [InlineData("""{"kind":"flip","direction":"in","at":1,"bit":0}""", "", "in", 1)]
    [InlineData("""{"kind":"refused","at":0}""", "", "in", 6)]
    [InlineData("""{"kind":"busy","at":0}""", "", "in", 6)]
    public void AFaultDoesWhatItSaysAndNothingElse(string fault, string answer, string direction, long offset)
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1", "--log", _log);
        using Host host = detector.Dock();
        string kind = JsonDocument.Parse(fault).RootElement.GetProperty("kind").GetString()!;

        detector.Ask($$"""faults {"faults":[{{fault}}]}""");
        host.Say("*IDN?");

        Assert.Equal(answer, Encoding.Latin1.GetString(host.Bytes(answer.Length)));
        Assert.Equal(Idn, host.Ask("*IDN?"));
        Assert.Equal(1, detector.Fired(kind));
        JsonElement logged = JsonDocument.Parse(Assert.Single(File.ReadAllLines(_log))).RootElement;
        Assert.Equal(kind, logged.GetProperty("kind").GetString());
        Assert.Equal(direction, logged.GetProperty("direction").GetString());
        Assert.Equal(offset, logged.GetProperty("offset").GetInt64());
    }

    [Theory]
    [InlineData("busy", "-284,\"Program currently running\"")]
    [InlineData("refused", "-200,\"Execution error\"")]
    public void TheErrorQueueSaysWhyACommandWasNotCarriedOut(string kind, string error)
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();

        detector.Ask($$"""faults {"faults":[{"kind":"{{kind}}","at":1}]}""");

        Assert.Equal(Idn, host.Ask("*IDN?"));
        host.Say("*IDN?");
        Assert.Equal(error, host.Ask("SYST:ERR?"));
    }

    [Fact]
    public void NoiseComesInBetweenAndIsTheSameEveryTime()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();
        List<byte[]> answers = [];
        for (int i = 0; i < 2; i++)
        {
            detector.Ask("""faults {"faults":[{"kind":"noise","at":10,"length":6}]}""");
            host.Say("*IDN?");
            answers.Add(host.Bytes(Idn.Length + 7));
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(Idn, Encoding.ASCII.GetString([.. answers[0][..10], .. answers[0][16..^1]]));
    }

    [Fact]
    public void ALyingLengthIsSaidOnlyWhereALengthIsSaid()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();
        detector.Ask("""faults {"faults":[{"kind":"wrong-length","at":0,"length":-3}]}""");

        Assert.Equal(Idn, host.Ask("*IDN?"));
        host.Say("MMEM:DATA? \"1\",0,20");

        Assert.Equal("#217##TITLE=SIMULATED BA\n", Encoding.ASCII.GetString(host.Bytes(25)));
    }

    [Fact]
    public void ALateAnswerComesAfterTheHostHasStoppedWaiting()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();
        detector.Ask("""faults {"faults":[{"kind":"late-answer","at":0}]}""");
        long start = System.Diagnostics.Stopwatch.GetTimestamp();

        Assert.Equal(Idn, host.Ask("*IDN?"));

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(1000), "The answer came within the profile's time for an answer.");
    }

    [Fact]
    public void IdsAreReusedAndStaleBytesLieInTheLineAtTheNextConnection()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "2");
        string before = detector.Ask("records").GetRawText();
        detector.Ask("""faults {"faults":[{"kind":"id-reuse","at":0},{"kind":"stale-bytes","at":0,"length":9}]}""");
        using Host host = detector.Dock();

        Assert.Equal(9, host.Bytes(9).Length);
        Assert.Equal(Idn, host.Ask("*IDN?"));
        Assert.Equal([1, 2], detector.Records().Select(record => record.GetProperty("id").GetInt32()));
        Assert.NotEqual(before, detector.Ask("records").GetRawText());
    }

    [Fact]
    public void TheClockJumpsBeforeTheCommandThatIsNamed()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "0");
        using Host host = detector.Dock();
        detector.Ask("""faults {"faults":[{"kind":"clock-jump","at":1,"seconds":-86400}]}""");

        DateTime before = DateTime.Parse(host.Ask("SYST:DATE:TIME?"), null);
        DateTime after = DateTime.Parse(host.Ask("SYST:DATE:TIME?"), null);

        Assert.Equal(before.AddDays(-1), after, TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("hang-up")]
    [InlineData("replug")]
    [InlineData("power-loss")]
    public void TheLineIsClosedAtTheByteThatIsNamedAndComesBack(string kind)
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();
        host.Say("*ESE 77");
        Assert.Equal("77", host.Ask("*ESE?"));
        detector.Ask($$"""faults {"faults":[{"kind":"{{kind}}","at":7,"ms":20}]}""");

        host.Say("*IDN?");

        Assert.Equal("SPECTRA", Encoding.ASCII.GetString(host.UntilHangUp()));
        Assert.Equal(1, detector.Fired(kind));
        while (detector.Ask("address").GetProperty("address").ValueKind == JsonValueKind.Null)
        {
        }

        using Host again = detector.Dock();
        Assert.Equal(kind == "power-loss" ? "0" : "77", again.Ask("*ESE?"));
    }

    [Fact]
    public void TheSameSeedOnTheSameTrafficGivesTheSameFaults()
    {
        string[] runs = [.. Enumerable.Range(0, 2).Select(_ => OfChance())];

        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(25, runs[0].Split('\n').Length);
        Assert.All(["flip", "drop", "noise", "duplicate-frame"], kind => Assert.Contains(kind, runs[0], StringComparison.Ordinal));

        string OfChance()
        {
            File.WriteAllText(_log, "");
            using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1", "--log", _log);
            using Host host = detector.Dock();
            detector.Ask("""faults {"random":{"seed":7,"kinds":["flip","drop","noise","duplicate-frame"],"meanBytes":300,"max":25}}""");
            for (int i = 0; i < 40; i++)
            {
                host.Say("MMEM:DATA? \"1\",0,500");
            }

            // A command after which nothing more goes wrong: 25 faults lie within 15 000 bytes.
            host.Say("*CLS");
            while (detector.Ask("counters").GetProperty("requests").GetInt64() < 41)
            {
            }

            return string.Join('\n', File.ReadAllLines(_log).Select(line => line[line.IndexOf("\"kind\"", StringComparison.Ordinal)..]));
        }
    }

    [Fact]
    public void PacingKeepsToTheRateOfTheLine()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1", "--pace", "115200");
        using Host host = detector.Dock();
        int length = detector.Records()[0].GetProperty("bytes").GetInt32();
        long start = System.Diagnostics.Stopwatch.GetTimestamp();

        byte[] content = host.Record(1, length, 65_536);

        // Never faster than the line; how much slower depends on who else uses the machine.
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds > (length / 11_520.0) - 0.01);
        Assert.Equal(detector.Records()[0].GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
