using Spectra.Service.Reviews;

namespace Spectra.Service.Libraries.Releases;

/// <summary>An approval as a release file carries it.</summary>
/// <param name="Id">Its id in the record of the site that drafted the release.</param>
/// <param name="ManifestSha256">The manifest that was approved.</param>
/// <param name="Reason">Why a release that is worse was approved; null where none was given.</param>
/// <param name="Meaning">What the signature says.</param>
/// <param name="ContentSha256">The hash of what was signed.</param>
/// <param name="SignedBy">Who signed: the id of an account of that site.</param>
/// <param name="SignedName">The person's name.</param>
/// <param name="SignedAt">When, in UTC.</param>
internal sealed record SignedApproval(Guid Id, string ManifestSha256, string? Reason, string Meaning, string ContentSha256, string SignedBy, string SignedName, DateTimeOffset SignedAt)
{
    /// <summary>The approval of a record.</summary>
    public static SignedApproval Of(ReleaseApproval approval) =>
        new(approval.Id, approval.ManifestSha256, approval.Reason, approval.Meaning, approval.ContentSha256, approval.SignedBy, approval.SignedName, approval.SignedAt);

    /// <summary>What an approval signs: the manifest, why, and what the signature says.</summary>
    public static string Content(string manifestSha256, string? reason, string meaning) => SignedContent.Hash("library release approval", manifestSha256, reason ?? "", meaning);
}
