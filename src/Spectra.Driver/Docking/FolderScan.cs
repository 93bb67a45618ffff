namespace Spectra.Driver.Docking;

/// <summary>Lists the files of a folder without writing to it and without leaving it.</summary>
internal static class FolderScan
{
    private const int MaximumDepth = 12;
    private const int MaximumFiles = 200_000;

    // Sockets, pipes and links are skipped with what the system itself keeps on a stick.
    private static readonly EnumerationOptions Visible = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint | FileAttributes.Device,
        IgnoreInaccessible = true,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    private static readonly HashSet<string> SystemFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "System Volume Information", "$RECYCLE.BIN", "RECYCLER", "RECYCLED", "LOST.DIR", "lost+found", "FOUND.000",
    };

    private static readonly HashSet<string> SystemFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Thumbs.db", "desktop.ini", "autorun.inf", "IndexerVolumeGuid", "WPSettings.dat", InstrumentIni.FileName,
    };

    /// <summary>Every file below the root, newest first, names in ordinal order where the times are equal.</summary>
    /// <exception cref="IOException">The root can't be listed.</exception>
    public static List<FoundFile> List(string root)
    {
        List<FoundFile> found = [];
        Stack<(DirectoryInfo Folder, string Prefix, int Depth)> pending = new([(new DirectoryInfo(root), "", 0)]);
        while (pending.TryPop(out (DirectoryInfo Folder, string Prefix, int Depth) next) && found.Count < MaximumFiles)
        {
            foreach (FileSystemInfo entry in next.Folder.EnumerateFileSystemInfos("*", Visible))
            {
                // A dot file is hidden on every system that shares sticks, whatever its attributes say on this one.
                if (entry.Name.StartsWith('.') || entry.LinkTarget is not null)
                {
                    continue;
                }

                if (entry is DirectoryInfo folder)
                {
                    if (next.Depth < MaximumDepth && !SystemFolders.Contains(folder.Name))
                    {
                        pending.Push((folder, $"{next.Prefix}{FileNames.Sanitise(folder.Name)}/", next.Depth + 1));
                    }
                }
                else if (entry is FileInfo { Exists: true } file && !SystemFiles.Contains(file.Name) && found.Count < MaximumFiles)
                {
                    found.Add(new FoundFile(file.FullName, next.Prefix + FileNames.Sanitise(file.Name), file.Length, file.LastWriteTimeUtc));
                }
            }
        }

        found.Sort(static (a, b) => b.ChangedUtc != a.ChangedUtc ? b.ChangedUtc.CompareTo(a.ChangedUtc) : string.CompareOrdinal(a.Name, b.Name));
        return found;
    }

    /// <summary>Whether the folder can still be listed and still holds something: an unplugged stick leaves an error or an empty mount point.</summary>
    public static bool IsPresent(string root)
    {
        try
        {
            return Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
