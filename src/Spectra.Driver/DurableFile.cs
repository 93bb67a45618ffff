using System.Runtime.InteropServices;
using System.Text;

namespace Spectra.Driver;

/// <summary>Changes files so that after a power cut either the old or the new content is there, whole.</summary>
public static class DurableFile
{
    /// <summary>Writes beside the file, flushes, renames over it and flushes the folder.</summary>
    /// <exception cref="IOException">The disk is full or gone; the old content stands.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(path);
        string beside = path + ".new";
        using (FileStream stream = new(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        Rename(beside, path);
    }

    /// <summary>Renames a flushed file within its folder, over another where there is one, and flushes the folder.</summary>
    /// <exception cref="IOException">The disk is gone.</exception>
    public static void Rename(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(to);
        File.Move(from, to, overwrite: true);
        FlushFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>Renames a folder whose files are flushed, within the folder it is in, and flushes that.</summary>
    /// <exception cref="IOException">There is something of that name, or the disk is gone.</exception>
    public static void RenameFolder(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(to);
        Directory.Move(from, to);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
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
