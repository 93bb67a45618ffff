using System.Data.Common;

namespace Spectra.Service.Storage;

/// <summary>Checks the rows of the evidence tables against their events, in both directions.</summary>
/// <param name="snapshot">The database.</param>
/// <param name="events">The event of each row.</param>
internal sealed class RowAudit(Snapshot snapshot, IReadOnlyDictionary<(string Table, string RowId), (long Seq, string RowHash)> events)
{
    private readonly List<AuditFinding> _findings = [];
    private readonly HashSet<(string Table, string RowId)> _seen = [];
    private readonly HashSet<string> _unreadable = [];

    /// <summary>What is wrong with the rows.</summary>
    public IReadOnlyList<AuditFinding> Findings => _findings;

    /// <summary>How many rows were read.</summary>
    public long Count { get; private set; }

    /// <summary>Reads every row of every table the chain covers.</summary>
    public void Run()
    {
        foreach ((string table, string key, string _) in EvidenceTables.Covered.Where(covered => EvidenceTables.IsIn(covered.Table, snapshot.Seal?.Schema)))
        {
            try
            {
                snapshot.ReadUnharmed(() => CheckTable(table, key));
            }
            catch (DbException failure) when (snapshot.Engine.ObstacleOf(failure) is null)
            {
                _unreadable.Add(table);
                _findings.Add(new AuditFinding(AuditFindingKind.DatabaseDamaged, table, null, null, $"The table {table} can't be read to its end: {failure.Message}"));
            }
        }

        FindMissing();
    }

    private void CheckTable(string table, string key)
    {
        using DbCommand command = snapshot.Connection.CreateCommand();

        // A large record takes its time.
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // The table names are constants of this assembly.
        command.CommandText = $"SELECT * FROM {snapshot.Engine.Unindexed(table)}";
#pragma warning restore CA2100
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            CheckRow(table, key, StoredRow.Of(reader));
        }
    }

    private void CheckRow(string table, string key, StoredRow row)
    {
        Count++;
        string id = row.Text(key);
        if (!events.TryGetValue((table, id), out (long Seq, string RowHash) happened))
        {
            _findings.Add(new AuditFinding(AuditFindingKind.RowInserted, table, id, null, RowFault.NoEvent(table, id)));
        }
        else if (!_seen.Add((table, id)))
        {
            _findings.Add(new AuditFinding(AuditFindingKind.RowInserted, table, id, happened.Seq, $"The {table} row '{id}' is there twice."));
        }
        else if (RowFault.Of(table, id, row, happened.Seq, happened.RowHash) is { } fault)
        {
            _findings.Add(new AuditFinding(fault.Kind, table, id, happened.Seq, fault.Sentence));
        }
    }

    private void FindMissing()
    {
        foreach (((string table, string id), (long seq, string _)) in events)
        {
            if (!_seen.Contains((table, id)))
            {
                _findings.Add(_unreadable.Contains(table)
                    ? new AuditFinding(AuditFindingKind.RowUnreadable, table, id, seq, $"The {table} row '{id}' (event {seq}) can't be read: the database file is damaged there.")
                    : new AuditFinding(AuditFindingKind.RowRemoved, table, id, seq, $"The {table} row '{id}' is missing: event {seq} recorded it."));
            }
        }
    }
}
