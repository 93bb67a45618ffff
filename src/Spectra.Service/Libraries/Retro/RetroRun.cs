using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>The stored spectra are looked at again against the libraries that answer now.</summary>
[EvidenceTable(EvidenceTables.RetroRun)]
internal sealed record RetroRun
{
    [Fixed]
    public required Guid Id { get; init; }

    /// <summary>Name, release and hash of each library, as an analysis names them.</summary>
    [Fixed]
    public required string Libraries { get; init; }

    [Fixed]
    public required string EngineVersion { get; init; }

    [Fixed]
    public required string StartedBy { get; init; }

    [Fixed]
    public required DateTimeOffset StartedAt { get; init; }
}
