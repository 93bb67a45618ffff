using System.Security.Cryptography;

namespace Spectra.Libraries.Importing;

/// <summary>Original bytes kept by their SHA-256, each content once: <c>aa/aabb…</c> below one folder, shared by all libraries of a data folder.</summary>
/// <remarks>
/// A file appears by one rename, whole or not at all, so that killing the program leaves nothing that looks kept. Adding content that is there already
/// compares it first and mends it, as a power cut can lose what was renamed but not yet on the disk. Safe to be used by several threads.
/// </remarks>
/// <param name="folder">The folder; made where it is missing.</param>
public sealed class OriginalStore(string folder)
{
    private const int HashLength = 2 * SHA256.HashSizeInBytes;

    private static int _written;

    /// <summary>Keeps content.</summary>
    /// <returns>Its SHA-256, lower-case hexadecimal.</returns>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public string Add(ReadOnlySpan<byte> content)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        string path = PathOf(sha256);
        if (File.Exists(path) && content.SequenceEqual(File.ReadAllBytes(path)))
        {
            return sha256;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string beside = FormattableString.Invariant($"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _written)}.new");
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }

        return sha256;
    }

    /// <summary>Whether content of this hash is kept; its bytes are not looked at.</summary>
    public bool Contains(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>The bytes of a hash, compared with it.</summary>
    /// <exception cref="OriginalException">There is none, or its bytes are others.</exception>
    /// <exception cref="ArgumentException">It is no SHA-256 in lower-case hexadecimal.</exception>
    public byte[] Open(string sha256)
    {
        string path = PathOf(sha256);
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OriginalException($"The original {sha256} is not in '{folder}': import its source again, or restore the folder from a backup.");
        }

        return Convert.ToHexStringLower(SHA256.HashData(content)) == sha256
            ? content
            : throw new OriginalException($"The original {sha256} in '{folder}' was altered: import its source again, or restore the folder from a backup.");
    }

    private string PathOf(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return sha256.Length == HashLength && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, sha256[..2], sha256)
            : throw new ArgumentException($"'{sha256}' is no SHA-256 in lower-case hexadecimal.", nameof(sha256));
    }
}
