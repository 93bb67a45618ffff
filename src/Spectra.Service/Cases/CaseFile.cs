using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>A case: what is seized together under one reference.</summary>
[EvidenceTable(EvidenceTables.Case)]
internal sealed record CaseFile
{
    [Fixed]
    public required Guid Id { get; init; }

    /// <summary>Unique at this site.</summary>
    [Fixed]
    public required string Reference { get; init; }

    public required string Agency { get; init; }

    public required string PortUnit { get; init; }

    public string? LegalBasis { get; init; }

    public string? Classification { get; init; }

    /// <summary>Pre-export notification (PEN Online).</summary>
    public string? PenNumber { get; init; }

    /// <summary>Precursor incident (PICS).</summary>
    public string? PicsNumber { get; init; }

    /// <summary>New psychoactive substances (IONICS).</summary>
    public string? IonicsNumber { get; init; }

    public string? Note { get; init; }

    [Fixed]
    public required string OpenedBy { get; init; }

    [Fixed]
    public required DateTimeOffset OpenedAt { get; init; }
}
