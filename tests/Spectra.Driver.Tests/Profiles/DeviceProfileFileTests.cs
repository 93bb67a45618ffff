using System.Globalization;
using System.Text.Json.Nodes;
using Spectra.Driver.Profiles;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Tests.Profiles;

public class DeviceProfileFileTests
{
    [Fact]
    public void EveryMemberOfAFullProfileIsReadIntoItsPlace()
    {
        DeviceProfile profile = SomeProfile.Shipped("sim-scpi");

        Assert.Equal(("sim-scpi", ProfileBasisKind.Simulation), (profile.Id, profile.Basis.Kind));
        Assert.Equal(("SPECTRA SIMULATED,SCPI [^,]*,[^,]+,.+", true), (profile.Match.Answer, profile.Match.MayProbe));
        Assert.Equal(new LineSettings { BaudRate = 115_200, DataBits = 8, Parity = LineParity.None, StopBits = 1, Flow = LineFlow.None }, profile.Line);
        Assert.Equal((80, 1000, 5, 250, 10_000, 0), Milliseconds(profile.Timing));
        Assert.Equal(new ClockFormat("yyyy-MM-dd'T'HH:mm:ss", IsUtc: true), profile.Clock);
        Assert.Equal((MeasurementRole.Background, MeasurementRole.Blank, MeasurementRole.Check), (profile.Roles["bkg"], profile.Roles["BLK"], profile.Roles["std"]));
        Assert.Equal(7, profile.Limits.Length);
        Assert.Equal(new HealthLimit(HealthFigure.TemperatureCelsius, 0, 45, null), profile.Limits[2]);
        Assert.Equal(new HealthLimit(HealthFigure.Laser, null, null, "LOCKED"), profile.Limits[6]);
        ProtocolDeclaration.Scpi scpi = Assert.IsType<ProtocolDeclaration.Scpi>(profile.Protocol);
        Assert.Equal((false, "*ESE {token};*ESE?", "*IDN?", "SYST:ERR?"), (scpi.AppendEventStatus, scpi.Token, scpi.Identify, scpi.Error));
        Assert.Equal(("MMEM:CAT?", "MMEM:DATA? \"{id}\",{offset},{length}", 4096, "MMEM:ACK \"{id}\"", "SYST:DATE:TIME?"), (scpi.List, scpi.Read, scpi.ChunkBytes, scpi.Acknowledge, scpi.Clock));
        Assert.Equal(-284, Assert.Single(scpi.BusyCodes));
        Assert.Equal([CatalogueField.Id, CatalogueField.Name, CatalogueField.Bytes, CatalogueField.Time, CatalogueField.Role, CatalogueField.Sample, CatalogueField.Sha256], scpi.Fields.AsEnumerable());
        Assert.Equal(Enum.GetValues<HealthFigure>(), scpi.Health.Keys.Order());
        Assert.Equal("CAL:DUE?", scpi.Health[HealthFigure.CalibrationDue]);
    }

    [Fact]
    public void BinaryProtocolsAreReadWithTheirNumbers()
    {
        ProtocolDeclaration.Obp obp = Assert.IsType<ProtocolDeclaration.Obp>(SomeProfile.Shipped("sim-obp").Protocol);
        ProtocolDeclaration.Packet packet = Assert.IsType<ProtocolDeclaration.Packet>(SomeProfile.Shipped("sim-packet").Protocol);

        Assert.Equal((256u, 251_658_241u, 251_658_256u, 251_658_257u, 251_658_258u), (obp.Serial, obp.Model, obp.List, obp.Read, obp.Acknowledge));
        Assert.Equal(251_658_290u, obp.Health[HealthFigure.SelfTest]);
        Assert.Equal(CatalogueField.Crc32, obp.Fields[^1]);
        Assert.Equal((new PacketCommand(2, 51), new PacketCommand(0, 43), new PacketCommand(0, 46), 192), (packet.Serial, packet.Count, packet.Read, packet.ChunkBytes));
        Assert.Equal(new PacketCommand(3, 2), packet.Health[HealthFigure.HumidityPercent]);
        Assert.IsType<ProtocolDeclaration.Zmodem>(SomeProfile.Shipped("zmodem-drop").Protocol);
        Assert.IsType<ProtocolDeclaration.Ymodem>(SomeProfile.Shipped("ymodem-drop").Protocol);
    }

    [Fact]
    public void WhatAProfileLeavesOutIsAsUsual()
    {
        JsonObject json = SomeProfile.Json("zmodem-drop");
        foreach (string key in new[] { "$schema", "match", "line", "timing" })
        {
            json.Remove(key);
        }

        DeviceProfile profile = Assert.IsType<ProfileReading.Accepted>(SomeProfile.Read(json)).Profile;

        Assert.Equal((DeviceMatch.Nothing, LineSettings.Default, ProfileTiming.Default), (profile.Match, profile.Line, profile.Timing));
        Assert.Null(profile.Clock);
        Assert.Empty(profile.Roles);
    }

    [Fact]
    public void EverythingThatIsWrongIsNamedAtOnceWithItsPlace()
    {
        ProfileFault[] faults = SomeProfile.Faults("sim-scpi", static json =>
        {
            json.Remove("name");
            json["basis"]!["knid"] = "x";
            json["line"]!["baud"] = "115200";
            json["timing"]!["attempts"] = 0;
            json["roles"]!["zzz"] = "blnk";
            json["limits"]![1]!["lowest"] = true;
            json["protocol"]!["health"]!["laser"] = "SENS:LAS";
            json["protocol"]!["read"] = "MMEM:DATA? {id},{ofset}";
        });

        Assert.Equal(
            ["$.basis.knid", "$.limits[1].lowest", "$.line.baud", "$.name", "$.protocol.health.laser", "$.protocol.read", "$.protocol.read", "$.protocol.read", "$.roles.zzz", "$.timing.attempts"],
            faults.Select(static fault => fault.Path).Order(StringComparer.Ordinal));
        Assert.All(faults, static fault => Assert.Equal("own.json", fault.File));
    }

    [Theory]
    [InlineData("protocol", "identfy", "identify")]
    [InlineData("timing", "quietms", "quietMs")]
    [InlineData("line", "bauds", "baud")]
    [InlineData("basis", "sorce", "source")]
    public void AnUnknownKeyIsRefusedByNameWithTheOneThatWasMeant(string place, string written, string meant)
    {
        ProfileFault fault = Assert.Single(SomeProfile.Faults("sim-scpi", json => json[place]![written] = 1));

        Assert.Equal($"$.{place}.{written}", fault.Path);
        Assert.Contains($"'{written}'", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains($"did you mean '{meant}'?", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownKeyThatIsLikeNoneGetsTheListOfThem()
    {
        ProfileFault fault = Assert.Single(SomeProfile.Faults("sim-scpi", static json => json["line"]!["handshaking protocol"] = 1));

        Assert.Equal("$.line['handshaking protocol']", fault.Path);
        Assert.Contains("baud, dataBits, parity, stopBits, flow", fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sim-scpi", "$.protocol.chunkBytes", "15", "16 to 65536")]
    [InlineData("sim-scpi", "$.protocol.chunkBytes", "65537", "16 to 65536")]
    [InlineData("sim-packet", "$.protocol.chunkBytes", "213", "16 to 212")]
    [InlineData("sim-scpi", "$.protocol.chunkBytes", "4096.5", "whole number")]
    [InlineData("sim-scpi", "$.line.baud", "49", "50 to 12000000")]
    [InlineData("sim-scpi", "$.line.dataBits", "9", "7 to 8")]
    [InlineData("sim-scpi", "$.line.parity", "\"evn\"", "did you mean \"even\"?")]
    [InlineData("sim-scpi", "$.line.flow", "\"xonxoff\"", "\"request-to-send\"")]
    [InlineData("sim-scpi", "$.timing.answerMs", "0", "10 to 60000")]
    [InlineData("sim-scpi", "$.format", "2", "from 1 to 1")]
    [InlineData("sim-scpi", "$.id", "\"Sim SCPI\"", "lower-case letters")]
    [InlineData("sim-scpi", "$.name", "\"A spectrometer\"", "SIMULATED")]
    [InlineData("sim-scpi", "$.name", "\"\"", "1 to 120 characters")]
    [InlineData("sim-scpi", "$.name", "null", "expected a text")]
    [InlineData("sim-scpi", "$.basis.kind", "\"guess\"", "\"document\", \"instrument\", \"simulation\"")]
    [InlineData("sim-scpi", "$.match.usb", "{}", "expected a list")]
    [InlineData("sim-scpi", "$.match.probe", "\"yes\"", "true or false")]
    [InlineData("sim-scpi", "$.match.answer", "\"a(b\"", "regular expression")]
    [InlineData("sim-scpi", "$.match.answer", "\"a)(?:b\"", "regular expression")]
    [InlineData("sim-scpi", "$.match.answer", "\"(?=a)b\"", "looks ahead")]
    [InlineData("sim-scpi", "$.match.answer", "\"(a)\\\\1\"", "refers to itself")]
    [InlineData("sim-scpi", "$.match.answer", "\"(((a{1000}){1000}){1000}){1000}\"", "repeats too often")]
    [InlineData("sim-scpi", "$.clock.zone", "\"cet\"", "\"utc\", \"local\"")]
    [InlineData("sim-obp", "$.clock.zone", "\"local\"", "midnight UTC")]
    [InlineData("sim-scpi", "$.protocol.kind", "\"modbus\"", "\"scpi\"")]
    [InlineData("sim-scpi", "$.protocol.busyCodes[0]", "0", "means no error")]
    [InlineData("sim-scpi", "$.protocol.fields[1]", "\"id\"", "twice")]
    [InlineData("sim-scpi", "$.protocol.fields[1]", "\"title\"", "\"sha256\"")]
    [InlineData("sim-scpi", "$.protocol.list", "\"MMEM:CAT\"", "no question mark")]
    [InlineData("sim-scpi", "$.protocol.list", "\"MMEM:CAT?\\n*RST\"", "line ends")]
    [InlineData("sim-scpi", "$.protocol.list", "\"MMEM:CAT? \\u00B5\"", "ASCII")]
    [InlineData("sim-scpi", "$.protocol.list", "\"MMEM:CAT? {id}\"", "nothing is filled into")]
    [InlineData("sim-scpi", "$.protocol.acknowledge", "\"MMEM:ACK? {id}\"", "no answer is awaited")]
    [InlineData("sim-scpi", "$.protocol.acknowledge", "\"MMEM:ACK\"", "lacks {id}")]
    [InlineData("sim-scpi", "$.protocol.token", "\"*ESE {token};*ESE? }\"", "brace stands alone")]
    [InlineData("sim-scpi", "$.protocol.identify", "\"*RST;*IDN?\"", "one question only")]
    [InlineData("sim-obp", "$.protocol.list", "251658256", "0x")]
    [InlineData("sim-obp", "$.protocol.list", "\"0x123456789\"", "8 hexadecimal digits")]
    [InlineData("sim-obp", "$.protocol.list", "\"0x-1\"", "8 hexadecimal digits")]
    [InlineData("sim-packet", "$.protocol.read", "[0, 256]", "0 to 255")]
    [InlineData("sim-packet", "$.protocol.read", "[0]", "0 to 255")]
    [InlineData("sim-packet", "$.protocol.read", "46", "[group, command]")]
    [InlineData("sim-packet", "$.protocol.health.humidity-percent", "[0, -1]", "0 to 255")]
    [InlineData("sim-scpi", "$.limits[0].figure", "\"batery-percent\"", "did you mean \"battery-percent\"?")]
    [InlineData("sim-scpi", "$.limits[1].lowest", "1e999", "too large")]
    [InlineData("sim-ymodem", "$.match.probe", "true", "only sends files")]
    [InlineData("sim-obp", "$.match.probe", "true", "'match.answer'")]
    public void AValueThatIsWrongIsNamedWithWhatWasExpected(string id, string path, string value, string expected)
    {
        ProfileFault[] faults = SomeProfile.Faults(id, json => Set(json, path, value));

        Assert.Contains(faults, fault => fault.Path == path && fault.Sentence.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "figure": "battery-percent" }""", "states nothing")]
    [InlineData("""{ "figure": "battery-percent", "words": "FULL" }""", "as a number")]
    [InlineData("""{ "figure": "laser", "lowest": 1 }""", "in words")]
    [InlineData("""{ "figure": "battery-percent", "lowest": 5, "highest": 4 }""", "nothing would be in order")]
    [InlineData("""{ "figure": "humidity-percent", "highest": 80 }""", "a limit already")]
    public void ALimitThatCanNeverBeMetOrKnownIsRefused(string limit, string expected) =>
        Assert.Contains(SomeProfile.Faults("sim-scpi", json => json["limits"]!.AsArray().Add(JsonNode.Parse(limit))), fault => fault.Sentence.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void ALimitOnAFigureThatIsNotAskedForIsRefused()
    {
        ProfileFault fault = Assert.Single(SomeProfile.Faults("sim-scpi", static json => json["protocol"]!["health"]!.AsObject().Remove("laser")));

        Assert.Contains("\"laser\" has a limit but no query", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInstrumentWithoutAnErrorQuerySaysNull()
    {
        JsonObject json = SomeProfile.Json();
        json["protocol"]!["error"] = null;

        DeviceProfile profile = Assert.IsType<ProfileReading.Accepted>(SomeProfile.Read(json)).Profile;

        Assert.Null(Assert.IsType<ProtocolDeclaration.Scpi>(profile.Protocol).Error);
    }

    [Fact]
    public void AnAnswerIsAcceptedOnlyWhereTheWholeOfItMatches()
    {
        DeviceMatch match = SomeProfile.Shipped("sim-scpi").Match;

        Assert.True(match.Accepts("SPECTRA SIMULATED,SCPI 1,S-7,2.0"));
        Assert.False(match.Accepts("xSPECTRA SIMULATED,SCPI 1,S-7,2.0"));
        Assert.False(match.Accepts("SPECTRA SIMULATED,SCPI 1,S-7"));
        Assert.False(new DeviceMatch([], "a|b", MayProbe: false).Accepts("ab"));
        Assert.True(DeviceMatch.Nothing.Accepts("anything"));
    }

    private static (int, int, int, int, int, int) Milliseconds(ProfileTiming timing) =>
        ((int)timing.Quiet.TotalMilliseconds, (int)timing.Answer.TotalMilliseconds, timing.Attempts, (int)timing.Busy.TotalMilliseconds, (int)timing.Begin.TotalMilliseconds, (int)timing.BetweenConnections.TotalMilliseconds);

    private static void Set(JsonNode at, string path, string value)
    {
        string[] steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..];
        foreach (string step in steps[..^1])
        {
            at = step.StartsWith('[') ? at[int.Parse(step[1..^1], CultureInfo.InvariantCulture)]! : at[step]!;
        }

        JsonNode? parsed = JsonNode.Parse(value);
        if (steps[^1].StartsWith('['))
        {
            at[int.Parse(steps[^1][1..^1], CultureInfo.InvariantCulture)] = parsed;
        }
        else
        {
            at[steps[^1]] = parsed;
        }
    }
}
