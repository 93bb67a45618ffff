using System.Globalization;
using Spectra.Service.Libraries.Importing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Where a governed library lies in a data folder.</summary>
/// <param name="DataFolder">The data folder.</param>
/// <param name="Name">The library's name; see <see cref="GovernedFolder.IsName"/>.</param>
internal sealed record GovernedLibrary(string DataFolder, string Name)
{
    /// <summary>The folder of everything governed, in the folder of the libraries.</summary>
    public const string FolderName = "governed";

    /// <summary>The manifest of a release.</summary>
    public const string ManifestName = "release.json";

    /// <summary>The entries of a release, or of an import.</summary>
    public const string EntriesName = "entries.jsonl";

    /// <summary>The site's signature over a manifest.</summary>
    public const string SignatureName = "signature.json";

    private const string Extension = ".speclib";

    /// <summary>What a name may be, for a sentence.</summary>
    public static string NameRule => "up to 64 letters, digits, '-', '_' and '.', beginning with a letter or digit";

    /// <summary>The file that answers while a release of this library is active.</summary>
    public string ActiveFile => Path.Combine(Commands.DataFolder.LibrariesFolder(DataFolder), Name + Extension);

    /// <summary>The name of the library's file in each release.</summary>
    public string FileName => Name + Extension;

    private string Folder => Path.Combine(Of(DataFolder), Name);

    /// <summary>The folder of its releases.</summary>
    public string Releases => Path.Combine(Folder, "releases");

    /// <summary>The folder of everything governed in a data folder.</summary>
    public static string Of(string dataFolder) => Path.Combine(Commands.DataFolder.LibrariesFolder(dataFolder), FolderName);

    /// <summary>The library files of every release that is kept, for analyses that were made with an earlier one.</summary>
    public static string[] KeptReleases(string dataFolder)
    {
        string folder = Of(dataFolder);
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.GetDirectories(folder)
                .Select(static library => Path.Combine(library, "releases"))
                .Where(Directory.Exists)
                .SelectMany(Directory.GetDirectories)
                .Where(static release => char.IsAsciiDigit(Path.GetFileName(release)[0]))
                .SelectMany(static release => Directory.GetFiles(release, "*" + Extension))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The folder of a release.</summary>
    public string Release(int number) => Path.Combine(Releases, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The folder of an import.</summary>
    public string Import(string folder) => GovernedFolder.Import(DataFolder, Name, folder);

    /// <summary>Keeps others from making a release of this library meanwhile, across processes; the operating system releases it when a process dies.</summary>
    /// <exception cref="IOException">Somebody is making one, or the folder can't be written.</exception>
    public FileStream Lock()
    {
        Directory.CreateDirectory(Releases);
        string path = Path.Combine(Folder, "release.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException failure) when (File.Exists(path))
        {
            throw new IOException($"A release of the library '{Name}' is being made, received or activated at this moment: try again when that is done.", failure);
        }
    }
}
