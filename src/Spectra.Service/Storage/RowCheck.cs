using System.Data.Common;
using Dapper;

namespace Spectra.Service.Storage;

/// <summary>Compares single rows with the events that cover them, for whoever shows a few rows and does not audit the whole record.</summary>
/// <remarks>It finds what was altered or put in. Rows that were taken away, and a chain rewritten to its end, are found by <see cref="AuditVerifier"/>.</remarks>
internal sealed class RowCheck(Snapshot snapshot)
{
    /// <summary>What is wrong with a row, naming it; null where nothing is.</summary>
    public string? FaultOf(string table, StoredRow row)
    {
        if (snapshot.Seal is not { } seal)
        {
            return snapshot.SealFault;
        }

        string id = row.Text(EvidenceTables.Of(table).Key);
        if (First("SELECT * FROM evidence_event WHERE table_name = @table AND row_id = @id AND site = @site", new { table, id, site = seal.Site }) is not { } happened
            || happened.Integer("seq") is not { } seq)
        {
            return RowFault.NoEvent(table, id);
        }

        string hash = happened.Text("hash");
        return hash != CanonicalEncoding.Hash(EvidenceTables.Event, happened.Columns.Where(static column => column.Key != "hash"))
            || !IsFollowed(seal, new ChainHead(seq, hash))
            ? $"Event {seq} (of {table} row '{id}') was altered: it is not the one that the chain or its seal names."
            : RowFault.Of(table, id, row, seq, happened.Text("row_hash"))?.Sentence;
    }

    /// <summary>Whether the next event names this one, or the seal where this is the last.</summary>
    private bool IsFollowed(ChainSeal seal, ChainHead head) =>
        First("SELECT * FROM evidence_event WHERE site = @site AND seq = @next", new { site = seal.Site, next = head.Count + 1 }) is { } next
            ? next.Text("previous_hash") == head.Hash
            : seal.Allows(head);

    private StoredRow? First(string sql, object parameters)
    {
        using DbDataReader reader = (DbDataReader)snapshot.Connection.ExecuteReader(sql, parameters);
        return reader.Read() ? StoredRow.Of(reader) : null;
    }
}
