using System.Data.Common;

namespace Spectra.Service.Storage;

/// <summary>Checks nominal data against the commitments to it: a row must hash to its commitment, be there unless it was disposed of, and not be there if it was.</summary>
internal sealed class NominalAudit(Snapshot snapshot)
{
    private readonly List<AuditFinding> _findings = [];

    /// <summary>What is wrong, a sentence each.</summary>
    public static IReadOnlyList<AuditFinding> Of(Snapshot snapshot)
    {
        NominalAudit audit = new(snapshot);
        if (EvidenceTables.IsIn(EvidenceTables.NominalParty, snapshot.Seal?.Schema))
        {
            audit.Run();
        }

        return audit._findings;
    }

    private void Run()
    {
        Dictionary<string, string> commitments = All(EvidenceTables.Party).ToDictionary(static row => row.Text("id"), static row => row.Text("commitment"), StringComparer.Ordinal);
        HashSet<string> disposed = [.. All(EvidenceTables.Disposal).Select(static row => row.Text("party_id"))];
        HashSet<string> found = [];
        foreach (StoredRow row in All(EvidenceTables.NominalParty))
        {
            string id = row.Text("id");
            found.Add(id);
            if (!commitments.TryGetValue(id, out string? commitment))
            {
                Wrong(AuditFindingKind.RowInserted, id, $"The {EvidenceTables.NominalParty} row '{id}' belongs to nothing that was recorded.");
            }
            else if (disposed.Contains(id))
            {
                Wrong(AuditFindingKind.RowInserted, id, $"The {EvidenceTables.NominalParty} row '{id}' is there, but was disposed of.");
            }
            else if (CanonicalEncoding.Hash(EvidenceTables.NominalParty, row.Columns) != commitment)
            {
                Wrong(AuditFindingKind.RowAltered, id, $"The {EvidenceTables.NominalParty} row '{id}' was altered: it does not give the commitment that was recorded.");
            }
        }

        foreach (string id in commitments.Keys.Where(id => !found.Contains(id) && !disposed.Contains(id)))
        {
            Wrong(AuditFindingKind.RowRemoved, id, $"The {EvidenceTables.NominalParty} row '{id}' is missing, and no disposal names it.");
        }
    }

    private List<StoredRow> All(string table)
    {
        using DbCommand command = snapshot.Connection.CreateCommand();
#pragma warning disable CA2100 // The table names are constants of this assembly.
        command.CommandText = $"SELECT * FROM {snapshot.Engine.Unindexed(table)}";
#pragma warning restore CA2100
        using DbDataReader reader = command.ExecuteReader();
        List<StoredRow> rows = [];
        while (reader.Read())
        {
            rows.Add(StoredRow.Of(reader));
        }

        return rows;
    }

    private void Wrong(AuditFindingKind kind, string id, string sentence) => _findings.Add(new AuditFinding(kind, EvidenceTables.NominalParty, id, null, sentence));
}
