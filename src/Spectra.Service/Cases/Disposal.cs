using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>Nominal data that was disposed of; the commitment stays.</summary>
[EvidenceTable(EvidenceTables.Disposal)]
internal sealed record Disposal
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid PartyId { get; init; }

    [Fixed]
    public required string Basis { get; init; }

    [Fixed]
    public required string DisposedBy { get; init; }

    [Fixed]
    public required DateTimeOffset DisposedAt { get; init; }
}
