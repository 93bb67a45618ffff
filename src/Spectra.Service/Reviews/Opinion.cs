using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>A second opinion on an analysis.</summary>
[EvidenceTable(EvidenceTables.Opinion)]
internal sealed record Opinion
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid MeasurementId { get; init; }

    [Fixed]
    public required Guid AnalysisId { get; init; }

    /// <summary>agrees, disagrees or cannot-judge.</summary>
    [Fixed]
    public required string Conclusion { get; init; }

    /// <summary>What the second reader names.</summary>
    [Fixed]
    public required ImmutableArray<string> Ids { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    /// <summary>Whether it was given before any other's was shown.</summary>
    [Fixed]
    public required bool Blind { get; init; }

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
}
