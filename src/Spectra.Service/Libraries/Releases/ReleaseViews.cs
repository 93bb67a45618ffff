using System.Collections.Immutable;

namespace Spectra.Service.Libraries.Releases;

/// <summary>A governed library in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Active">The number of the release that answers; null where none does.</param>
/// <param name="Latest">The latest release's number; null where there is none.</param>
/// <param name="Imports">How many imports there are.</param>
internal sealed record GovernedLibraryView(string Name, int? Active, int? Latest, int Imports)
{
    /// <summary>The library of a history.</summary>
    public static GovernedLibraryView Of(LibraryHistory history) => new(history.Library, history.Active?.Number, history.Releases.IsEmpty ? null : history.Releases[^1].Number, history.Imports.Length);
}

/// <summary>A release in a list.</summary>
/// <param name="Release">As it is recorded.</param>
/// <param name="State">active, approved or draft.</param>
internal sealed record ReleaseItem(RecordedRelease Release, string State)
{
    /// <summary>A release of a history.</summary>
    public static ReleaseItem Of(LibraryHistory history, RecordedRelease release) =>
        new(release, history.Active?.Id == release.Id ? "active" : history.IsApproved(release) ? "approved" : "draft");
}

/// <summary>A release with its manifest.</summary>
/// <param name="State">active, approved or draft.</param>
/// <param name="ManifestSha256">The hash of the manifest: what an approval signs.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="Approvals">Its approvals, oldest first.</param>
/// <param name="Activations">When it was activated, oldest first.</param>
internal sealed record ReleaseView(string State, string ManifestSha256, LibraryRelease Manifest, ImmutableArray<ReleaseApproval> Approvals, ImmutableArray<ReleaseActivation> Activations)
{
    /// <summary>A release of a history.</summary>
    /// <exception cref="IOException">Its manifest is gone or altered.</exception>
    public static ReleaseView Of(string dataFolder, LibraryHistory history, RecordedRelease release) => new(
        ReleaseItem.Of(history, release).State,
        release.ManifestSha256,
        ReleaseContent.Of(dataFolder, release).Manifest(),
        [.. history.ApprovalsOf(release)],
        [.. history.Activations.Where(activation => activation.ReleaseId == release.Id)]);
}
