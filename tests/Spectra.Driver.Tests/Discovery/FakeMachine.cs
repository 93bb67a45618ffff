using System.Collections.Immutable;
using System.Globalization;
using Spectra.Driver.Discovery;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Discovery;

/// <summary>A folder laid out as the kernel lays out its tree of devices, links included, with device files that are plain files.</summary>
internal sealed class FakeMachine : IDisposable
{
    private const string Controller = "devices/pci0000:00/0000:00:14.0";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("spectra-test-");
    private int _deviceNumber = 1;

    public FakeMachine()
    {
        foreach (string folder in new[] { "sys/class/tty", "sys/class/usbmisc", "sys/class/block", "sys/dev/block", "dev", "links", "watched" })
        {
            _root.CreateSubdirectory(folder);
        }

        File.WriteAllText(Path("mountinfo"), "");
        Settings = new DiscoverySettings { SystemFolder = Path("sys"), DeviceFolder = Path("dev"), MountTable = Path("mountinfo"), Settle = TimeSpan.FromMilliseconds(20) };
    }

    public DiscoverySettings Settings { get; }

    public string Path(string name) => System.IO.Path.Combine(_root.FullName, name);

    public string Device(string name) => Path($"dev/{name}");

    public ImmutableArray<AttachedDevice> List(ProfileShelf? shelf = null, Func<DiscoverySettings, DiscoverySettings>? change = null) =>
        AttachedDevices.List(shelf ?? ProfileShelf.Empty, change is null ? Settings : change(Settings));

    /// <summary>An adapter with a converter chip: the tty hangs under a port of the adapter.</summary>
    public void PlugAdapter(string name, string socket, string numbers, string? serial, int line = 0, int port = 0, bool withFile = true)
    {
        string usb = Usb(socket, numbers, serial);
        string part = $"{usb}/{socket}:1.{line}";
        Write($"{part}/bInterfaceNumber", line.ToString("x2", CultureInfo.InvariantCulture));
        Write($"{part}/{name}/port_number", port.ToString(CultureInfo.InvariantCulture));
        Describe("tty", $"{part}/{name}/tty/{name}", name, $"../../../{name}", withFile);
    }

    /// <summary>A device that is a serial line by itself (CDC ACM): the tty hangs under its interface.</summary>
    public void PlugModemLike(string name, string socket, string numbers, string? serial, int line = 0)
    {
        string part = $"{Usb(socket, numbers, serial)}/{socket}:1.{line}";
        Write($"{part}/bInterfaceNumber", line.ToString("x2", CultureInfo.InvariantCulture));
        Describe("tty", $"{part}/tty/{name}", name, $"../../../{socket}:1.{line}");
    }

    public void PlugUsbTmc(string name, string socket, string numbers, string? serial)
    {
        string part = $"{Usb(socket, numbers, serial)}/{socket}:1.0";
        Write($"{part}/bInterfaceNumber", "00");
        Describe("usbmisc", $"{part}/usbmisc/{name}", name, $"../../../{socket}:1.0");
    }

    /// <summary>A port of the computer's own; type 0 is a slot without one.</summary>
    public void BuiltInPort(string name, int type)
    {
        string port = type == 0 ? $"devices/platform/serial8250/serial8250:0/serial8250:0.{name[^1]}" : "devices/pnp0/00:04/00:04:0/00:04:0.0";
        Write($"{port}/tty/{name}/type", type.ToString(CultureInfo.InvariantCulture));
        Describe("tty", $"{port}/tty/{name}", name, $"../../../{System.IO.Path.GetFileName(port)}");
    }

    public void Console(string name) => Describe("tty", $"devices/virtual/tty/{name}", name, device: null);

    /// <summary>A disk on USB or, without numbers, in the computer; its partition's number in the kernel is 8:17 and so on.</summary>
    public void PlugDisk(string partition, string number, string? socket, string? numbers, string? serial, bool isRemovable)
    {
        string disk = socket is null ? $"devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/{partition[..3]}" : $"{Usb(socket, numbers!, serial)}/{socket}:1.0/host6/target6:0:0/6:0:0:0/block/{partition[..3]}";
        Write($"{disk}/removable", isRemovable ? "1" : "0");
        Write($"{disk}/{partition}/partition", partition[3..]);
        Link($"sys/dev/block/{number}", $"../../{disk}/{partition}");
        Link($"sys/class/block/{partition}", $"../../{disk}/{partition}");
    }

    public void Unplug(string name, string kind = "tty")
    {
        File.Delete(Path($"sys/class/{kind}/{name}"));
        File.Delete(Device(name));
    }

    public void Mounts(params string[] lines) => File.WriteAllText(Path("mountinfo"), string.Concat(lines.Select(static line => $"{line}\n")));

    public void Dispose()
    {
        _root.Delete(recursive: true);
    }

    private string Usb(string socket, string numbers, string? serial)
    {
        string usb = $"{Controller}/usb1/{socket}";
        string[] ids = numbers.Split(':');
        Write($"{Controller}/usb1/idVendor", "1d6b");
        Write($"{Controller}/usb1/idProduct", "0002");
        Write($"{usb}/idVendor", ids[0]);
        Write($"{usb}/idProduct", ids[1]);
        Write($"{usb}/busnum", "1");
        Write($"{usb}/devnum", (++_deviceNumber).ToString(CultureInfo.InvariantCulture));
        Write($"{usb}/manufacturer", "Some Maker");
        Write($"{usb}/product", "Some Product");
        File.Delete(Path($"sys/{usb}/serial"));
        if (serial is not null)
        {
            Write($"{usb}/serial", serial);
        }

        return usb;
    }

    private void Describe(string kind, string folder, string name, string? device, bool withFile = true)
    {
        Directory.CreateDirectory(Path($"sys/{folder}"));
        if (device is not null)
        {
            Link($"sys/{folder}/device", device);
        }

        Link($"sys/class/{kind}/{name}", $"../../{folder}");
        if (withFile)
        {
            File.WriteAllText(Device(name), "");
        }
    }

    private void Write(string attribute, string text)
    {
        string path = Path($"sys/{attribute}");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"{text}\n");
    }

    private void Link(string name, string target)
    {
        string path = Path(name);
        if (new FileInfo(path).LinkTarget is null)
        {
            File.CreateSymbolicLink(path, target);
        }
    }
}
