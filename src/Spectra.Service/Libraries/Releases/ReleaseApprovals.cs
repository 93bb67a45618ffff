using Spectra.Service.Accounts;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Approves releases: a person signs the hash of the manifest that was looked at.</summary>
internal static class ReleaseApprovals
{
    /// <summary>Approves a release; the person's password was checked.</summary>
    /// <param name="store">The record.</param>
    /// <param name="release">The release.</param>
    /// <param name="manifestSha256">The manifest that was looked at.</param>
    /// <param name="reason">Why, where it is worse than the one before.</param>
    /// <param name="meaning">What the signature says.</param>
    /// <param name="person">Who signs.</param>
    /// <param name="at">When.</param>
    public static Appending Approve(ReleaseStore store, RecordedRelease release, string manifestSha256, string? reason, string meaning, Person person, DateTimeOffset at)
    {
        if (manifestSha256 != release.ManifestSha256)
        {
            return new Appending.Refused("The manifest that was looked at is not that of this release: look at it again.");
        }

        if (ReleaseContent.Of(store.Folder, release).Faults(SiteKeyList.Of(store.Reader)) is [{ } fault, ..])
        {
            return new Appending.Refused(fault);
        }

        string? given = string.IsNullOrWhiteSpace(reason) ? null : reason;
        return store.Add(new ReleaseApproval
        {
            Id = Guid.CreateVersion7(at),
            ReleaseId = release.Id,
            ManifestSha256 = manifestSha256,
            Reason = given,
            Meaning = meaning,
            ContentSha256 = SignedApproval.Content(manifestSha256, given, meaning),
            SignedBy = person.AccountId,
            SignedName = person.DisplayName,
            SignedAt = at,
        });
    }
}
