namespace Spectra.Service.Storage.Sealing;

/// <summary>Files that only their owner may read: mode 0600 in a folder of mode 0700. On Windows they have the rights of the data folder.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Makes a folder that only its owner may enter; one that is there stays as it is.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a file that only its owner may read, from its first byte on; on return it is on the disk.</summary>
    public static void Write(string path, string content)
    {
        string beside = path + ".tmp";
        File.Delete(beside);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (FileStream stream = new(beside, options))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
            stream.Flush(flushToDisk: true);
        }

        Driver.DurableFile.Rename(beside, path);
    }

    /// <summary>Reads a secret, unless others may read it too or put another in its place.</summary>
    /// <exception cref="EvidenceException">Others may read it.</exception>
    public static string Read(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode ofFile = File.GetUnixFileMode(path);
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            UnixFileMode ofFolder = File.GetUnixFileMode(folder);
            if ((ofFile & OthersRead) != UnixFileMode.None)
            {
                throw Refused($"The secret file '{path}' may be read or written by others (mode {Octal(ofFile)}): nothing was opened. Whoever has read it can forge seals: run 'chmod 600' on it, and if that may have happened, change the key with 'spectra audit key change'.");
            }

            if ((ofFolder & OthersWrite) != UnixFileMode.None)
            {
                throw Refused($"The folder '{folder}' of a secret file may be written by others (mode {Octal(ofFolder)}): nothing was opened. Run 'chmod 700' on it.");
            }
        }

        return File.ReadAllText(path);
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);

    private static EvidenceException Refused(string sentence) => new(sentence, null, Obstacle.NoPermission);
}
