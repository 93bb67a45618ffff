using System.Collections.Immutable;
using Spectra.Libraries.Importing;
using Spectra.Service.Libraries.Importing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Records imports that are finished: what a release takes of one is held against this row.</summary>
internal static class ImportRecording
{
    /// <summary>Records an import, once: the same again gives the row that is there.</summary>
    /// <param name="store">The record.</param>
    /// <param name="outcome">What came of the import.</param>
    /// <param name="sources">What was read, in the words of whoever brought it.</param>
    /// <param name="by">Who: the id of an account, or system:NAME.</param>
    /// <param name="at">When, in UTC.</param>
    /// <exception cref="IOException">What the import left can't be read.</exception>
    public static RecordedImport Record(ReleaseStore store, ImportOutcome outcome, ImmutableArray<string> sources, string by, DateTimeOffset at)
    {
        ImportReport report = outcome.Report;
        string entries = ReleaseContent.HashOf(Path.Combine(outcome.Folder, LibraryImport.EntriesFile));
        if (store.Of(report.Library).Imports.FirstOrDefault(import => import.Folder == outcome.Id && import.EntriesSha256 == entries) is { } known)
        {
            return known;
        }

        RecordedImport import = new()
        {
            Id = Guid.CreateVersion7(at),
            Library = report.Library,
            Folder = outcome.Id,
            Sources = sources,
            Licences = [report.Licence],
            Entries = report.Entries,
            Accepted = report.Entries - report.Quarantined,
            Flagged = report.Flagged,
            Quarantined = report.Quarantined,
            EntriesSha256 = entries,
            ReportSha256 = ReleaseContent.HashOf(Path.Combine(outcome.Folder, LibraryImport.ReportFile)),
            EngineVersion = report.Engine,
            ImportedBy = by,
            ImportedAt = at,
        };
        store.Add(import);
        return import;
    }
}
