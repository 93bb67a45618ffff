using System.Text.Json;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Service.Commands;

namespace Spectra.Service.Tests.Commands;

/// <summary>What is attached, as the command line says it.</summary>
public sealed class DevicesTests : IDisposable
{
    private const string Line = """
        key string
        kind string
        address string
        vendor string?
        product string?
        serial string?
        description string
        profile string?
        """;

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _watched = new();

    public void Dispose()
    {
        _data.Dispose();
        _watched.Dispose();
    }

    [Fact]
    public void EachDeviceIsALineWhoseAddressDocksIt()
    {
        string stick = Directory.CreateDirectory(_watched.File("STICK A")).FullName;
        File.WriteAllText(Path.Combine(stick, "one.jdx"), SampleFiles.Jcamp(SampleFiles.Measured(1, 1)));

        IReadOnlyList<JsonElement> lines = SpectraProcess.Run("devices", "--json", "--data", _data.Path, "--watch", _watched.Path).Exits(0).JsonLines();

        Assert.All(lines, static line => JsonShape.AssertKeys(line, Line));
        JsonElement device = Assert.Single(lines, static line => line.GetProperty("description").GetString() == "Folder STICK A");
        Assert.Equal(("storage", $"folder:{stick}"), (device.GetProperty("kind").GetString(), device.GetProperty("address").GetString()));
        Assert.Single(SpectraProcess.Run("dock", device.GetProperty("address").GetString()!, "--data", _data.Path, "--json").Exits(0).JsonLines(), static line => line.TryGetProperty("file", out _));
    }

    [Fact]
    public void ALineBehindALinkIsListedByTheLinksName()
    {
        File.WriteAllText(_data.File("pts"), "");
        File.CreateSymbolicLink(_watched.File("usb-SIMULATED-7"), _data.File("pts"));

        JsonElement device = Assert.Single(
            SpectraProcess.Run("devices", "--json", "--data", _data.Path, "--links", _watched.Path).Exits(0).JsonLines(),
            static line => line.GetProperty("key").GetString() == "usb-SIMULATED-7");

        Assert.Equal(("serial", $"serial:{_watched.File("usb-SIMULATED-7")}"), (device.GetProperty("kind").GetString(), device.GetProperty("address").GetString()));
    }

    [Fact]
    public void APersonGetsATableAndBelowItWhatToTypeHoweverLong()
    {
        string stick = Directory.CreateDirectory(_watched.File(new string('a', 120) + " it's")).FullName;
        File.WriteAllText(Path.Combine(stick, "one.jdx"), "x");

        SpectraRun run = SpectraProcess.Run("devices", "--data", _data.Path, "--watch", _watched.Path).Exits(0);

        Assert.Contains("what it is", run.Stdout, StringComparison.Ordinal);
        string typed = Assert.Single(run.Stdout.Split('\n'), static line => line.Contains("spectra dock 'folder:", StringComparison.Ordinal));
        // What stands there is taken by a shell as it stands.
        Assert.Equal(0, SpectraProcess.Shell($"test -d {typed[typed.IndexOf("'folder:", StringComparison.Ordinal)..].Replace("folder:", "", StringComparison.Ordinal)}"));
    }

    [Fact]
    public void FaultsInALaboratorysOwnProfilesAreNamedAndCostNothing()
    {
        Directory.CreateDirectory(_data.File("profiles"));
        File.WriteAllText(_data.File("profiles/own.json"), """{ "format": 1, "id": "own", "nmae": "Ours", "basis": { "kind": "document", "source": "x" }, "protocol": { "kind": "zmodem" } }""");

        SpectraRun run = SpectraProcess.Run("devices", "--json", "--data", _data.Path).Exits(0);

        Assert.Contains("own.json: $.nmae: the key 'nmae' is not known here; did you mean 'name'?", run.Stderr, StringComparison.Ordinal);
        Assert.Contains("own.json: $.name: the key 'name' is missing.", run.Stderr, StringComparison.Ordinal);
        Assert.All(run.JsonLines(), static line => JsonShape.AssertKeys(line, Line));
    }

    [Fact]
    public void NothingAttachedIsOneSentence() =>
        Assert.StartsWith("Nothing is attached", Assert.Single(DevicesCommand.Remarks([])), StringComparison.Ordinal);

    [Fact]
    public void ALineWithoutPermissionSaysWhichGroupToJoin()
    {
        AttachedDevice open = Device("ttyUSB0");
        AttachedDevice closed = Device("ttyUSB1") with { IsPermitted = false };

        string remark = Assert.Single(DevicesCommand.Remarks([open, closed]));

        Assert.Contains("/dev/ttyUSB1", remark, StringComparison.Ordinal);
        Assert.Contains("group dialout", remark, StringComparison.Ordinal);
    }

    [Fact]
    public void AUsbDevicesLineHasItsNumbersApart()
    {
        AttachedDevice device = Device("ttyUSB0") with { Usb = new UsbIdentity("0403", "6001", "A50285BI", "FTDI", "FT232R") };

        Assert.Equal(new DeviceLine("0403:6001:A50285BI", "serial", "serial:/dev/ttyUSB0?baud=115200", "0403", "6001", "A50285BI", "FTDI FT232R", null, true), DeviceLine.Of(device));
    }

    private static AttachedDevice Device(string port) =>
        new() { Key = "0403:6001:A50285BI", Address = new DeviceAddress.Serial($"/dev/{port}", 115_200), Description = "FTDI FT232R" };
}
