using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>A release as the record has it. It never changes; its manifest and its file are in the folder of its number.</summary>
[EvidenceTable(EvidenceTables.LibraryRelease)]
internal sealed record RecordedRelease
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required string Library { get; init; }

    /// <summary>Counts up from 1 in each library, without regard to which releases were ever activated.</summary>
    [Fixed]
    public required int Number { get; init; }

    /// <summary>The hash of the manifest of the release that it was drafted from; null for the first.</summary>
    [Fixed]
    public string? PreviousSha256 { get; init; }

    [Fixed]
    public required ReleaseOrigin Origin { get; init; }

    /// <summary>SHA-256 of <c>release.json</c>, byte for byte.</summary>
    [Fixed]
    public required string ManifestSha256 { get; init; }

    /// <summary>The identity of the .speclib file, which every analysis made with it names.</summary>
    [Fixed]
    public required string LibrarySha256 { get; init; }

    /// <summary>SHA-256 of <c>entries.jsonl</c>.</summary>
    [Fixed]
    public required string EntriesSha256 { get; init; }

    [Fixed]
    public required int Entries { get; init; }

    [Fixed]
    public required int Substances { get; init; }

    [Fixed]
    public required string EngineVersion { get; init; }

    [Fixed]
    public required string RecipeHash { get; init; }

    /// <summary>The imports that it took entries from.</summary>
    [Fixed]
    public required ImmutableArray<string> Imports { get; init; }

    /// <summary>By which numbers it is worse than the release it was drafted from, a sentence each.</summary>
    [Fixed]
    public required ImmutableArray<string> Worse { get; init; }

    /// <summary>Why it was drafted.</summary>
    [Fixed]
    public required string Reason { get; init; }

    /// <summary>The key that signed the file it was received in; null for one drafted here.</summary>
    [Fixed]
    public string? KeyFingerprint { get; init; }

    [Fixed]
    public required string DraftedBy { get; init; }

    [Fixed]
    public required string DraftedName { get; init; }

    [Fixed]
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>Who brought it into this record: for one drafted here the same who drafted it.</summary>
    [Fixed]
    public required string RecordedBy { get; init; }

    [Fixed]
    public required DateTimeOffset RecordedAt { get; init; }
}
