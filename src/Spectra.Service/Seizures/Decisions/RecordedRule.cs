using Spectra.Service.Storage;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>A decision rule as it was in force when an analysis was made.</summary>
[EvidenceTable(EvidenceTables.DecisionRule)]
internal sealed record RecordedRule
{
    /// <summary>Of the body.</summary>
    [Fixed]
    public required string Sha256 { get; init; }

    [Fixed]
    public required string Version { get; init; }

    /// <summary>Canonical JSON with the validated error rates.</summary>
    [Fixed]
    public required string Body { get; init; }

    [Fixed]
    public required DateTimeOffset FirstUsedAt { get; init; }
}
