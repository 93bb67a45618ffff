using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>All that the record says of one governed library, each list oldest first.</summary>
/// <param name="Library">Its name.</param>
/// <param name="Imports">What was imported.</param>
/// <param name="Decisions">What was decided of single entries.</param>
/// <param name="Releases">Its releases, by number.</param>
/// <param name="Approvals">The approvals of all of them.</param>
/// <param name="Activations">Which release answered from when on.</param>
/// <param name="Findings">Every row of it that is not as it was recorded, a sentence each.</param>
internal sealed record LibraryHistory(
    string Library,
    ImmutableArray<RecordedImport> Imports,
    ImmutableArray<EntryDecision> Decisions,
    ImmutableArray<RecordedRelease> Releases,
    ImmutableArray<ReleaseApproval> Approvals,
    ImmutableArray<ReleaseActivation> Activations,
    ImmutableArray<string> Findings)
{
    private const string OfLibrary = "WHERE library = @library ";

    // Two rows may have one time; the chain has one order.
    private const string InOrder = "ORDER BY (SELECT e.seq FROM evidence_event e WHERE e.table_name = ";

    /// <summary>The release that answers; null where none does.</summary>
    public RecordedRelease? Active => Activations.IsEmpty ? null : Releases.FirstOrDefault(release => release.Id == Activations[^1].ReleaseId);

    /// <summary>The release that answered before the active one; null where none did.</summary>
    public RecordedRelease? BeforeActive => Activations.IsEmpty ? null : Releases.FirstOrDefault(release => release.Id == Activations[^1].ReplacedId);

    /// <summary>The number of the next draft.</summary>
    public int NextNumber => Releases.IsEmpty ? 1 : Releases[^1].Number + 1;

    /// <summary>Whether nothing was ever recorded of it.</summary>
    public bool IsUnknown => Imports.IsEmpty && Releases.IsEmpty;

    /// <summary>Reads it.</summary>
    public static LibraryHistory Of(Snapshot snapshot, string library)
    {
        List<string> findings = [];
        ImmutableArray<RecordedRelease> releases = Values<RecordedRelease>(snapshot, OfLibrary + "ORDER BY number", library, findings);
        return new LibraryHistory(
            library,
            Values<RecordedImport>(snapshot, OfLibrary + InOrder + "'evidence_library_import' AND e.row_id = evidence_library_import.id)", library, findings),
            Values<EntryDecision>(snapshot, OfLibrary + InOrder + "'evidence_library_entry_decision' AND e.row_id = evidence_library_entry_decision.id)", library, findings),
            releases,
            Values<ReleaseApproval>(snapshot, "WHERE release_id IN (SELECT id FROM evidence_library_release WHERE library = @library) " + InOrder + "'evidence_library_approval' AND e.row_id = evidence_library_approval.id)", library, findings),
            Values<ReleaseActivation>(snapshot, OfLibrary + InOrder + "'evidence_library_activation' AND e.row_id = evidence_library_activation.id)", library, findings),
            [.. findings]);
    }

    /// <summary>The governed libraries of a record, by name.</summary>
    public static ImmutableArray<string> Names(Snapshot snapshot) =>
    [
        .. snapshot.Records<RecordedImport>("ORDER BY library", new { }).Select(static found => found.Value.Library)
            .Concat(snapshot.Records<RecordedRelease>("ORDER BY library", new { }).Select(static found => found.Value.Library))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The release of a number; null where there is none.</summary>
    public RecordedRelease? Find(int number) => Releases.FirstOrDefault(release => release.Number == number);

    /// <summary>The approvals of a release.</summary>
    public IEnumerable<ReleaseApproval> ApprovalsOf(RecordedRelease release) => Approvals.Where(approval => approval.ReleaseId == release.Id && approval.ManifestSha256 == release.ManifestSha256);

    /// <summary>Whether somebody else than who drafted it and who made its imports approved it.</summary>
    public bool IsApproved(RecordedRelease release) => ApprovalsOf(release).Any(approval => !Makers(release).Contains(approval.SignedBy));

    /// <summary>Who made a release: whoever drafted it or made an import that it took entries from.</summary>
    public ImmutableHashSet<string> Makers(RecordedRelease release) =>
    [
        release.DraftedBy,
        .. release.Origin == ReleaseOrigin.Drafted ? [release.RecordedBy] : (string[])[],
        .. Imports.Where(import => release.Imports.Contains(import.Id.ToString())).Select(static import => import.ImportedBy),
    ];

    /// <summary>Whether an entry is taken out of the releases to come.</summary>
    public bool IsWithdrawn(string entryId) => Decisions.LastOrDefault(decision => decision.EntryId == entryId)?.Decision == EntryFate.Withdrawn;

    /// <summary>Whether an entry that an import quarantined is taken after all.</summary>
    public bool IsReleased(Guid importId, string entryId) => Decisions.LastOrDefault(decision => decision.EntryId == entryId && decision.ImportId == importId)?.Decision == EntryFate.Released;

    private static ImmutableArray<T> Values<T>(Snapshot snapshot, string rest, string library, List<string> findings)
        where T : class
    {
        ImmutableArray<T>.Builder values = ImmutableArray.CreateBuilder<T>();
        foreach (Recorded<T> recorded in snapshot.Records<T>(rest, new { library }))
        {
            values.Add(recorded.Value);
            findings.AddRange(recorded.Findings);
        }

        return values.ToImmutable();
    }
}
