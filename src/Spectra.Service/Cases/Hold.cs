using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>A legal hold placed or lifted: while one stands nothing of the case is disposed of.</summary>
[EvidenceTable(EvidenceTables.Hold)]
internal sealed record Hold
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid CaseId { get; init; }

    [Fixed]
    public required HoldChange Change { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    [Fixed]
    public required string ChangedBy { get; init; }

    [Fixed]
    public required DateTimeOffset ChangedAt { get; init; }
}
