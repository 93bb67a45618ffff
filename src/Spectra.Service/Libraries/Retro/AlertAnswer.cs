using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>A person has taken note of an alert.</summary>
[EvidenceTable(EvidenceTables.AlertAnswer)]
internal sealed record AlertAnswer
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid AlertId { get; init; }

    [Fixed]
    public required AlertSide Side { get; init; }

    /// <summary>What was done about it; null where nothing was said.</summary>
    [Fixed]
    public string? Note { get; init; }

    [Fixed]
    public required string AnsweredBy { get; init; }

    [Fixed]
    public required string AnsweredName { get; init; }

    [Fixed]
    public required DateTimeOffset AnsweredAt { get; init; }
}
