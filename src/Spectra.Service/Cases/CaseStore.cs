using System.Collections.Immutable;
using Dapper;
using Spectra.Service.Exhibits;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>Cases and what belongs to them directly. What is not written throws; nothing is ever changed.</summary>
internal sealed class CaseStore(Database database)
{
    /// <summary>The latest status of the case <c>@id</c>; none where it was never changed.</summary>
    internal const string StatusNow = "SELECT status FROM evidence_case_status WHERE case_id = @id ORDER BY changed_at DESC, id DESC LIMIT 1";

    /// <summary>Opens a case.</summary>
    public Appending Open(CaseFile file)
    {
        Appending outcome = new Appending.Done(file.Id);
        database.Append(append =>
        {
            if (append.Any("SELECT 1 FROM evidence_case WHERE reference = @Reference", new { file.Reference }))
            {
                outcome = new Appending.Refused($"There is a case with the reference '{file.Reference}' already: open it, or choose another reference.");
                return;
            }

            append.Insert(file);
        });
        return outcome;
    }

    /// <summary>Adds a record to a case that is not closed.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="record">The record.</param>
    /// <param name="refusal">A sentence that says what stands against it, as the append sees the database; null where nothing does.</param>
    public Appending Add<T>(Guid caseId, Guid id, T record, Func<EvidenceTransaction, string?>? refusal = null)
        where T : class => Add(caseId, id, append =>
    {
        if (refusal?.Invoke(append) is { } sentence)
        {
            return sentence;
        }

        append.Insert(record);
        return null;
    });

    /// <summary>Adds whatever <paramref name="write"/> inserts to a case that is not closed; it gives the sentence that stands against it before it inserts anything.</summary>
    public Appending Add(Guid caseId, Guid id, Func<EvidenceTransaction, string?> write)
    {
        Appending outcome = new Appending.Done(id);
        database.Append(append =>
        {
            if (append.Find<CaseFile>(caseId) is null)
            {
                outcome = new Appending.NotFound($"There is no case {caseId}.");
            }
            else if (append.Text(StatusNow, new { id = caseId.ToString() }) == "closed")
            {
                outcome = new Appending.Refused("The case is closed: open it again before anything is added.");
            }
            else if (write(append) is { } sentence)
            {
                outcome = new Appending.Refused(sentence);
            }
        });
        return outcome;
    }

    /// <summary>Changes where a case stands; the one thing that a closed case takes.</summary>
    public Appending ChangeStatus(CaseStatusChange change)
    {
        Appending outcome = new Appending.Done(change.Id);
        database.Append(append =>
        {
            if (append.Find<CaseFile>(change.CaseId) is null)
            {
                outcome = new Appending.NotFound($"There is no case {change.CaseId}.");
                return;
            }

            // The latest counts, so the time is that of the append: between asking and appending another may have come first.
            append.Insert(change with { ChangedAt = append.At });
        });
        return outcome;
    }

    /// <summary>Places or lifts a legal hold; a closed case takes it too.</summary>
    public Appending ChangeHold(Hold hold)
    {
        Appending outcome = new Appending.Done(hold.Id);
        database.Append(append =>
        {
            bool isHeld = append.Text("SELECT change FROM evidence_hold WHERE case_id = @id ORDER BY changed_at DESC, id DESC LIMIT 1", new { id = hold.CaseId.ToString() }) == "placed";
            if (append.Find<CaseFile>(hold.CaseId) is null)
            {
                outcome = new Appending.NotFound($"There is no case {hold.CaseId}.");
            }
            else if (isHeld == (hold.Change == HoldChange.Placed))
            {
                outcome = new Appending.Refused(isHeld ? "A legal hold stands already." : "There is no legal hold to lift.");
            }
            else
            {
                append.Insert(hold with { ChangedAt = append.At });
            }
        });
        return outcome;
    }

    /// <summary>Cases, newest first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="after">The id after which to go on; null for the beginning.</param>
    public ImmutableArray<Recorded<CaseFile>> List(int limit, Guid? after) => database.Read(snapshot =>
        snapshot.Records<CaseFile>("WHERE id < @after ORDER BY id DESC LIMIT @limit", new { after = (after ?? Guid.AllBitsSet).ToString(), limit }));

    /// <summary>A case with what belongs to it; null where there is none with this id.</summary>
    public CaseRecord? Find(Guid id) => database.Read(snapshot => Find(snapshot, id));

    /// <inheritdoc cref="Find(Guid)"/>
    public static CaseRecord? Find(Snapshot snapshot, Guid id)
    {
        if (snapshot.Record<CaseFile>(id) is not { } file)
        {
            return null;
        }

        object of = new { id = id.ToString() };
        ImmutableArray<CaseStatusChange> history = Values<CaseStatusChange>(snapshot, "WHERE case_id = @id ORDER BY changed_at, id", of);
        return new CaseRecord(
            file,
            history is [.., { } latest] ? latest.Status : CaseStatus.Open,
            history,
            [file.Value.OpenedBy, .. Values<CaseOfficer>(snapshot, "WHERE case_id = @id ORDER BY added_at, id", of).Select(static officer => officer.AccountId)],
            snapshot.Records<Interception>("WHERE case_id = @id ORDER BY id", of),
            snapshot.Records<Exhibit>("WHERE case_id = @id ORDER BY id", of),
            Values<Party>(snapshot, "WHERE case_id = @id ORDER BY id", of),
            Values<Hold>(snapshot, "WHERE case_id = @id ORDER BY changed_at, id", of));
    }

    /// <summary>Whether a case belongs to an account.</summary>
    public bool IsOf(Guid caseId, string accountId) => database.Read(snapshot => IsOf(snapshot, caseId.ToString(), accountId));

    /// <inheritdoc cref="IsOf(Guid, string)"/>
    public static bool IsOf(Snapshot snapshot, string caseId, string accountId) => snapshot.Connection.ExecuteScalar<long>(
        """
        SELECT (SELECT COUNT(*) FROM evidence_case WHERE id = @caseId AND opened_by = @accountId)
            + (SELECT COUNT(*) FROM evidence_case_officer WHERE case_id = @caseId AND account_id = @accountId)
        """,
        new { caseId, accountId }) > 0;

    private static ImmutableArray<T> Values<T>(Snapshot snapshot, string rest, object parameters)
        where T : class => [.. snapshot.Records<T>(rest, parameters).Select(static record => record.Value)];
}
