using System.CommandLine;

namespace Spectra.Service.Commands;

/// <summary>The folder that holds a post's record and libraries.</summary>
internal static class DataFolder
{
    /// <summary>The folder of the libraries in a data folder.</summary>
    public const string LibrariesName = "libraries";

    /// <summary>The option of every command that works on a data folder.</summary>
    public static Option<string> Option() => new("--data")
    {
        Description = "The folder of the record and the libraries.",
        DefaultValueFactory = _ => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "spectra"),
    };

    /// <summary>The library files of a data folder, in the order of their names.</summary>
    public static string[] Libraries(string folder)
    {
        string libraries = LibrariesFolder(folder);
        return Directory.Exists(libraries) ? [.. Directory.GetFiles(libraries, "*.speclib").Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Whether a data folder is, or lies in, a folder that is to be docked: its own files would be taken for measurements.</summary>
    public static bool LiesIn(string folder, string docked)
    {
        string relative = Path.GetRelativePath(docked, folder);
        return relative.Split(Path.DirectorySeparatorChar)[0] != ".." && !Path.IsPathRooted(relative);
    }

    /// <summary>Where a data folder keeps its libraries.</summary>
    public static string LibrariesFolder(string folder) => Path.Combine(folder, LibrariesName);
}
