namespace Spectra.Service.Tests.Storage;

/// <summary>Writes a file of a data folder as the product does: keys for their owner's eyes only.</summary>
internal static class PrivateCopy
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, byte[] content)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (Path.GetFileName(folder) != Service.Storage.Sealing.FileSealSigner.FolderName || OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(path, content);
            return;
        }

        Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
        File.WriteAllBytes(path, content);
        File.SetUnixFileMode(path, Owner);
    }
}
