using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>A chemist's signed decision over an analysis.</summary>
[EvidenceTable(EvidenceTables.Review)]
internal sealed record Review
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid MeasurementId { get; init; }

    [Fixed]
    public required Guid AnalysisId { get; init; }

    /// <summary>The review that it replaces; that one stays.</summary>
    [Fixed]
    public Guid? Amends { get; init; }

    [Fixed]
    public required ReviewDecision Decision { get; init; }

    /// <summary>Accepted or rejected with the reason, for each candidate, as JSON.</summary>
    [Fixed]
    public required string Candidates { get; init; }

    [Fixed]
    public required string Wording { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    [Fixed]
    public required string Meaning { get; init; }

    /// <summary>The hash of what was signed.</summary>
    [Fixed]
    public required string ContentSha256 { get; init; }

    [Fixed]
    public required string SignedBy { get; init; }

    [Fixed]
    public required string SignedName { get; init; }

    [Fixed]
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>What was decided of each candidate.</summary>
    public ImmutableArray<CandidateDecision> CandidateDecisions() => JsonSerializer.Deserialize(Candidates, ReviewJson.Default.ImmutableArrayCandidateDecision);
}
