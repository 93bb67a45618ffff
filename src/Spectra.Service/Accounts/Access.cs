using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>A sign-in, a refusal, a look at nominal data, or something that was taken out.</summary>
[EvidenceTable(EvidenceTables.Access)]
internal sealed record Access
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required DateTimeOffset AtUtc { get; init; }

    [Fixed]
    public required AccessOutcome Outcome { get; init; }

    [Fixed]
    public string? AccountId { get; init; }

    [Fixed]
    public string? TokenId { get; init; }

    [Fixed]
    public string? Method { get; init; }

    /// <summary>The route's pattern, never its values.</summary>
    [Fixed]
    public string? Endpoint { get; init; }

    /// <summary>The id of what it was about.</summary>
    [Fixed]
    public string? Subject { get; init; }

    [Fixed]
    public string? Address { get; init; }

    [Fixed]
    public string? Reason { get; init; }

    /// <summary>How often, where repetitions without an identity are counted in one row.</summary>
    [Fixed]
    public required long Times { get; init; }
}
