using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>An authorisation that was taken away before its time.</summary>
[EvidenceTable(EvidenceTables.AuthorisationEnd)]
internal sealed record AuthorisationEnd
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid AuthorisationId { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    [Fixed]
    public required string EndedBy { get; init; }

    [Fixed]
    public required DateTimeOffset EndedAt { get; init; }
}
