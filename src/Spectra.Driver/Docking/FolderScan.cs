using System.Globalization;

namespace Spectra.Driver.Docking;

/// <summary>Lists the files of a folder without writing to it and without leaving it. What it leaves out it names.</summary>
internal sealed class FolderScan
{
    // Nothing is skipped by the framework: it would do so in silence.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    private static readonly HashSet<string> SystemNames = new(StringComparer.OrdinalIgnoreCase)
    {
        // Windows
        "System Volume Information", "$RECYCLE.BIN", "RECYCLER", "RECYCLED", "FOUND.000", "Thumbs.db", "desktop.ini", "autorun.inf", "IndexerVolumeGuid", "WPSettings.dat",
        // macOS
        ".DS_Store", ".fseventsd", ".Spotlight-V100", ".TemporaryItems", ".DocumentRevisions-V100", ".apdisk", ".VolumeIcon.icns", ".metadata_never_index", ".Trashes",
        // Linux, Android
        "lost+found", "LOST.DIR", ".android_secure", ".nomedia", ".directory",
        // ours
        InstrumentIni.FileName,
    };

    // macOS keeps a shadow "._name" beside every file; Linux a ".Trash-UID" for every user.
    private static readonly string[] SystemPrefixes = ["._", ".Trash-"];

    private readonly DockSettings _settings;
    private readonly List<FoundFile> _files = [];
    private readonly List<DockEvent.NotTaken> _leftOut = [];
    private readonly Stack<(DirectoryInfo Folder, string Prefix, int Depth)> _pending = [];
    private bool _isFull;

    private FolderScan(DockSettings settings) => _settings = settings;

    /// <summary>Everything below the root.</summary>
    /// <exception cref="IOException">The root can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The root may not be listed.</exception>
    public static FolderListing List(string root, DockSettings settings)
    {
        FolderScan scan = new(settings);
        scan.Enter(new DirectoryInfo(root), "", 0);
        while (!scan._isFull && scan._pending.TryPop(out (DirectoryInfo Folder, string Prefix, int Depth) next))
        {
            try
            {
                scan.Enter(next.Folder, next.Prefix, next.Depth);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                scan.LeaveOut(next.Prefix, NotTakenReason.Unreadable, $"The folder '{next.Prefix}' can't be listed, so nothing in it was taken: {failure.Message}");
            }
        }

        scan._files.Sort(static (a, b) => b.ChangedUtc != a.ChangedUtc ? b.ChangedUtc.CompareTo(a.ChangedUtc) : string.CompareOrdinal(a.Name, b.Name));
        scan._leftOut.Sort(static (a, b) => string.CompareOrdinal(a.FileName, b.FileName));
        return new FolderListing(scan._files, scan._leftOut);
    }

    /// <summary>Why a folder can't be docked at all; null where it can be listed.</summary>
    public static string? Refusal(string root)
    {
        try
        {
            if (File.Exists(root))
            {
                return $"'{root}' is a file: expected a folder.";
            }

            _ = new DirectoryInfo(root).EnumerateFileSystemInfos("*", Everything).Any();
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return $"The folder '{root}' does not exist.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The folder '{root}' can't be listed: {failure.Message}";
        }
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

    private void Enter(DirectoryInfo folder, string prefix, int depth)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos("*", Everything))
        {
            if (!SystemNames.Contains(entry.Name) && !Array.Exists(SystemPrefixes, start => entry.Name.StartsWith(start, StringComparison.Ordinal)))
            {
                if (_files.Count + _leftOut.Count >= _settings.MaximumFiles)
                {
                    _isFull = true;
                    LeaveOut(prefix + FileNames.Sanitise(entry.Name), NotTakenReason.BeyondLimit, string.Create(CultureInfo.InvariantCulture, $"There are more than {_settings.MaximumFiles:N0} files: the others were not looked at."));
                    return;
                }

                See(entry, prefix, depth);
            }
        }
    }

    private void See(FileSystemInfo entry, string prefix, int depth)
    {
        string name = prefix + FileNames.Sanitise(entry.Name);
        if (entry.LinkTarget is not null)
        {
            LeaveOut(name, NotTakenReason.Link, $"'{name}' is a link: links are not followed, for they may lead off the device.");
        }
        else if (!entry.Exists)
        {
            LeaveOut(name, NotTakenReason.Unreadable, entry.Name.Contains('\uFFFD', StringComparison.Ordinal)
                ? $"The name of '{name}' is not valid UTF-8, so it can't be opened here: rename it where it was written."
                : $"'{name}' can't be looked at: it is gone, or you have no permission.");
        }
        else if (entry.Name.StartsWith('.') || (entry.Attributes & (FileAttributes.Hidden | FileAttributes.System)) != 0)
        {
            // A dot file is hidden on every system that shares sticks, whatever its attributes say on this one.
            LeaveOut(name, NotTakenReason.Hidden, $"'{name}' is hidden: hidden files and folders are not read.");
        }
        else if ((entry.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Device)) != 0)
        {
            LeaveOut(name, NotTakenReason.Link, $"'{name}' is no plain file or folder.");
        }
        else if (entry is FileInfo file)
        {
            _files.Add(new FoundFile(file.FullName, name, file.Length, file.LastWriteTimeUtc));
        }
        else if (depth < _settings.MaximumDepth)
        {
            _pending.Push(((DirectoryInfo)entry, name + "/", depth + 1));
        }
        else
        {
            LeaveOut(name + "/", NotTakenReason.BeyondLimit, string.Create(CultureInfo.InvariantCulture, $"The folder '{name}/' lies deeper than {_settings.MaximumDepth} folders: nothing in it was looked at."));
        }
    }

    private void LeaveOut(string name, NotTakenReason reason, string sentence) => _leftOut.Add(new DockEvent.NotTaken(name, reason, sentence));
}
