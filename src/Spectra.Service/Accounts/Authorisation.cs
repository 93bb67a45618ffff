using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Who may act in which role, from when until when, and on what ground.</summary>
[EvidenceTable(EvidenceTables.Authorisation)]
internal sealed record Authorisation
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required string AccountId { get; init; }

    [Fixed]
    public required Role Role { get; init; }

    /// <summary>Training, examination or order that it rests on.</summary>
    [Fixed]
    public required string Basis { get; init; }

    [Fixed]
    public required DateTimeOffset ValidFrom { get; init; }

    [Fixed]
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>Null for the first, which the service grants itself.</summary>
    [Fixed]
    public string? GrantedBy { get; init; }

    [Fixed]
    public required DateTimeOffset GrantedAt { get; init; }
}
