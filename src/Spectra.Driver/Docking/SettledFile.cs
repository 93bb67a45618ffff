using System.Security.Cryptography;

namespace Spectra.Driver.Docking;

/// <summary>Reads a file only while it is what was seen at first: not grown, not changed, not swapped for a link.</summary>
internal static class SettledFile
{
    /// <summary>The content, or null when the file is not what was seen first.</summary>
    public static async Task<byte[]?> ReadAsync(FoundFile file, CancellationToken cancellationToken)
    {
        if (!IsAsSeen(file))
        {
            return null;
        }

        if (file.Bytes == 0)
        {
            // Never opened: a pipe or a device shows as a file of 0 bytes, and opening one can block for ever.
            return [];
        }

        byte[] content = new byte[file.Bytes];
        FileStream stream = Open(file);
        await using (stream.ConfigureAwait(false))
        {
            int read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return read == content.Length && file.IsUnchanged() ? content : null;
        }
    }

    /// <summary>The SHA-256 of the content, which is never held as a whole, in lower-case hexadecimal digits; null when the file is not what was seen first.</summary>
    public static async Task<string?> HashAsync(FoundFile file, CancellationToken cancellationToken)
    {
        if (!IsAsSeen(file))
        {
            return null;
        }

        FileStream stream = Open(file);
        await using (stream.ConfigureAwait(false))
        {
            byte[] hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
            return stream.Position == file.Bytes && file.IsUnchanged() ? Convert.ToHexStringLower(hash) : null;
        }
    }

    private static bool IsAsSeen(FoundFile file)
    {
        FileInfo now = new(file.Path);
        return now.Exists && now.LinkTarget is null ? file.IsUnchanged() : throw new FileNotFoundException("it is gone.", file.Path);
    }

    private static FileStream Open(FoundFile file) => new(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
