using System.Globalization;
using Spectra.Driver;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Takes release files of other sites: whole, in their order, and signed with a key that is trusted here. What answers is not touched; that is an activation's.</summary>
internal sealed class ReleaseReception(ReleaseStore store, TimeProvider time)
{
    private const string OfSystem = "system:";

    /// <summary>Takes a file.</summary>
    /// <param name="path">The release file.</param>
    /// <param name="asFirst">Whether it may be the first of its library here though it is not the first of all: what came before is then not known here.</param>
    /// <param name="by">Who brings it: the id of an account, or system:NAME.</param>
    /// <exception cref="IOException">The file can't be read, or the disk is full.</exception>
    /// <exception cref="EvidenceException">It could not be recorded.</exception>
    public Appending Receive(string path, bool asFirst, string by)
    {
        Directory.CreateDirectory(GovernedLibrary.Of(store.Folder));
        string beside = Path.Combine(GovernedLibrary.Of(store.Folder), string.Create(CultureInfo.InvariantCulture, $".received-{Guid.CreateVersion7():N}"));
        Directory.CreateDirectory(beside);
        try
        {
            string library = Path.Combine(beside, ReleaseFile.LibraryName);
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            (ReceivedRelease? release, string? refusal) = ReceivedRelease.Read(file, library);
            refusal ??= KeyFault(release!, by) ?? release!.Fault() ?? ReleaseContent.FileFaults(library, release.Manifest).FirstOrDefault();
            return refusal is null ? Place(release!, beside, asFirst, by) : new Appending.Refused($"The release file is refused: {refusal}");
        }
        finally
        {
            if (Directory.Exists(beside))
            {
                Directory.Delete(beside, recursive: true);
            }
        }
    }

    private string? KeyFault(ReceivedRelease release, string by)
    {
        ReleaseKey? key = store.Keys().FirstOrDefault(known => known.KeyFingerprint == release.Signature.Key && known.PublicKey == release.Signature.PublicKey);
        return key is null ? $"It is signed with the key {release.Signature.Key}, which is not trusted here."
            : !key.Trusted ? $"It is signed with the key {release.Signature.Key}, which is not trusted any longer."
            : key.ChangedBy == by && !by.StartsWith(OfSystem, StringComparison.Ordinal) ? "You trusted the key that it is signed with: somebody else must bring it in."
            : null;
    }

    private Appending Place(ReceivedRelease received, string beside, bool asFirst, string by)
    {
        LibraryRelease manifest = received.Manifest;
        GovernedLibrary home = new(store.Folder, manifest.Name);
        string sha256 = ReleaseContent.HashOf(received.ManifestBytes);
        using FileStream held = home.Lock();
        LibraryHistory history = store.Of(manifest.Name);
        if ((history.Findings.IsEmpty ? OrderFault(history, manifest, sha256, asFirst) : $"The record of the library '{manifest.Name}' here is not as it was written: {history.Findings[0]}") is { } refusal)
        {
            return new Appending.Refused($"The release file is refused: {refusal}");
        }

        File.Move(Path.Combine(beside, ReleaseFile.LibraryName), Path.Combine(beside, home.FileName));
        Write(Path.Combine(beside, GovernedLibrary.ManifestName), received.ManifestBytes);
        Write(Path.Combine(beside, GovernedLibrary.EntriesName), received.EntriesBytes);
        if (Directory.Exists(home.Release(manifest.Number)))
        {
            // No row names it: a stop left it.
            Directory.Delete(home.Release(manifest.Number), recursive: true);
        }

        DurableFile.RenameFolder(beside, home.Release(manifest.Number));
        RecordedRelease row = ReleaseDrafting.RowOf(manifest, sha256, ReleaseOrigin.Received, received.Signature.Key, by, time.GetUtcNow());
        return store.Add(row, [.. received.Approvals.Select(approval => RowOf(approval, row))], history.Active?.Id);
    }

    private static string? OrderFault(LibraryHistory history, LibraryRelease manifest, string sha256, bool asFirst) =>
        history.Releases.Any(release => release.ManifestSha256 == sha256) ? $"Release {manifest.Number} of the library '{manifest.Name}' is here already."
        : history.Find(manifest.Number) is not null ? $"Another release {manifest.Number} of the library '{manifest.Name}' is here."
        : history.Active is { } active && manifest.Number < active.Number ? $"Release {manifest.Number} of the library '{manifest.Name}' is older than release {active.Number}, which is active here."
        : history.Releases.IsEmpty ? (manifest.PreviousSha256 is null || asFirst ? null : $"Release {manifest.Number} of the library '{manifest.Name}' follows another, and none is here: bring the earlier ones first, or say that it is to be the first here.")
        : manifest.PreviousSha256 is null || history.Releases.All(release => release.ManifestSha256 != manifest.PreviousSha256) ? $"Release {manifest.Number} of the library '{manifest.Name}' follows one that is not here: bring the releases in their order."
        : null;

    private static ReleaseApproval RowOf(SignedApproval approval, RecordedRelease release) => new()
    {
        Id = approval.Id,
        ReleaseId = release.Id,
        ManifestSha256 = approval.ManifestSha256,
        Reason = approval.Reason,
        Meaning = approval.Meaning,
        ContentSha256 = approval.ContentSha256,
        SignedBy = approval.SignedBy,
        SignedName = approval.SignedName,
        SignedAt = approval.SignedAt,
    };

    private static void Write(string path, byte[] content)
    {
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}
