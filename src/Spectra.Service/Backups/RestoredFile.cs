using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Backups;

/// <summary>Writes a file of a restored data folder, through to the disk.</summary>
internal static class RestoredFile
{
    /// <summary>Writes it and the folders on the way to it.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="isSecret">Whether it is for its owner's eyes only (mode 0600).</param>
    /// <param name="inSecretFolder">Whether its folders are, too (mode 0700).</param>
    public static void Write(string path, Stream content, bool isSecret, bool inSecretFolder = false)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (inSecretFolder)
        {
            PrivateFile.MakeFolder(folder);
        }
        else
        {
            Directory.CreateDirectory(folder);
        }

        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (isSecret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream stream = new(path, options);
        content.CopyTo(stream);
        stream.Flush(flushToDisk: true);
    }
}
