using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>What another technique, or a laboratory, found.</summary>
[EvidenceTable(EvidenceTables.Confirmation)]
internal sealed record Confirmation
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid ExhibitId { get; init; }

    /// <summary>The sub-sample it was done on.</summary>
    [Fixed]
    public Guid? SamplingId { get; init; }

    /// <summary>A word of the table of techniques.</summary>
    public required string Technique { get; init; }

    public required ConfirmationResult Result { get; init; }

    public required ImmutableArray<string> Ids { get; init; }

    public required string Laboratory { get; init; }

    public string? LaboratoryReference { get; init; }

    /// <summary>What it was compared with, traceably.</summary>
    public string? ReferenceMaterial { get; init; }

    /// <summary>Whether it agrees with the screening.</summary>
    [Fixed]
    public required string Agreement { get; init; }

    [Fixed]
    public string? ReportSha256 { get; init; }

    public required string PerformedBy { get; init; }

    public required DateTimeOffset PerformedAt { get; init; }

    [Fixed]
    public required string RecordedBy { get; init; }

    [Fixed]
    public required DateTimeOffset RecordedAt { get; init; }
}
