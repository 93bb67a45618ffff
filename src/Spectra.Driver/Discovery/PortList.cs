using System.IO.Ports;

namespace Spectra.Driver.Discovery;

/// <summary>What the framework knows of attached devices on systems other than Linux: names of ports and drives, no identities.</summary>
internal static class PortList
{
    /// <summary>The serial ports and removable drives.</summary>
    public static IEnumerable<AttachedDevice> Find() => [.. Ports(), .. Drives()];

    private static IEnumerable<AttachedDevice> Ports()
    {
        // On macOS each line has two files; the one for incoming calls (tty.) waits for a carrier.
        foreach (string port in SerialPort.GetPortNames().Where(static name => !name.StartsWith("/dev/tty.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            DeviceAddress address = new DeviceAddress.Serial(port, null);
            yield return new AttachedDevice { Key = DeviceKey.Of(address), Address = address, Description = $"Serial port {Path.GetFileName(port)}" };
        }
    }

    private static IEnumerable<AttachedDevice> Drives()
    {
        foreach (DriveInfo drive in DriveInfo.GetDrives().Where(static drive => drive is { DriveType: DriveType.Removable, IsReady: true }))
        {
            DeviceAddress address = new DeviceAddress.Folder(drive.RootDirectory.FullName);
            yield return new AttachedDevice { Key = DeviceKey.Of(address), Address = address, Description = $"Removable drive {drive.Name}" };
        }
    }
}
