using System.Globalization;

namespace Spectra.Driver.Discovery;

/// <summary>Finds mounted sticks and cards. Nothing on them is looked at.</summary>
internal static class MountedStorage
{
    /// <summary>Where a computer mounts what is its own; a FAT file system there starts the computer.</summary>
    private static readonly string[] OwnPoints = ["/boot", "/efi", "/usr", "/var", "/etc", "/snap", "/run/live"];

    /// <summary>The mounted sticks and cards, each once.</summary>
    public static IEnumerable<AttachedDevice> Find(DiscoverySettings settings)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Mount mount in MountTable.Read(settings.MountTable))
        {
            // A part of a file system that is mounted elsewhere too is not another stick.
            if (mount.Root != "/" || mount.Point == "/" || Array.Exists(OwnPoints, own => mount.Point == own || mount.Point.StartsWith($"{own}/", StringComparison.Ordinal)))
            {
                continue;
            }

            string? block = Block(mount, settings.SystemFolder);
            UsbDevice? usb = block is null ? null : DeviceTree.Usb(block, settings.SystemFolder);
            bool counts = settings.StickFileSystems.Contains(mount.FileSystem) || usb is not null
                || (block is not null && DeviceTree.NearestAttribute(block, settings.SystemFolder, "removable") == "1");
            if (counts && seen.Add(mount.Device))
            {
                yield return Device(mount, block, usb);
            }
        }
    }

    private static AttachedDevice Device(Mount mount, string? block, UsbDevice? usb)
    {
        DeviceAddress address = new DeviceAddress.Folder(mount.Point);
        int partition = block is not null && int.TryParse(DeviceTree.Attribute(block, "partition"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;
        return new AttachedDevice
        {
            Key = usb is null ? DeviceKey.Of(address) : DeviceKey.Of(usb, partition),
            Address = address,
            Description = $"{(usb is null ? "Storage" : DevicePorts.Describe(usb.Identity, "USB storage"))} ({mount.FileSystem})",
            Usb = usb?.Identity,
            Plugging = $"{mount.Id} {usb?.Plugging}",
        };
    }

    /// <summary>The folder that describes the block device behind a mount; null where there is none. File systems in user space have no numbers of their own device, but name it.</summary>
    private static string? Block(Mount mount, string root) =>
        ByLink(Path.Combine(root, "dev", "block", mount.Device))
        ?? (mount.Source.StartsWith("/dev/", StringComparison.Ordinal) ? ByLink(Path.Combine(root, "class", "block", Path.GetFileName(mount.Source))) : null);

    private static string? ByLink(string link) => Path.Exists(link) ? DeviceTree.Resolve(link) : null;
}
