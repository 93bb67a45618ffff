using System.Collections.Frozen;
using Spectra.Service.Commands;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Backups;

/// <summary>What lies where in a backup, which is a .zip: the README of this project describes it for outsiders.</summary>
internal static class BackupLayout
{
    /// <summary>The only format so far.</summary>
    public const string Format = "spectra-backup-1";

    /// <summary>What is in the backup, with the hash of each.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The signature over the manifest's bytes, in base64.</summary>
    public const string Signature = "manifest.sig";

    /// <summary>How many digits of SHA-256 end the file: over everything before them.</summary>
    public const int ChecksumLength = 64;

    private const string OfRecord = "record/";
    private const string OfAccounts = "accounts/";
    private const string OfFiles = "files/";
    private const string Rows = ".jsonl";

    /// <summary>Those before which nothing may stand that is read outside of the data folder.</summary>
    private static readonly FrozenSet<string> Folders = FrozenSet.Create(StringComparer.Ordinal, FileSealSigner.FolderName, JournalFolder.Name, "profiles", DataFolder.LibrariesName);

    /// <summary>The folders whose files are in a backup, beside the keys.</summary>
    /// <param name="withLibraries">Whether the libraries are, too.</param>
    public static IEnumerable<string> FoldersOf(bool withLibraries) => withLibraries ? [JournalFolder.Name, "profiles", DataFolder.LibrariesName] : [JournalFolder.Name, "profiles"];

    /// <summary>The entry of a table of the record.</summary>
    public static string OfTable(string table) => $"{OfRecord}{table}{Rows}";

    /// <summary>The entry of a table of the accounts.</summary>
    public static string OfAccountTable(string table) => $"{OfAccounts}{table}{Rows}";

    /// <summary>The entry of a file of the data folder.</summary>
    /// <param name="relative">Its path in the data folder, with slashes.</param>
    public static string OfFile(string relative) => OfFiles + relative;

    /// <summary>The path in the data folder, with slashes, of the file that an entry holds; null where it holds none.</summary>
    public static string? FileOf(string entry) => entry.StartsWith(OfFiles, StringComparison.Ordinal) ? entry[OfFiles.Length..] : null;

    /// <summary>Whether an entry may be in a backup at all: a name that leads out of a data folder never is.</summary>
    public static bool Knows(string entry)
    {
        if (FileOf(entry) is not { } file)
        {
            return RecordTables.Names.Any(table => OfTable(table) == entry) || AccountTables.All.Any(table => OfAccountTable(table.Name) == entry);
        }

        string[] parts = file.Split('/');
        return parts is [SealFile.FileName] or [SiteSettings.FileName]
            || (parts.Length > 1 && Folders.Contains(parts[0]) && Array.TrueForAll(parts, static part => part is not ("" or "." or "..") && part.IndexOfAny(['\\', ':', '\0']) < 0));
    }
}
