using System.Diagnostics;
using System.Runtime.Versioning;
using Spectra.Driver.Discovery;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Discovery;

public sealed class AttachedDevicesTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void ASerialLineIsKnownByItsUsbIdentityAndReachedByItsPort()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A50285BI");

        AttachedDevice device = Assert.Single(_machine.List());

        Assert.Equal(("0403:6001:A50285BI", "serial"), (device.Key, device.Kind));
        Assert.Equal(new DeviceAddress.Serial(_machine.Device("ttyUSB0"), null), device.Address);
        Assert.Equal(new UsbIdentity("0403", "6001", "A50285BI", "Some Maker", "Some Product"), device.Usb);
        Assert.Equal("Some Maker Some Product", device.Description);
        Assert.Null(device.Profile);
    }

    [Theory]
    [InlineData("ttyUSB0", "1-2")]
    [InlineData("ttyUSB7", "1-4.3.1")]
    public void ADeviceWithASerialNumberHasTheSameKeyUnderAnyNameInAnySocket(string name, string socket)
    {
        _machine.PlugAdapter(name, socket, "0403:6001", "A50285BI");

        Assert.Equal("0403:6001:A50285BI", Assert.Single(_machine.List()).Key);
    }

    [Fact]
    public void DevicesWithoutASerialNumberAreToldApartByTheirSockets()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "1a86:7523", serial: null);
        _machine.PlugAdapter("ttyUSB1", "1-3.1", "1a86:7523", serial: null);

        Assert.Equal(["1a86:7523:@1-2", "1a86:7523:@1-3.1"], _machine.List().Select(static device => device.Key));
    }

    [Fact]
    public void LinesOfOneDeviceAreNumberedWhetherByInterfaceOrByPort()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6010", "TWO");
        _machine.PlugAdapter("ttyUSB1", "1-2", "0403:6010", "TWO", line: 1);
        _machine.PlugAdapter("ttyUSB2", "1-3", "110a:1450", "FOUR");
        _machine.PlugAdapter("ttyUSB3", "1-3", "110a:1450", "FOUR", port: 1);
        _machine.PlugModemLike("ttyACM0", "1-4", "0483:5740", "CDC", line: 10);

        Assert.Equal(["0483:5740:CDC/11", "0403:6010:TWO", "0403:6010:TWO/2", "110a:1450:FOUR", "110a:1450:FOUR/2"], _machine.List().Select(static device => device.Key));
    }

    [Fact]
    public void PortsWithoutHardwareAreLeftOut()
    {
        _machine.Console("tty0");
        _machine.Console("tty63");
        _machine.Console("ptmx");
        _machine.BuiltInPort("ttyS0", type: 4);
        _machine.BuiltInPort("ttyS1", type: 0);

        AttachedDevice port = Assert.Single(_machine.List());

        Assert.Equal((new DeviceAddress.Serial(_machine.Device("ttyS0"), null), null), (port.Address, port.Usb));
        Assert.Equal(port.Address.ToString(), port.Key);
        Assert.Contains("ttyS0 of this computer", port.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void ADeviceFileThatTheSystemHasNotMadeYetIsNotListed()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A", withFile: false);

        Assert.Empty(_machine.List());
    }

    [Fact]
    public void AMatchingProfileIsNamedAndSetsTheSpeed()
    {
        string folder = _machine.Path("profiles");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "a.json"), Profiles.SomeProfile.WithUsb("slow", "0403", "6001").Replace("\"protocol\"", "\"line\":{\"baud\":9600},\"protocol\"", StringComparison.Ordinal));
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");
        _machine.PlugAdapter("ttyUSB1", "1-3", "0403:6015", "B");

        AttachedDevice[] devices = [.. _machine.List(ProfileShelf.OpenFolders(folder))];

        Assert.Equal("slow", devices[0].Profile!.Id);
        Assert.Equal(new DeviceAddress.Serial(_machine.Device("ttyUSB0"), 9600), devices[0].Address);
        Assert.Null(devices[1].Profile);
    }

    [Fact]
    public void ATestAndMeasurementDeviceIsListedAndOtherUsbDevicesAreNot()
    {
        _machine.PlugUsbTmc("usbtmc0", "1-4", "0957:0588", "CN1");
        _machine.PlugUsbTmc("hiddev0", "1-5", "046d:c52b", null);

        AttachedDevice device = Assert.Single(_machine.List());

        Assert.Equal(("0957:0588:CN1", "usbtmc"), (device.Key, device.Kind));
        Assert.Equal(new DeviceAddress.UsbTmc(_machine.Device("usbtmc0")), device.Address);
    }

    [Fact]
    public void ListingOpensNoDeviceFile()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A", withFile: false);
        // Whoever opens a pipe that nobody writes to waits for ever.
        using (Process pipe = Process.Start("mkfifo", [_machine.Device("ttyUSB0")]))
        {
            pipe.WaitForExit();
        }

        Assert.Single(_machine.List());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void ALineThatTheUserMayNotOpenSaysSo()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");
        Assert.True(Assert.Single(_machine.List()).IsPermitted);
        File.SetUnixFileMode(_machine.Device("ttyUSB0"), UnixFileMode.None);
        // Only the file itself is to be in the stranger's way.
        File.SetUnixFileMode(_machine.Path(""), (UnixFileMode)Convert.ToInt32("755", 8));

        Assert.False(Stranger.Does(() => Assert.Single(_machine.List())).IsPermitted);
    }

    [Fact]
    public void LinksToLinesOfNoOtherKindAreListedByTheirNames()
    {
        _machine.PlugAdapter("ttyUSB0", "1-2", "0403:6001", "A");
        File.WriteAllText(_machine.Device("pts5"), "");
        File.CreateSymbolicLink(_machine.Path("links/usb-Some_Detector_7"), "../dev/pts5");
        File.CreateSymbolicLink(_machine.Path("links/usb-known-already"), "../dev/ttyUSB0");
        File.CreateSymbolicLink(_machine.Path("links/usb-gone"), "../dev/pts6");
        File.WriteAllText(_machine.Path("links/no-link"), "");

        AttachedDevice[] devices = [.. _machine.List(change: settings => settings with { LinkFolders = [_machine.Path("links"), _machine.Path("no such folder")] })];

        Assert.Equal(["0403:6001:A", "usb-Some_Detector_7"], devices.Select(static device => device.Key));
        Assert.Equal(new DeviceAddress.Serial(_machine.Path("links/usb-Some_Detector_7"), null), devices[1].Address);
    }

    [Fact]
    public void InAWatchedFolderSubfoldersThatHoldSomethingAndTheFolderWithFilesCountAsSticks()
    {
        Directory.CreateDirectory(_machine.Path("watched/empty"));
        Directory.CreateDirectory(_machine.Path("watched/.hidden/x"));
        Directory.CreateDirectory(_machine.Path("watched/STICK/SPECTRA"));
        Assert.Equal([_machine.Path("watched/STICK")], Watched());

        File.WriteAllText(_machine.Path("watched/a.jdx"), "");
        Assert.Equal([_machine.Path("watched/STICK"), _machine.Path("watched")], Watched());

        string[] Watched() => [.. _machine.List(change: settings => settings with { WatchedFolders = [_machine.Path("watched")] }).Select(static device => ((DeviceAddress.Folder)device.Address).Path)];
    }

    [Fact]
    public void OnThisMachineNoConsoleAndNoPseudoTerminalIsListed() =>
        Assert.All(
            AttachedDevices.List(ProfileShelf.Empty, DiscoverySettings.Default).Select(static device => device.Address).OfType<DeviceAddress.Serial>(),
            static address => Assert.DoesNotMatch(@"^/dev/(tty\d*|ptmx|console|pts/.*)$", address.Port));

    [Fact]
    public void TheFrameworksListOfPortsGivesAddressesThatCanBeTyped() =>
        Assert.All(PortList.Find(), static device => Assert.Equal(device.Address, Assert.IsType<AddressParsing.Accepted>(DeviceAddress.Parse(device.Address.ToString())).Address));
}
