using System.Collections.Immutable;
using Dapper;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>Which nominal data has been kept as long as it may be, and its disposal. Evidence is never removed.</summary>
internal sealed class Retention(Database database, PartyStore parties, TimeProvider time)
{
    private const string WithNominalData = "WHERE id IN (SELECT p.case_id FROM nominal_party n JOIN evidence_party p ON p.id = n.id) ORDER BY id";

    /// <summary>The closed cases whose nominal data is due, those under a hold too, by id.</summary>
    /// <exception cref="EvidenceException">The record or the settings can't be read.</exception>
    public ImmutableArray<DueCase> Due() => Due(database.Reader, new RetentionTimes(SiteSettings.Of(database.Folder)), time.GetUtcNow());

    /// <inheritdoc cref="Due()"/>
    /// <param name="reader">The record.</param>
    /// <param name="times">How long it is kept.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<DueCase> Due(DatabaseReader reader, RetentionTimes times, DateTimeOffset now) => reader.Read(snapshot =>
        snapshot.Records<CaseFile>(WithNominalData, new { }).Select(file => Due(snapshot, file, times, now)).OfType<DueCase>().ToImmutableArray());

    /// <summary>Disposes of what is due in a case, unless a hold was placed meanwhile.</summary>
    /// <param name="due">The case.</param>
    /// <param name="basis">The rule or order that it rests on.</param>
    /// <param name="by">Who does it.</param>
    /// <returns>What came of each party.</returns>
    /// <exception cref="EvidenceException">It could not be recorded.</exception>
    public ImmutableArray<Appending> Dispose(DueCase due, string basis, string by) =>
    [
        .. due.Parties.Select(party =>
        {
            DateTimeOffset now = time.GetUtcNow();
            return parties.Record(new Disposal { Id = Guid.CreateVersion7(now), PartyId = party, Basis = basis, DisposedBy = by, DisposedAt = now });
        }),
    ];

    private static DueCase? Due(Snapshot snapshot, Recorded<CaseFile> file, RetentionTimes times, DateTimeOffset now)
    {
        object of = new { id = file.Value.Id.ToString() };
        ImmutableArray<Recorded<CaseStatusChange>> history = snapshot.Records<CaseStatusChange>("WHERE case_id = @id ORDER BY changed_at, id", of);
        if (history is not [.., { Value: { Status: CaseStatus.Closed } closed }])
        {
            return null;
        }

        int years = times.YearsOf(file.Value.Classification);
        DateTimeOffset dueAt = closed.ChangedAt.AddYears(years);
        ImmutableArray<Recorded<Hold>> holds = snapshot.Records<Hold>("WHERE case_id = @id ORDER BY changed_at, id", of);
        return dueAt > now ? null : new DueCase(
            file.Value.Id,
            file.Value.Reference,
            file.Value.Classification,
            closed.ChangedAt,
            years,
            dueAt,
            [.. snapshot.Connection.Query<string>("SELECT n.id FROM nominal_party n JOIN evidence_party p ON p.id = n.id WHERE p.case_id = @id ORDER BY n.id", of).Select(Guid.Parse)],
            holds is [.., { Value.Change: HoldChange.Placed }],
            [.. file.Findings, .. history.SelectMany(static change => change.Findings), .. holds.SelectMany(static hold => hold.Findings)]);
    }
}
