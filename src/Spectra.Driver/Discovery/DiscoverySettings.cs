using System.Collections.Immutable;

namespace Spectra.Driver.Discovery;

/// <summary>Where attached devices are looked for, and how often.</summary>
public sealed record DiscoverySettings
{
    /// <summary>Everything where the system keeps it.</summary>
    public static DiscoverySettings Default { get; } = new();

    /// <summary>Where the kernel describes devices.</summary>
    public string SystemFolder { get; init; } = "/sys";

    /// <summary>Where device files are.</summary>
    public string DeviceFolder { get; init; } = "/dev";

    /// <summary>The kernel's table of mounts.</summary>
    public string MountTable { get; init; } = "/proc/self/mountinfo";

    /// <summary>Folders of links to serial lines, each link named after what is attached, as in <c>/dev/serial/by-id</c>. Links to ports that are known otherwise are not listed again.</summary>
    public ImmutableArray<string> LinkFolders { get; init; } = [];

    /// <summary>Folders in which each subfolder that holds something, and the folder itself where it holds files, counts as a stick.</summary>
    public ImmutableArray<string> WatchedFolders { get; init; } = [];

    /// <summary>The file systems that count as a stick's or card's wherever they are mounted; what is removable or on USB counts whatever its file system.</summary>
    public ImmutableHashSet<string> StickFileSystems { get; init; } = ["vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk"];

    /// <summary>How often a watcher looks without having been told of anything.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a watcher waits after it was told of something, so that a burst is looked at once and device files have their rights.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(100);
}
