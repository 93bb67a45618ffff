using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>A person or company of a case: the part played, and a commitment to the nominal data, which lies in a table of its own.</summary>
[EvidenceTable(EvidenceTables.Party)]
internal sealed record Party
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid CaseId { get; init; }

    /// <summary>consignor, consignee, carrier, declarant, owner, suspect or other.</summary>
    [Fixed]
    public required string Part { get; init; }

    /// <summary>The row that this one corrects.</summary>
    [Fixed]
    public Guid? Replaces { get; init; }

    /// <summary>The hash of the nominal row with its salt.</summary>
    [Fixed]
    public required string Commitment { get; init; }

    [Fixed]
    public required string RecordedBy { get; init; }

    [Fixed]
    public required DateTimeOffset RecordedAt { get; init; }
}
