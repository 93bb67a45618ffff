using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>A hand-over. Each names the hash of the one before, from the first taking on.</summary>
[EvidenceTable(EvidenceTables.Custody)]
internal sealed record CustodyTransfer
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid ExhibitId { get; init; }

    /// <summary>From 1.</summary>
    [Fixed]
    public required int Step { get; init; }

    [Fixed]
    public required string FromHolder { get; init; }

    [Fixed]
    public required string ToHolder { get; init; }

    [Fixed]
    public required string Place { get; init; }

    [Fixed]
    public string? SealIn { get; init; }

    [Fixed]
    public string? SealOut { get; init; }

    [Fixed]
    public required string Purpose { get; init; }

    [Fixed]
    public required string Condition { get; init; }

    [Fixed]
    public required DateTimeOffset HappenedAt { get; init; }

    [Fixed]
    public required string Meaning { get; init; }

    [Fixed]
    public required string SignedBy { get; init; }

    [Fixed]
    public required string SignedName { get; init; }

    [Fixed]
    public required DateTimeOffset SignedAt { get; init; }

    [Fixed]
    public required string PreviousHash { get; init; }

    [Fixed]
    public required string Hash { get; init; }
}
