using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>An import into a governed library, when it was finished.</summary>
[EvidenceTable(EvidenceTables.LibraryImport)]
internal sealed record RecordedImport
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required string Library { get; init; }

    /// <summary>The name of its folder: the same order over the same sources has the same.</summary>
    [Fixed]
    public required string Folder { get; init; }

    /// <summary>What was read: files, folders and archives, in the words of whoever brought them.</summary>
    [Fixed]
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>The licences of its entries, each once.</summary>
    [Fixed]
    public required ImmutableArray<string> Licences { get; init; }

    [Fixed]
    public required int Entries { get; init; }

    [Fixed]
    public required int Accepted { get; init; }

    [Fixed]
    public required int Flagged { get; init; }

    [Fixed]
    public required int Quarantined { get; init; }

    /// <summary>SHA-256 of the import's <c>entries.jsonl</c>.</summary>
    [Fixed]
    public required string EntriesSha256 { get; init; }

    /// <summary>SHA-256 of the import's <c>report.json</c>.</summary>
    [Fixed]
    public required string ReportSha256 { get; init; }

    [Fixed]
    public required string EngineVersion { get; init; }

    [Fixed]
    public required string ImportedBy { get; init; }

    [Fixed]
    public required DateTimeOffset ImportedAt { get; init; }
}
