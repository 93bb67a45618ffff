using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>A person's signed approval of a release that others imported and drafted.</summary>
[EvidenceTable(EvidenceTables.LibraryApproval)]
internal sealed record ReleaseApproval
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid ReleaseId { get; init; }

    /// <summary>The hash of the manifest that was approved.</summary>
    [Fixed]
    public required string ManifestSha256 { get; init; }

    /// <summary>Why a release that is worse by some number is approved; null where it was not needed and not given.</summary>
    [Fixed]
    public string? Reason { get; init; }

    /// <summary>What the signature says.</summary>
    [Fixed]
    public required string Meaning { get; init; }

    /// <summary>The hash of what was signed.</summary>
    [Fixed]
    public required string ContentSha256 { get; init; }

    [Fixed]
    public required string SignedBy { get; init; }

    [Fixed]
    public required string SignedName { get; init; }

    [Fixed]
    public required DateTimeOffset SignedAt { get; init; }
}
