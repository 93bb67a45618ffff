using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>What is recorded of governed libraries. Who may do what beside whom is decided here, where the append sees the database, and nowhere else.</summary>
internal sealed class ReleaseStore(Database database)
{
    private const string ActiveNow = "SELECT a.release_id FROM evidence_library_activation a JOIN evidence_event e ON e.table_name = 'evidence_library_activation' AND e.row_id = a.id WHERE a.library = @library ORDER BY e.seq DESC LIMIT 1";

    private const string IsMaker = """
        SELECT 1 FROM evidence_library_release WHERE id = @id AND (drafted_by = @by OR (origin = 'drafted' AND recorded_by = @by))
        """;

    /// <summary>The data folder.</summary>
    public string Folder => database.Folder;

    /// <summary>Reads the record.</summary>
    public DatabaseReader Reader => database.Reader;

    /// <summary>All that is recorded of a library.</summary>
    public LibraryHistory Of(string library) => database.Read(snapshot => LibraryHistory.Of(snapshot, library));

    /// <summary>Every governed library, by name.</summary>
    public ImmutableArray<LibraryHistory> All() => database.Read(static snapshot => LibraryHistory.Names(snapshot).Select(name => LibraryHistory.Of(snapshot, name)).ToImmutableArray());

    /// <summary>Records an import that is finished.</summary>
    public void Add(RecordedImport import) => database.Append(append => append.Insert(import));

    /// <summary>Records what was decided of an entry.</summary>
    public Appending Add(EntryDecision decision)
    {
        Appending outcome = new Appending.Done(decision.Id);
        database.Append(append =>
        {
            if (decision.ImportId is { } import && (append.Find<RecordedImport>(import) is not { } found || found.Library != decision.Library))
            {
                outcome = new Appending.NotFound($"There is no import {import} into the library '{decision.Library}'.");
                return;
            }

            append.Insert(decision);
        });
        return outcome;
    }

    /// <summary>Records a release, with the approvals that came with it.</summary>
    /// <param name="release">The release.</param>
    /// <param name="approvals">Approvals of another site; none of a release that was drafted here.</param>
    /// <param name="active">The release that the maker saw answering; where another does now, nothing is recorded.</param>
    public Appending Add(RecordedRelease release, ImmutableArray<ReleaseApproval> approvals, Guid? active)
    {
        Appending outcome = new Appending.Done(release.Id);
        database.Append(append =>
        {
            if (append.Any("SELECT 1 FROM evidence_library_release WHERE library = @library AND number = @number", new { library = release.Library, number = (long)release.Number }))
            {
                outcome = new Appending.Refused($"Release {release.Number} of the library '{release.Library}' was recorded meanwhile: try again.");
            }
            else if (append.Text(ActiveNow, new { library = release.Library }) != active?.ToString())
            {
                outcome = new Appending.Refused($"Another release of the library '{release.Library}' was activated meanwhile: try again from that one.");
            }
            else
            {
                append.Insert(release);
                foreach (ReleaseApproval approval in approvals)
                {
                    append.Insert(approval);
                }
            }
        });
        return outcome;
    }

    /// <summary>Records an approval by somebody who had no part in making the release.</summary>
    public Appending Add(ReleaseApproval approval)
    {
        Appending outcome = new Appending.Done(approval.Id);
        database.Append(append =>
        {
            if (append.Find<RecordedRelease>(approval.ReleaseId) is not { } release || release.ManifestSha256 != approval.ManifestSha256)
            {
                outcome = new Appending.NotFound("There is no such release with this content.");
                return;
            }

            bool isMaker = append.Any(IsMaker, new { id = release.Id.ToString(), by = approval.SignedBy })
                || release.Imports.Any(import => append.Any("SELECT 1 FROM evidence_library_import WHERE id = @import AND imported_by = @by", new { import, by = approval.SignedBy }));
            string? refusal =
                isMaker ? "You imported or drafted this release: nobody approves their own. Another person must."
                : append.Any("SELECT 1 FROM evidence_library_approval WHERE release_id = @id AND signed_by = @by", new { id = release.Id.ToString(), by = approval.SignedBy }) ? "You have approved this release already."
                : !release.Worse.IsEmpty && string.IsNullOrWhiteSpace(approval.Reason) ? $"The release is worse than the one it was drafted from, and needs a written reason: {string.Join(' ', release.Worse)}"
                : null;
            if (refusal is null)
            {
                append.Insert(approval);
            }
            else
            {
                outcome = new Appending.Refused(refusal);
            }
        });
        return outcome;
    }

    /// <summary>Records that a release answers from now on.</summary>
    /// <returns>Null, or a sentence why it was not recorded.</returns>
    public string? Add(ReleaseActivation activation)
    {
        string? refusal = null;
        database.Append(append =>
        {
            string? active = append.Text(ActiveNow, new { library = activation.Library });
            refusal = active != activation.ReplacedId?.ToString() ? $"Another release of the library '{activation.Library}' was activated meanwhile: look again." : null;
            if (refusal is null)
            {
                append.Insert(activation);
            }
        });
        return refusal;
    }

    /// <summary>Records that a key is trusted, or no longer.</summary>
    public void Add(ReleaseKey key) => database.Append(append => append.Insert(key));

    /// <summary>The latest state of every key that was ever trusted.</summary>
    public ImmutableArray<ReleaseKey> Keys() => database.Read(static snapshot => snapshot.Records<ReleaseKey>("ORDER BY (SELECT e.seq FROM evidence_event e WHERE e.table_name = 'evidence_release_key' AND e.row_id = evidence_release_key.id)", new { })
        .Where(static found => found.Findings.IsEmpty)
        .Select(static found => found.Value)
        .GroupBy(static key => key.KeyFingerprint, StringComparer.Ordinal)
        .Select(static key => key.Last())
        .ToImmutableArray());
}
