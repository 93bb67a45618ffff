using System.Globalization;

namespace Spectra.Driver.Discovery;

/// <summary>Finds what lies in folders that a person named: links to serial lines, and folders that count as sticks.</summary>
internal static class NamedFolders
{
    private static readonly string[] SystemNames = ["System Volume Information", "$RECYCLE.BIN", "lost+found"];

    /// <summary>Serial lines that links lead to.</summary>
    /// <param name="folders">The folders of links.</param>
    /// <param name="known">The device files that are known otherwise.</param>
    public static IEnumerable<AttachedDevice> Links(IEnumerable<string> folders, IReadOnlySet<string> known)
    {
        foreach (FileSystemInfo link in folders.SelectMany(Entries).Where(static entry => entry.LinkTarget is not null))
        {
            if (DeviceTree.Resolve(link.FullName) is { } target && !Directory.Exists(target) && !known.Contains(target))
            {
                yield return new AttachedDevice
                {
                    Key = link.Name,
                    Address = new DeviceAddress.Serial(link.FullName, null),
                    Description = $"Serial line by the name of {link.Name}",
                    IsPermitted = AccessRight.IsGranted(target),
                    Plugging = string.Create(CultureInfo.InvariantCulture, $"{target} {link.LastWriteTimeUtc.Ticks}"),
                };
            }
        }
    }

    /// <summary>Folders that hold something: first the subfolders, each of which may be an instrument's, then the folder itself where files lie in it.</summary>
    public static IEnumerable<AttachedDevice> Watched(IEnumerable<string> folders)
    {
        foreach (string folder in folders)
        {
            FileSystemInfo[] entries = Entries(folder);
            foreach (DirectoryInfo inner in entries.OfType<DirectoryInfo>().Where(static inner => inner.LinkTarget is null && HoldsSomething(inner)))
            {
                yield return Storage(inner);
            }

            if (Array.Exists(entries, static entry => entry is FileInfo { LinkTarget: null }))
            {
                yield return Storage(new DirectoryInfo(folder));
            }
        }
    }

    private static AttachedDevice Storage(DirectoryInfo folder)
    {
        DeviceAddress address = new DeviceAddress.Folder(folder.FullName);
        return new AttachedDevice
        {
            Key = DeviceKey.Of(address),
            Address = address,
            Description = $"Folder {folder.Name}",
            Content = folder.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static FileSystemInfo[] Entries(string folder)
    {
        try
        {
            return [.. Visible(new DirectoryInfo(folder)).OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Not there yet, not there any more, or not allowed: nothing is attached there.
            return [];
        }
    }

    private static bool HoldsSomething(DirectoryInfo folder)
    {
        try
        {
            return Visible(folder).Any();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<FileSystemInfo> Visible(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos().Where(static entry => !entry.Name.StartsWith('.') && !SystemNames.Contains(entry.Name, StringComparer.OrdinalIgnoreCase));
}
