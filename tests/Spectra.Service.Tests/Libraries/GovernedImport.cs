using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Spectra.Libraries.Importing;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Libraries;

/// <summary>Imports as they lie in a data folder when they are finished, made by the test itself.</summary>
internal static class GovernedImport
{
    public const string Library = "samples";

    /// <summary>Puts an import there and records it.</summary>
    /// <param name="store">The record.</param>
    /// <param name="by">Who made it.</param>
    /// <param name="entries">Id, CAS number, seed of the curve, and whether it is quarantined.</param>
    public static Guid Add(ReleaseStore store, string by, params (string Id, string? Cas, int Seed, bool IsQuarantined)[] entries)
    {
        Guid id = Guid.CreateVersion7();
        string folder = new GovernedLibrary(store.Folder, Library).Import(id.ToString());
        Directory.CreateDirectory(folder);
        OriginalStore originals = new(Path.Combine(GovernedLibrary.Of(store.Folder), "originals"));
        using MemoryStream lines = new();
        EntryLines.Write(lines, entries.Select(entry => Entry(originals, entry)));
        File.WriteAllBytes(Path.Combine(folder, GovernedLibrary.EntriesName), lines.ToArray());
        store.Add(new RecordedImport
        {
            Id = id,
            Library = Library,
            Folder = id.ToString(),
            Sources = ["made by a test"],
            Licences = ["public domain"],
            Entries = entries.Length,
            Accepted = entries.Count(static entry => !entry.IsQuarantined),
            Flagged = 0,
            Quarantined = entries.Count(static entry => entry.IsQuarantined),
            EntriesSha256 = Convert.ToHexStringLower(SHA256.HashData(lines.ToArray())),
            ReportSha256 = new string('0', 64),
            EngineVersion = Engine.Version,
            ImportedBy = by,
            ImportedAt = DateTimeOffset.UnixEpoch,
        });
        return id;
    }

    private static ImportedEntry Entry(OriginalStore originals, (string Id, string? Cas, int Seed, bool IsQuarantined) entry)
    {
        string sha256 = originals.Add(Encoding.UTF8.GetBytes(SampleFiles.Jcamp(SampleFiles.Absorbances(entry.Seed), entry.Id, entry.Cas)));
        ImmutableArray<EntryFinding> findings = entry.IsQuarantined ? [new EntryFinding("nearer-to-another", FindingWeight.Quarantined, "It is nearer to another substance.", null)] : [];
        return new ImportedEntry(
            new ReleaseEntry(entry.Id, sha256, $"{entry.Id}.jdx", 0, $"Substance {entry.Id}", entry.Cas, "transmission", null, "the test", "public domain"),
            $"{entry.Id}.jdx", null, null, null, 650, 3998, 838, "absorbance", [], findings);
    }
}
