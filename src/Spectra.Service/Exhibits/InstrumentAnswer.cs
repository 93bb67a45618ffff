using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>What the instrument itself answered, word for word.</summary>
[EvidenceTable(EvidenceTables.InstrumentAnswer)]
internal sealed record InstrumentAnswer
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid MeasurementId { get; init; }

    public required string Answer { get; init; }

    /// <summary>The substances it names, as ids, where they are known.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>Who says so: file, device or person.</summary>
    [Fixed]
    public required string Source { get; init; }

    [Fixed]
    public string? RecordedBy { get; init; }

    [Fixed]
    public required DateTimeOffset RecordedAt { get; init; }
}
