namespace Spectra.Driver.Discovery;

/// <summary>Tells when entries of some folders come and go. A folder that is not there yet, or not any more, is taken up when it is there.</summary>
/// <param name="folders">The folders with the patterns of the names that matter; none for every name.</param>
/// <param name="changed">Called on a thread of the framework after each change.</param>
internal sealed class FolderSignal((string Folder, string[] Patterns)[] folders, Action changed) : IDisposable
{
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private volatile bool _isBroken;

    /// <summary>Watches the folders that are there.</summary>
    public void Renew()
    {
        if (_isBroken)
        {
            // Events were lost, or a folder was replaced by another of its name.
            _isBroken = false;
            Dispose();
        }

        foreach ((string folder, string[] patterns) in folders)
        {
            bool isThere = Directory.Exists(folder);
            if (isThere && !_watchers.ContainsKey(folder) && Watch(folder, patterns) is { } watcher)
            {
                _watchers.Add(folder, watcher);
            }
            else if (!isThere && _watchers.Remove(folder, out FileSystemWatcher? gone))
            {
                gone.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in _watchers.Values)
        {
            watcher.Dispose();
        }

        _watchers.Clear();
    }

    private FileSystemWatcher? Watch(string folder, string[] patterns)
    {
        FileSystemWatcher watcher = new(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName };
        foreach (string pattern in patterns)
        {
            watcher.Filters.Add(pattern);
        }

        watcher.Created += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        watcher.Error += (_, _) =>
        {
            _isBroken = true;
            changed();
        };
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Gone since, forbidden, or the user has used up his watches: then changes are noticed by looking.
            watcher.Dispose();
            return null;
        }
    }
}
