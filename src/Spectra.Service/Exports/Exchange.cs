using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Exports;

/// <summary>What left the record.</summary>
[EvidenceTable(EvidenceTables.Exchange)]
internal sealed record Exchange
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public Guid? CaseId { get; init; }

    [Fixed]
    public Guid? MeasurementId { get; init; }

    /// <summary>The form it was written in.</summary>
    [Fixed]
    public required string Form { get; init; }

    [Fixed]
    public required string Recipient { get; init; }

    [Fixed]
    public required string Purpose { get; init; }

    [Fixed]
    public required string ContentSha256 { get; init; }

    [Fixed]
    public required long ContentBytes { get; init; }

    /// <summary>The fields that were left out.</summary>
    [Fixed]
    public required ImmutableArray<string> Withheld { get; init; }

    [Fixed]
    public required string SentBy { get; init; }

    [Fixed]
    public required DateTimeOffset SentAt { get; init; }
}
