using Spectra.Service.Storage;

namespace Spectra.Service.Reviews;

/// <summary>The signed checklist of an exhibit: what alone lets its statement leave "presumptive".</summary>
[EvidenceTable(EvidenceTables.Identification)]
internal sealed record SignedIdentification
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid ExhibitId { get; init; }

    [Fixed]
    public required Guid ReviewId { get; init; }

    [Fixed]
    public required Guid ConfirmationId { get; init; }

    [Fixed]
    public required Guid BlankMeasurementId { get; init; }

    [Fixed]
    public Guid? Amends { get; init; }

    [Fixed]
    public required bool Withdrawn { get; init; }

    [Fixed]
    public required string SubstanceId { get; init; }

    /// <summary>As it was signed, JSON.</summary>
    [Fixed]
    public required string Checklist { get; init; }

    [Fixed]
    public required string Statement { get; init; }

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
}
