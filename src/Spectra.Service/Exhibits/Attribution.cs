using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>Which exhibit and sub-sample a measurement is of, on whose word; of several the latest counts.</summary>
[EvidenceTable(EvidenceTables.Attribution)]
internal sealed record Attribution
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid MeasurementId { get; init; }

    [Fixed]
    public required Guid ExhibitId { get; init; }

    [Fixed]
    public Guid? SamplingId { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    [Fixed]
    public required string AttributedBy { get; init; }

    [Fixed]
    public required DateTimeOffset AttributedAt { get; init; }
}
