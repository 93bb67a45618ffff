using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Spectra.Emulator.Tests.Detector;

/// <summary>The simulated detector speaks SCPI with a host that knows only bytes.</summary>
public class ScpiDetectorTests
{
    [Fact]
    public void ItSaysWhoItIsAndWhatItHas()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--start", "2026-11-22T12:00:00");
        using Host host = detector.Dock();

        Assert.Equal(11, detector.Ready.GetProperty("records").GetInt32());
        Assert.Equal("SPECTRA SIMULATED,SCPI DETECTOR,SIM-0001,1.0", host.Ask("*IDN?"));
        Assert.Equal("201", host.Ask("*ESE 201;*ESE?"));
        Assert.StartsWith("2026-11-22T12:0", host.Ask("SYST:DATE:TIME?"), StringComparison.Ordinal);
        Assert.Equal("PASS", host.Ask("*TST:TEXT?"));
        Assert.Equal("LOCKED", host.Ask("SENS:LAS?"));
        Assert.Matches("^33[0-9][0-9]$", host.Ask("SENS:BACK:AGE?"));
    }

    [Fact]
    public void EveryRecordIsReadInRangesAsTheCatalogueStatesIt()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--bands", Some.BandTable);
        using Host host = detector.Dock();

        host.Say("MMEM:CAT?");
        string[][] lines = [.. Encoding.UTF8.GetString(host.Block()).TrimEnd('\n').Split('\n').Select(line => line.Split(','))];

        Assert.Equal(["bkg", "blk", "std", "sample"], lines.Take(4).Select(fields => fields[4]));
        Assert.Equal(["S0001.JDX", "DEMO-001"], [lines[3][1], lines[3][5]]);
        Assert.All(lines, fields => Assert.Equal(
            fields[6],
            Convert.ToHexStringLower(SHA256.HashData(host.Record(int.Parse(fields[0], null), int.Parse(fields[2], null), 1000)))));
    }

    [Fact]
    public void ARefusedCommandIsSilentAndTheErrorQueueSaysWhy()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();

        host.Say("FLY ME");
        host.Say("MMEM:DATA? \"77\",0,10");
        host.Say("MMEM:DATA? \"1\",9999999,10");

        Assert.Equal("-113,\"Undefined header\"", host.Ask("SYST:ERR?"));
        Assert.Equal("-256,\"File name not found\"", host.Ask("SYST:ERR?"));
        Assert.Equal("-222,\"Data out of range\"", host.Ask("SYST:ERR?"));
        Assert.Equal("0,\"No error\"", host.Ask("SYST:ERR?"));
        Assert.Equal("176", host.Ask("*ESR?"));
        Assert.Equal("0", host.Ask("*ESR?"));
    }

    [Fact]
    public void WithTheEventStatusAppendedEveryCommandIsAnswered()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi-plain", "--tcp", "0", "--records", "2");
        using Host host = detector.Dock();

        Assert.Equal("SPECTRA SIMULATED,PLAIN DETECTOR,SIM-0001,1.0;128", host.Ask("*IDN?;*ESR?"));
        Assert.Equal("32", host.Ask("FLY;*ESR?"));
        Assert.Equal("16", host.Ask("MMEM:DATA? \"9\",0,4;*ESR?"));
        Assert.Matches("^#14SIMU?|^#14##TI;0$", host.Ask("MMEM:DATA? \"1\",0,4;*ESR?"));
        Assert.Equal("#10;0", host.Ask($"MMEM:DATA? \"1\",{detector.Records()[0].GetProperty("bytes")},4;*ESR?"));
    }

    [Fact]
    public void AnInstrumentThatALaboratoryDescribesIsPlayedFromItsProfileAlone()
    {
        string profile = Path.GetTempFileName();
        File.WriteAllText(profile, """
            {
              "id": "lab-one", "name": "The laboratory's own, 2026",
              "clock": { "format": "unix", "zone": "utc" },
              "roles": { "REF": "background" },
              "protocol": {
                "kind": "scpi", "identify": "WHO?", "token": "ECHO? {token}", "error": "ERR?",
                "list": "FILES?", "fields": ["crc32", "role", "id", "unheard"], "read": "SEL \"{id}\";GET? {offset},{length}",
                "health": { "laser": "LAS?" }
              }
            }
            """);
        using EmulatedDetector detector = EmulatedDetector.Start(profile, "--tcp", "0", "--records", "1", "--identity", "Lab,One,7,2");
        using Host host = detector.Dock();

        Assert.Equal("Lab,One,7,2", host.Ask("WHO?"));
        Assert.Equal("145", host.Ask("ECHO? 145"));
        Assert.Equal("LOCKED", host.Ask("las?"));
        host.Say("FILES?");
        Assert.Matches("^[0-9a-f]{8},REF,1,-\n$", Encoding.UTF8.GetString(host.Block()));
        host.Say("SEL \"1\";GET? 0,5");
        Assert.Equal("##TIT", Encoding.UTF8.GetString(host.Block()));
        Assert.Equal("7", detector.Ready.GetProperty("serial").GetString());
        File.Delete(profile);
    }

    [Fact]
    public void AHostOverTcpSeesThatItIsUnpluggedAndFindsItAtTheSamePortAgain()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();
        host.Say("*ESE 3");
        Assert.Equal("3", host.Ask("*ESE?"));

        detector.Ask("unplug");
        Assert.Empty(host.UntilHangUp());
        Assert.Equal(detector.Address, detector.Ask("plug").GetProperty("address").GetString());

        using Host again = detector.Dock();
        Assert.Equal("3", again.Ask("*ESE?"));
    }

    [Fact]
    public void TheFilesOfAFolderAreItsRecordsAndWhatIsMeasuredAgainDiffers()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("spectra-files-");
        File.WriteAllText(Path.Combine(folder.FullName, "A.JDX"), "##TITLE=A\r\n##END=\r\n");
        File.WriteAllText(Path.Combine(folder.FullName, "B.CSV"), "400,0.1\r\n");
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--spectra", folder.FullName);
        using Host host = detector.Dock();

        detector.Ask("measure 2");

        Assert.Equal(["A.JDX", "B.CSV", "A-2.JDX", "B-2.CSV"], detector.Records().Select(record => record.GetProperty("name").GetString()));
        Assert.Equal(4, detector.Records().Select(record => record.GetProperty("sha256").GetString()).Distinct().Count());
        Assert.Equal("##TITLE=A\r\n##END=\r\n", Encoding.ASCII.GetString(host.Record(1, 19)));
        Assert.Equal("##TITLE=A\r\n$$ measured again, number 2\r\n##END=\r\n", Encoding.ASCII.GetString(host.Record(3, detector.Records()[2].GetProperty("bytes").GetInt32())));
        detector.End();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void ANonsenseHostIsBoundedAndDoesNoHarm()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "1");
        using Host host = detector.Dock();
        byte[] nonsense = new byte[300_000];
        new Random(3).NextBytes(nonsense);

        host.Send(nonsense);
        host.Say("");
        host.Say(new string('A', 100_000));
        host.Say("*CLS");

        Assert.Equal("200", host.Ask("*ESE 200;*ESE?").Split('\n')[^1]);
        host.Say(new string('B', 5000));
        Assert.Equal("-363,\"Input buffer overrun\"", host.Ask("SYST:ERR?"));
    }

    [Fact]
    public void AnAcknowledgedRecordStaysAcknowledgedAndEverythingOutlivesARestart()
    {
        string folder = Directory.CreateTempSubdirectory("spectra-memory-").FullName;
        JsonElement before;
        using (EmulatedDetector first = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "3", "--memory", folder))
        {
            using Host host = first.Dock();
            host.Say("MMEM:ACK \"2\"");
            Assert.Equal("0,\"No error\"", host.Ask("SYST:ERR?"));
            first.Ask("clock 86400");
            first.Ask("health battery-percent 12.5");
            Assert.Equal(4, first.Ask("measure").GetProperty("records").GetInt32());
            before = first.Ask("records");
            Assert.Equal(0, first.End());
        }

        using EmulatedDetector second = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--memory", folder);
        using Host again = second.Dock();

        Assert.Equal(before.GetRawText(), second.Ask("records").GetRawText());
        Assert.Equal([false, true, false, false], second.Records().Select(record => record.GetProperty("acknowledged").GetBoolean()));
        Assert.Equal("12.5", again.Ask("SYST:BATT?"));
        JsonElement last = second.Records()[3];
        Assert.Equal(last.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(again.Record(4, last.GetProperty("bytes").GetInt32()))));
        Assert.Equal(DateTime.UtcNow.AddDays(1), DateTime.Parse(again.Ask("SYST:DATE:TIME?"), null), TimeSpan.FromMinutes(5));
        second.End();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void AfterAWipeIdsBeginAgainWithOtherContent()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "12");
        HashSet<string?> before = [.. detector.Records().Select(record => record.GetProperty("sha256").GetString())];

        detector.Ask("wipe");
        detector.Ask("measure 12");

        Assert.Equal(12, before.Count);
        Assert.Equal(Enumerable.Range(1, 12), detector.Records().Select(record => record.GetProperty("id").GetInt32()));
        Assert.DoesNotContain(detector.Records(), record => before.Contains(record.GetProperty("sha256").GetString()));
    }

    [Fact]
    public void ClockAndControlMistakesAreAnsweredWithASentence()
    {
        using EmulatedDetector detector = EmulatedDetector.Start("sim-scpi", "--tcp", "0", "--records", "0");
        using Host host = detector.Dock();

        detector.Ask("clock 1970");

        Assert.StartsWith("1970-01-01T00:0", host.Ask("SYST:DATE:TIME?"), StringComparison.Ordinal);
        Assert.All(["fly", "health mood good", "measure -1", "clock soon", "faults {", "faults {\"faults\":[{\"kind\":\"joy\",\"at\":1}]}"], command =>
            Assert.NotEmpty(detector.Ask(command).GetProperty("error").GetString()!));
    }
}
