using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Every stored spectrum of a run was looked at.</summary>
[EvidenceTable(EvidenceTables.RetroRunEnd)]
internal sealed record RetroRunEnd
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid RunId { get; init; }

    /// <summary>How many spectra were screened.</summary>
    [Fixed]
    public required long Examined { get; init; }

    /// <summary>How many of them were identified again with every library.</summary>
    [Fixed]
    public required long IdentifiedAgain { get; init; }

    /// <summary>How many are not as they were recorded, or can't be read by this version.</summary>
    [Fixed]
    public required long Unreadable { get; init; }

    [Fixed]
    public required long Alerts { get; init; }

    [Fixed]
    public required DateTimeOffset EndedAt { get; init; }
}
