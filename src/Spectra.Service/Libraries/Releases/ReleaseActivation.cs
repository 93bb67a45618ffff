using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>From when on a release answers; the latest of a library counts.</summary>
[EvidenceTable(EvidenceTables.LibraryActivation)]
internal sealed record ReleaseActivation
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required string Library { get; init; }

    [Fixed]
    public required Guid ReleaseId { get; init; }

    /// <summary>The release that answered before; null where none did.</summary>
    [Fixed]
    public Guid? ReplacedId { get; init; }

    [Fixed]
    public required ActivationKind Kind { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    [Fixed]
    public required string ActivatedBy { get; init; }

    [Fixed]
    public required DateTimeOffset ActivatedAt { get; init; }
}
