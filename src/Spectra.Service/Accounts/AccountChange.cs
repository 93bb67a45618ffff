using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>A change of an account as the evidence keeps it, so that a name can be told years later.</summary>
[EvidenceTable(EvidenceTables.Account)]
internal sealed record AccountChange
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required string AccountId { get; init; }

    /// <summary>created, password-changed, disabled, enabled, identity-linked or identity-bound.</summary>
    [Fixed]
    public required string Change { get; init; }

    [Fixed]
    public required string UserName { get; init; }

    [Fixed]
    public required string DisplayName { get; init; }

    /// <summary>The hash of what decides who gets in: an account altered past the service is found by it.</summary>
    [Fixed]
    public required string Digest { get; init; }

    [Fixed]
    public string? ChangedBy { get; init; }

    [Fixed]
    public required DateTimeOffset ChangedAt { get; init; }
}
