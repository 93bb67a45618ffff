namespace Spectra.Service.Backups;

/// <summary>Finds the files of a data folder that lie beside its database.</summary>
internal static class DataFiles
{
    /// <summary>What files are called while they are being written.</summary>
    private static readonly string[] Unfinished = [".new", ".tmp"];

    /// <summary>The finished files of a folder and its folders, by their paths in the data folder, with slashes, in ordinal order.</summary>
    public static IEnumerable<string> In(string dataFolder, string name)
    {
        string folder = Path.Combine(dataFolder, name);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(static path => !Unfinished.Contains(Path.GetExtension(path), StringComparer.Ordinal))
                .Select(path => Path.GetRelativePath(dataFolder, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>How many bytes a file has; none where it has gone.</summary>
    public static long LengthOf(string dataFolder, string path) => new FileInfo(Path.Combine(dataFolder, path)) is { Exists: true } file ? file.Length : 0;
}
