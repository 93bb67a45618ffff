using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>A photograph or document; its bytes are kept by their hash.</summary>
[EvidenceTable(EvidenceTables.Attachment)]
internal sealed record Attachment
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required string SubjectTable { get; init; }

    [Fixed]
    public required Guid SubjectId { get; init; }

    [Fixed]
    public required string Sha256 { get; init; }

    public required string FileName { get; init; }

    [Fixed]
    public required string MediaType { get; init; }

    public string? Caption { get; init; }

    [Fixed]
    public required string RecordedBy { get; init; }

    [Fixed]
    public required DateTimeOffset RecordedAt { get; init; }
}
