using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Spectra.Service.Storage;

/// <summary>Reads rows of one record, and notes of each whether it is what its event recorded.</summary>
internal sealed class CheckedRows(Snapshot snapshot)
{
    private readonly RowCheck _check = new(snapshot);
    private readonly List<string> _findings = [];

    /// <summary>What is wrong with the rows read so far, a sentence each.</summary>
    public ImmutableArray<string> Findings => [.. _findings.Distinct()];

    /// <summary>The rows a query finds in a table; <paramref name="rest"/> is what follows the table's name.</summary>
    /// <exception cref="EvidenceException">A row can't even be read as what it should be.</exception>
    public ImmutableArray<T> Of<T>(string table, string rest, object parameters, Func<RecordRow, T> map) =>
        [.. Stored(table, rest, parameters).Select(stored => Checked(table, stored, map))];

    /// <summary>A row that was read already.</summary>
    /// <exception cref="EvidenceException">It can't even be read as what it should be.</exception>
    public T Checked<T>(string table, StoredRow stored, Func<RecordRow, T> map)
    {
        if (_check.FaultOf(table, stored) is { } fault)
        {
            _findings.Add(fault);
        }

        try
        {
            return map(new RecordRow(stored));
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or JsonException)
        {
            throw new EvidenceException($"The {table} row '{stored.Text(EvidenceTables.Of(table).Key)}' was altered and can't be read: run 'spectra audit verify'. {failure.Message}", failure);
        }
    }

    /// <summary>Checks the kept bytes of a file without giving them out.</summary>
    public void CheckRaw(string sha256)
    {
        if (Of(EvidenceTables.Raw, "WHERE sha256 = @sha256", new { sha256 }, static _ => true).IsEmpty)
        {
            _findings.Add($"The {EvidenceTables.Raw} row '{sha256}' is missing: the bytes as received are not there.");
        }
    }

    /// <summary>The rows without a look at their events.</summary>
    public List<StoredRow> Stored(string table, string rest, object parameters)
    {
        return Join(table, $"SELECT * FROM {table} {rest}", parameters);
    }

    /// <summary>The rows of a whole query over several tables, without a look at their events.</summary>
    /// <param name="newest">The newest table it reads: a record of an older version, which has none, gives no rows.</param>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">Its parameters.</param>
    public List<StoredRow> Join(string newest, string sql, object parameters)
    {
        if (!EvidenceTables.IsIn(newest, snapshot.Seal?.Schema))
        {
            return [];
        }

        using DbDataReader reader = (DbDataReader)snapshot.Connection.ExecuteReader(sql, parameters);
        List<StoredRow> rows = [];
        while (reader.Read())
        {
            rows.Add(StoredRow.Of(reader));
        }

        return rows;
    }
}
