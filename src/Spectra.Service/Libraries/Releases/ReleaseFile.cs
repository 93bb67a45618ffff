using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Spectra.Service.Backups;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>A release in one file for a post without a line: a .zip of the library, its entries, the manifest, the approvals and the site's signature over both.</summary>
/// <remarks>
/// The signature covers the hashes of manifest and approvals, the manifest those of library and entries. The comment of the .zip is the SHA-256 of every byte before
/// it, as with a backup: a copy that went wrong is told from one that somebody made.
/// </remarks>
internal static class ReleaseFile
{
    /// <summary>The extension of such a file.</summary>
    public const string Extension = ".spectra-release";

    /// <summary>The entry of the approvals.</summary>
    public const string ApprovalsName = "approvals.json";

    /// <summary>The entry of the library.</summary>
    public const string LibraryName = "library.speclib";

    /// <summary>The entries in their order.</summary>
    public static ImmutableArray<string> Names { get; } = [GovernedLibrary.ManifestName, ApprovalsName, GovernedLibrary.SignatureName, GovernedLibrary.EntriesName, LibraryName];

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a release that is approved.</summary>
    /// <param name="stream">A new file that can be read, too.</param>
    /// <param name="content">The release.</param>
    /// <param name="approvals">Its approvals.</param>
    /// <param name="signer">The site's key.</param>
    public static void Write(FileStream stream, ReleaseContent content, IEnumerable<ReleaseApproval> approvals, ISealSigner signer)
    {
        byte[] manifest = content.ManifestBytes();
        LibraryRelease release = content.Manifest();
        byte[] approved = JsonSerializer.SerializeToUtf8Bytes([.. approvals.Select(SignedApproval.Of)], ReleaseJson.File.ImmutableArraySignedApproval);
        ReleaseSignature signature = ReleaseSignature.Of(signer, release.Site, release.Name, release.Number, ReleaseContent.HashOf(manifest), ReleaseContent.HashOf(approved));
        byte[] signed = JsonSerializer.SerializeToUtf8Bytes(signature, ReleaseJson.File.ReleaseSignature);
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true) { Comment = new string('0', BackupLayout.ChecksumLength) })
        {
            Add(zip, GovernedLibrary.ManifestName, new MemoryStream(manifest));
            Add(zip, ApprovalsName, new MemoryStream(approved));
            Add(zip, GovernedLibrary.SignatureName, new MemoryStream(signed));
            Add(zip, GovernedLibrary.EntriesName, new MemoryStream(content.EntriesBytes()));
            Add(zip, LibraryName, File.OpenRead(content.LibraryPath));
        }

        BackupChecksum.Write(stream, CancellationToken.None);
    }

    private static void Add(ZipArchive zip, string name, Stream from)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using (from)
        using (Stream to = entry.Open())
        {
            from.CopyTo(to);
        }
    }
}
