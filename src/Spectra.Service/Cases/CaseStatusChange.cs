using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>A change of a case's status; the latest counts.</summary>
[EvidenceTable(EvidenceTables.CaseStatus)]
internal sealed record CaseStatusChange
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid CaseId { get; init; }

    [Fixed]
    public required CaseStatus Status { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    [Fixed]
    public required string ChangedBy { get; init; }

    [Fixed]
    public required DateTimeOffset ChangedAt { get; init; }
}
