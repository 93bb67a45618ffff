using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Backups;

/// <summary>The SHA-256 that ends a backup, as the comment of the .zip: over every byte before it.</summary>
internal static class BackupChecksum
{
    /// <summary>Writes it over the digits that keep its place.</summary>
    public static void Write(FileStream file, CancellationToken cancellation)
    {
        string sha256 = Of(file, new byte[1 << 16], cancellation);
        file.Position = file.Length - BackupLayout.ChecksumLength;
        file.Write(Encoding.ASCII.GetBytes(sha256));
        file.Flush(flushToDisk: true);
    }

    /// <summary>What it must be, in lower-case hexadecimal digits.</summary>
    public static string Of(FileStream file, byte[] buffer, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long rest = file.Length - BackupLayout.ChecksumLength;
        file.Position = 0;
        while (rest > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, rest));
            hash.AppendData(buffer, 0, read);
            rest -= read > 0 ? read : throw new EndOfStreamException("The file became shorter while it was read.");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
