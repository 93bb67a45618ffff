using System.Data.Common;
using Dapper;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>What somebody who has read the README can write without the product: the first event of a chain of his own, with every hash as it should be.</summary>
internal static class ForgedEvent
{
    private static void Insert(DbConnection connection, string site, string table, string rowId)
    {
        Dictionary<string, StoredValue> happened = new()
        {
            ["site"] = StoredValue.Text(site),
            ["seq"] = StoredValue.Integer(1),
            ["at_utc"] = StoredValue.Text("2026-03-14T09:26:53.0000000Z"),
            ["kind"] = StoredValue.Text("analysis-recorded"),
            ["table_name"] = StoredValue.Text(table),
            ["row_id"] = StoredValue.Text(rowId),
            ["row_hash"] = StoredValue.Text(RowHash(connection, table, rowId)),
            ["previous_hash"] = StoredValue.Text(ChainHead.BeginningOf(site).Hash),
        };
        happened["hash"] = StoredValue.Text(CanonicalEncoding.Hash(EvidenceTables.Event, happened));
        connection.Execute(
            $"INSERT INTO evidence_event ({string.Join(", ", happened.Keys)}) VALUES ({string.Join(", ", happened.Keys.Select(static name => $"@{name}"))})",
            happened.ToDictionary(static column => column.Key, static column => column.Key == "seq" ? 1L : (object)System.Text.Encoding.UTF8.GetString(column.Value.Bytes.Span)));
    }

    /// <summary>The hash of a row as it lies there now.</summary>
    public static string RowHash(DbConnection connection, string table, string rowId)
    {
        using DbDataReader reader = (DbDataReader)connection.ExecuteReader($"SELECT * FROM {table} WHERE {EvidenceTables.Of(table).Key} = '{rowId}'");
        Assert.True(reader.Read());
        return CanonicalEncoding.Hash(table, StoredRow.Of(reader).Columns);
    }

    /// <summary>The hash of the event of a row, as its content gives it now.</summary>
    public static string EventHash(DbConnection connection, string rowId)
    {
        using DbDataReader reader = (DbDataReader)connection.ExecuteReader("SELECT * FROM evidence_event WHERE row_id = @rowId", new { rowId });
        Assert.True(reader.Read());
        return CanonicalEncoding.Hash(EvidenceTables.Event, StoredRow.Of(reader).Columns.Where(static column => column.Key != "hash"));
    }

    /// <summary>Adds an analysis that was never made to a measurement, with an event that is well-formed in a chain of its own.</summary>
    public static void AnalysisOf(FilledRecord record, string measurement, string site)
    {
        IEnumerable<string> values = record.Probe.Columns(EvidenceTables.Analysis).Select(static column => column switch
        {
            "id" => "'ffffffff-ffff-7fff-bfff-ffffffffffff'",
            "statement" => "'No match.'",
            _ => column,
        });
        record.Tamper($"INSERT INTO evidence_analysis SELECT {string.Join(", ", values)} FROM evidence_analysis WHERE measurement_id = '{measurement}' LIMIT 1");
        using DbConnection connection = record.Open();
        Insert(connection, site, EvidenceTables.Analysis, "ffffffff-ffff-7fff-bfff-ffffffffffff");
    }
}
