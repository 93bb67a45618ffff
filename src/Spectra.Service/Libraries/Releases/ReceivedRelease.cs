using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Spectra.Service.Backups;
using Spectra.Service.Libraries.Importing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>A release file taken apart and held against itself: every byte of it is under the signature, or it is refused.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="ManifestBytes">The same, byte for byte.</param>
/// <param name="Approvals">The approvals of the site that drafted it.</param>
/// <param name="Signature">The signature; whether its key is trusted is for others to say.</param>
/// <param name="EntriesBytes">The list of entries.</param>
internal sealed record ReceivedRelease(LibraryRelease Manifest, byte[] ManifestBytes, ImmutableArray<SignedApproval> Approvals, ReleaseSignature Signature, byte[] EntriesBytes)
{
    private const int MostText = 256 << 20;
    private const long MostLibrary = 16L << 30;

    /// <summary>Takes a file apart; the library goes to a file.</summary>
    /// <param name="file">The release file.</param>
    /// <param name="libraryPath">Where the library is put.</param>
    /// <returns>The release, or a sentence why it is refused.</returns>
    /// <exception cref="IOException">The file can't be read, or the disk is full.</exception>
    public static (ReceivedRelease? Release, string? Refusal) Read(FileStream file, string libraryPath)
    {
        try
        {
            return ReadZip(file, libraryPath);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or JsonException or NotSupportedException)
        {
            return (null, $"It is damaged or altered: {failure.Message}");
        }
    }

    private static (ReceivedRelease? Release, string? Refusal) ReadZip(FileStream file, string libraryPath)
    {
        if (!IsWhole(file))
        {
            return (null, "It is damaged or altered: its bytes are not those that its checksum was made of.");
        }

        using ZipArchive zip = new(file, ZipArchiveMode.Read, leaveOpen: true);
        if (!zip.Entries.Select(static entry => entry.FullName).SequenceEqual(ReleaseFile.Names, StringComparer.Ordinal))
        {
            return (null, $"It is no release file: expected exactly {string.Join(", ", ReleaseFile.Names)} in it.");
        }

        byte[] manifestBytes = Text(zip.Entries[0]);
        byte[] approvalsBytes = Text(zip.Entries[1]);
        byte[] signatureBytes = Text(zip.Entries[2]);
        byte[] entriesBytes = Text(zip.Entries[3]);
        LibraryRelease manifest = JsonSerializer.Deserialize(manifestBytes, ReleaseJson.File.LibraryRelease) ?? throw new InvalidDataException("its manifest is empty");
        ImmutableArray<SignedApproval> approvals = JsonSerializer.Deserialize(approvalsBytes, ReleaseJson.File.ImmutableArraySignedApproval);
        ReleaseSignature signature = JsonSerializer.Deserialize(signatureBytes, ReleaseJson.File.ReleaseSignature) ?? throw new InvalidDataException("its signature is empty");
        if (!signature.Verifies(manifest.Site, manifest.Name, manifest.Number, ReleaseContent.HashOf(manifestBytes), ReleaseContent.HashOf(approvalsBytes)))
        {
            return (null, $"It was altered: its signature is not that of the key {signature.Key} over its manifest and approvals.");
        }

        if (ReleaseContent.HashOf(entriesBytes) != manifest.EntriesSha256)
        {
            return (null, "It was altered: its list of entries is not the one that its manifest describes.");
        }

        Extract(zip.Entries[4], libraryPath);
        return ReleaseContent.HashOf(libraryPath) == manifest.FileSha256
            ? (new ReceivedRelease(manifest, manifestBytes, approvals, signature, entriesBytes), null)
            : (null, "It was altered: its library is not the one that its manifest describes.");
    }

    /// <summary>What is wrong with what the manifest and the approvals say, as a sentence; null where nothing is.</summary>
    public string? Fault()
    {
        string sha256 = ReleaseContent.HashOf(ManifestBytes);
        HashSet<string> makers = [Manifest.DraftedBy, .. Manifest.Imports.Select(static import => import.By)];
        return Manifest.Format != LibraryRelease.CurrentFormat ? $"Its manifest is of the format '{Manifest.Format}', which this version does not know: use a newer one."
            : !GovernedFolder.IsName(Manifest.Name) || Manifest.Number < 1 ? $"Its library's name '{Manifest.Name}' or number {Manifest.Number} is none: expected {GovernedLibrary.NameRule}, and a number from 1."
            : Approvals.Any(approval => approval.ManifestSha256 != sha256 || approval.ContentSha256 != SignedApproval.Content(sha256, approval.Reason, approval.Meaning)) ? "One of its approvals is not of this release."
            : !Approvals.Any(approval => !makers.Contains(approval.SignedBy)) ? "It is not approved by anybody who neither imported nor drafted it."
            : null;
    }

    private static bool IsWhole(FileStream file)
    {
        if (file.Length <= BackupLayout.ChecksumLength)
        {
            return false;
        }

        byte[] checksum = new byte[BackupLayout.ChecksumLength];
        file.Position = file.Length - checksum.Length;
        file.ReadExactly(checksum);
        return BackupChecksum.Of(file, new byte[1 << 16], CancellationToken.None) == Encoding.ASCII.GetString(checksum);
    }

    private static byte[] Text(ZipArchiveEntry entry)
    {
        if (entry.Length > MostText)
        {
            throw new InvalidDataException($"its entry {entry.FullName} is longer than {MostText} bytes");
        }

        using Stream from = entry.Open();
        byte[] bytes = new byte[entry.Length];
        from.ReadExactly(bytes);
        return from.ReadByte() < 0 ? bytes : throw new InvalidDataException($"its entry {entry.FullName} is longer than it says");
    }

    private static void Extract(ZipArchiveEntry entry, string path)
    {
        if (entry.Length > MostLibrary)
        {
            throw new InvalidDataException($"its entry {entry.FullName} is longer than {MostLibrary} bytes");
        }

        using Stream from = entry.Open();
        using FileStream to = new(path, FileMode.Create, FileAccess.Write, FileShare.None);
        byte[] buffer = new byte[1 << 16];
        for (long rest = entry.Length; from.Read(buffer) is > 0 and int read; rest -= read)
        {
            to.Write(buffer, 0, read <= rest ? read : throw new InvalidDataException($"its entry {entry.FullName} is longer than it says"));
        }

        to.Flush(flushToDisk: true);
    }
}
