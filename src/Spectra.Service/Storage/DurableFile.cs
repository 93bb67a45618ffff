using System.Runtime.InteropServices;
using System.Text;

namespace Spectra.Service.Storage;

/// <summary>Replaces a file so that after a power cut either the old or the new content is there, whole.</summary>
internal static class DurableFile
{
    /// <summary>Writes beside the file, flushes, renames over it and flushes the folder.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string beside = path + ".new";
        using (FileStream stream = new(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    // The framework opens no folders, and without this a rename may not survive a power cut on Linux and macOS. Windows journals it.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (descriptor < 0)
        {
            throw new IOException($"The folder '{folder}' can't be flushed to the disk (error {Marshal.GetLastPInvokeError()}).");
        }

        // Some network file systems refuse to flush a folder; their rename is as durable as they make it.
        _ = FSync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
