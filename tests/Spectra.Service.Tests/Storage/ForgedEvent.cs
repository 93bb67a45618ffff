using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>What somebody who has read the README can write without the product: the first event of a chain of his own, with every hash as it should be.</summary>
internal static class ForgedEvent
{
    public static void Insert(SqliteConnection connection, string site, string table, string rowId)
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

    private static string RowHash(SqliteConnection connection, string table, string rowId)
    {
        using DbDataReader reader = (DbDataReader)connection.ExecuteReader($"SELECT * FROM {table} WHERE {EvidenceTables.Of(table).Key} = '{rowId}'");
        Assert.True(reader.Read());
        return CanonicalEncoding.Hash(table, StoredRow.Of(reader).Columns);
    }
}
