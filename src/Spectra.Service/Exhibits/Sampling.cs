using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>One sub-sample taken of an exhibit.</summary>
[EvidenceTable(EvidenceTables.Sampling)]
internal sealed record Sampling
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid ExhibitId { get; init; }

    /// <summary>From 1.</summary>
    [Fixed]
    public required int SubSample { get; init; }

    /// <summary>The sampling plan as it was computed, in words.</summary>
    public string? Plan { get; init; }

    public string? Tool { get; init; }

    public double? MassMilligrams { get; init; }

    public required bool Homogenised { get; init; }

    public string? ProtectiveEquipment { get; init; }

    public string? Place { get; init; }

    public string? Note { get; init; }

    public required string SampledBy { get; init; }

    public required DateTimeOffset SampledAt { get; init; }

    [Fixed]
    public required string RecordedBy { get; init; }

    [Fixed]
    public required DateTimeOffset RecordedAt { get; init; }
}
