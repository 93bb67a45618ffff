using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Backups;

/// <summary>A backup that is read: nothing of it is believed before <see cref="Verify"/>. While it is open nobody may write to it.</summary>
internal sealed class BackupFile : IDisposable
{
    private const int MaximumManifestBytes = 1 << 28;
    private const int BufferBytes = 1 << 16;

    private readonly FileStream _stream;
    private readonly ZipArchive _zip;

    private BackupFile(FileStream stream, ZipArchive zip, BackupManifest manifest) => (_stream, _zip, Manifest) = (stream, zip, manifest);

    /// <summary>What it holds, as the key in it signed it. Whether that is the site's key only the restored record can tell.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup, and checks its manifest's signature and that it holds what the manifest names and nothing else.</summary>
    /// <exception cref="EvidenceException">It is no backup, of a newer version, or altered.</exception>
    public static BackupFile Open(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            ZipArchive zip = new(stream, ZipArchiveMode.Read);
            BackupManifest manifest = ReadManifest(path, zip);
            CheckNames(path, zip, manifest);
            return new BackupFile(stream, zip, manifest);
        }
        catch (InvalidDataException failure)
        {
            stream?.Dispose();
            throw new EvidenceException($"'{path}' is no backup, or its directory of entries is damaged: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw new EvidenceException($"The backup '{path}' can't be read: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>Checks every entry against its hash, and then every byte of the file.</summary>
    /// <param name="reached">Told what is being checked.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="EvidenceException">Something was altered: the entry is named.</exception>
    public void Verify(Action<string> reached, CancellationToken cancellation)
    {
        byte[] buffer = new byte[BufferBytes];
        foreach (BackupEntry entry in Manifest.Entries)
        {
            reached($"checking {entry.Name}");
            if (!IsAsWritten(entry, buffer, cancellation))
            {
                throw Altered(_stream.Name, entry.Name);
            }
        }

        CheckWhole(buffer, cancellation);
    }

    /// <summary>The bytes of an entry.</summary>
    /// <exception cref="InvalidDataException">It was altered.</exception>
    public Stream OpenEntry(string name) => _zip.GetEntry(name)!.Open();

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    private static BackupManifest ReadManifest(string path, ZipArchive zip)
    {
        byte[] content = Content(path, zip, BackupLayout.Manifest);
        string signature = Encoding.ASCII.GetString(Content(path, zip, BackupLayout.Signature));
        BackupManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(content, BackupJson.Default.BackupManifest);
        }
        catch (JsonException failure)
        {
            throw new EvidenceException($"The entry '{BackupLayout.Manifest}' of the backup '{path}' was altered, or is of a newer version: nothing was restored. {failure.Message}", failure);
        }

        if (manifest is not { Format: BackupLayout.Format })
        {
            throw new EvidenceException($"The backup '{path}' is of the form '{manifest?.Format}', which this version does not know: expected {BackupLayout.Format}.", null, Obstacle.NewerVersion);
        }

        return manifest.Algorithm == SealKey.Algorithm && signature.EndsWith('\n') && new SealKey(manifest.Key, manifest.PublicKey).Verifies(content, signature[..^1])
            ? manifest
            : throw new EvidenceException($"The entry '{BackupLayout.Manifest}' of the backup '{path}', or its signature '{BackupLayout.Signature}', was altered: it is not as the key {manifest.Key} signed it. Nothing was restored.");
    }

    private static byte[] Content(string path, ZipArchive zip, string name)
    {
        if (zip.GetEntry(name) is not { Length: <= MaximumManifestBytes } entry)
        {
            throw new EvidenceException($"'{path}' is no backup, or was altered: expected an entry '{name}'.");
        }

        try
        {
            using Stream stream = entry.Open();
            using MemoryStream content = new();
            stream.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            throw Altered(path, name);
        }
    }

    private static void CheckNames(string path, ZipArchive zip, BackupManifest manifest)
    {
        HashSet<string> expected = new(manifest.Entries.Select(static entry => entry.Name), StringComparer.Ordinal) { BackupLayout.Manifest, BackupLayout.Signature };
        if (manifest.Entries.FirstOrDefault(static entry => !BackupLayout.Knows(entry.Name)) is { } unknown)
        {
            throw new EvidenceException($"The backup '{path}' holds an entry '{unknown.Name}', which has no place in a data folder: nothing was restored. If a newer version wrote it, use that.");
        }

        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            if (!expected.Remove(entry.FullName))
            {
                throw new EvidenceException($"The backup '{path}' was altered: its manifest names no entry '{entry.FullName}', or it is there twice. Nothing was restored.");
            }
        }

        if (expected.Count > 0)
        {
            throw new EvidenceException($"The backup '{path}' was altered: its entry '{expected.First()}' is gone. Nothing was restored.");
        }
    }

    private static EvidenceException Altered(string path, string entry) => new($"The entry '{entry}' of the backup '{path}' was altered: it is not what was written. Nothing was restored.");

    private bool IsAsWritten(BackupEntry entry, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            using HashedEntry hashed = new(OpenEntry(entry.Name));
            while (hashed.Read(buffer.AsSpan()) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                if (hashed.Count > entry.Bytes)
                {
                    return false;
                }
            }

            return hashed.Count == entry.Bytes && hashed.Sha256() == entry.Sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The file ends with the hash of all that stands before: bytes that belong to no entry are told by it.</summary>
    private void CheckWhole(byte[] buffer, CancellationToken cancellation)
    {
        using FileStream whole = new(_stream.Name, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (BackupChecksum.Of(whole, buffer, cancellation) != _zip.Comment)
        {
            throw new EvidenceException($"The backup '{_stream.Name}' was altered between its entries: every entry is as it was written, but the file's own SHA-256 is not. Nothing was restored.");
        }
    }
}
