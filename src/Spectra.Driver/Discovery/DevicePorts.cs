using Spectra.Driver.Profiles;

namespace Spectra.Driver.Discovery;

/// <summary>Finds serial lines and USB test-and-measurement devices in the kernel's tree. Nothing is opened.</summary>
internal static class DevicePorts
{
    /// <summary>Serial lines that have hardware behind them.</summary>
    public static IEnumerable<AttachedDevice> Serial(ProfileShelf shelf, DiscoverySettings settings)
    {
        foreach ((string name, string folder) in DeviceTree.Entries(Path.Combine(settings.SystemFolder, "class", "tty")))
        {
            string file = Path.Combine(settings.DeviceFolder, name);
            if (IsEmptySlot(folder) || !File.Exists(file))
            {
                continue;
            }

            UsbDevice? usb = DeviceTree.Usb(folder, settings.SystemFolder);
            DeviceProfile? profile = usb is null ? null : shelf.Matching(usb.Identity).FirstOrDefault();
            yield return Device(new DeviceAddress.Serial(file, profile?.Line.BaudRate), usb, profile, DeviceTree.Line(folder, settings.SystemFolder), file) with
            {
                Description = usb is null ? $"Serial port {name} of this computer" : Describe(usb.Identity, "USB serial line"),
            };
        }
    }

    /// <summary>USB test-and-measurement devices.</summary>
    public static IEnumerable<AttachedDevice> UsbTmc(ProfileShelf shelf, DiscoverySettings settings)
    {
        foreach ((string name, string folder) in DeviceTree.Entries(Path.Combine(settings.SystemFolder, "class", "usbmisc")))
        {
            string file = Path.Combine(settings.DeviceFolder, name);
            if (!name.StartsWith("usbtmc", StringComparison.Ordinal) || !File.Exists(file))
            {
                continue;
            }

            UsbDevice? usb = DeviceTree.Usb(folder, settings.SystemFolder);
            DeviceProfile? profile = usb is null ? null : shelf.Matching(usb.Identity).FirstOrDefault(static match => match.Protocol is ProtocolDeclaration.Scpi);
            yield return Device(new DeviceAddress.UsbTmc(file), usb, profile, DeviceTree.Line(folder, settings.SystemFolder), file) with
            {
                Description = usb is null ? "USB test-and-measurement device" : Describe(usb.Identity, "USB test-and-measurement device"),
            };
        }
    }

    /// <summary>A USB device in words: who made it and what it is, else what it is here.</summary>
    public static string Describe(UsbIdentity usb, string otherwise)
    {
        string words = $"{usb.Manufacturer} {usb.ProductName}".Trim();
        return words.Length > 0 ? words : otherwise;
    }

    private static AttachedDevice Device(DeviceAddress address, UsbDevice? usb, DeviceProfile? profile, int line, string file) => new()
    {
        Key = usb is null ? DeviceKey.Of(address) : DeviceKey.Of(usb, line),
        Address = address,
        Description = "",
        Usb = usb?.Identity,
        Profile = profile,
        IsPermitted = AccessRight.IsGranted(file),
        Plugging = usb?.Plugging ?? "",
    };

    /// <summary>The slots that a computer reserves for serial ports it may not have are of type 0.</summary>
    private static bool IsEmptySlot(string folder) => DeviceTree.Attribute(folder, "type") == "0";
}
