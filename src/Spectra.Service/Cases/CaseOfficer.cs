using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>An officer a case belongs to beside the one who opened it.</summary>
[EvidenceTable(EvidenceTables.CaseOfficer)]
internal sealed record CaseOfficer
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid CaseId { get; init; }

    [Fixed]
    public required string AccountId { get; init; }

    [Fixed]
    public required string AddedBy { get; init; }

    [Fixed]
    public required DateTimeOffset AddedAt { get; init; }
}
