using System.Collections.Immutable;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Discovery;

/// <summary>Lists what is attached, by identity. Nothing is opened and nothing is sent.</summary>
public static class AttachedDevices
{
    /// <summary>Serial lines, USB test-and-measurement devices, mounted sticks and cards, and what lies in the named folders.</summary>
    /// <remarks>On Linux from the kernel's own tree, with USB identities; elsewhere the ports and removable drives by name.</remarks>
    public static ImmutableArray<AttachedDevice> List(ProfileShelf shelf, DiscoverySettings settings)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(settings);
        AttachedDevice[] found = OperatingSystem.IsLinux()
            ? [.. DevicePorts.Serial(shelf, settings), .. DevicePorts.UsbTmc(shelf, settings), .. MountedStorage.Find(settings)]
            : [.. PortList.Find()];
        HashSet<string> ports = [.. found.Select(static device => device.Address).OfType<DeviceAddress.Serial>().Select(static address => address.Port)];
        HashSet<DeviceAddress> places = [.. found.Select(static device => device.Address)];
        return
        [
            .. found,
            .. NamedFolders.Links(settings.LinkFolders, ports),
            .. NamedFolders.Watched(settings.WatchedFolders).Where(device => places.Add(device.Address)),
        ];
    }
}
