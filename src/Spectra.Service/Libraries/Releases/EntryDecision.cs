using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>What a person decided of one entry; of two decisions on the same entry the later counts, from the next draft on.</summary>
[EvidenceTable(EvidenceTables.EntryDecision)]
internal sealed record EntryDecision
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required string Library { get; init; }

    /// <summary>The import that the entry is of; null for one that is in a release.</summary>
    [Fixed]
    public Guid? ImportId { get; init; }

    /// <summary>The entry's id.</summary>
    [Fixed]
    public required string EntryId { get; init; }

    [Fixed]
    public required EntryFate Decision { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    [Fixed]
    public required string DecidedBy { get; init; }

    [Fixed]
    public required DateTimeOffset DecidedAt { get; init; }
}
