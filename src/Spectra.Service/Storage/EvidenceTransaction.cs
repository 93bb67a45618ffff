using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Spectra.Service.Storage;

/// <summary>One append: rows and their events, all or nothing.</summary>
internal sealed class EvidenceTransaction(DbConnection connection, DbTransaction transaction, string site, ChainHead head, DateTimeOffset at)
{
    /// <summary>When this append happens; every event of it carries this time.</summary>
    public DateTimeOffset At => at;

    /// <summary>The chain's head after what was inserted so far.</summary>
    public ChainHead Head { get; private set; } = head;

    /// <summary>Inserts a row and its event.</summary>
    public void Insert(EvidenceRow row)
    {
        (string key, string kind) = EvidenceTables.Of(row.Table);
        InsertColumns(row);
        EvidenceRow happened = new EvidenceRow(EvidenceTables.Event)
            .With("site", site)
            .With("seq", Head.Count + 1)
            .With("at_utc", at)
            .With("kind", kind)
            .With("table_name", row.Table)
            .With("row_id", (string)row.Columns[key])
            .With("row_hash", row.Hash())
            .With("previous_hash", Head.Hash);
        Head = new ChainHead(Head.Count + 1, happened.Hash());
        InsertColumns(happened.With("hash", Head.Hash));
    }

    /// <summary>Inserts nominal data. It has no event of its own, for it may have to be disposed of: a row inserted beside it holds the commitment to it.</summary>
    public void InsertNominal(EvidenceRow row) => InsertColumns(row);

    /// <summary>Removes nominal data that a row inserted before says is disposed of.</summary>
    public void DisposeNominal(Guid id) => connection.Execute($"DELETE FROM {EvidenceTables.NominalParty} WHERE id = @id", new { id = id.ToString() }, transaction);

    /// <summary>Inserts a record and its event.</summary>
    public void Insert<T>(T record)
        where T : class => Insert(RecordShape<T>.Row(record));

    /// <summary>The record with an id as it was first recorded, as this append sees the database; null where there is none.</summary>
    public T? Find<T>(Guid id)
        where T : class => Rows($"SELECT * FROM {RecordShape<T>.Table} WHERE id = @id", new { id = id.ToString() }) is [{ } row] ? RecordShape<T>.Of(new RecordRow(row)) : null;

    /// <summary>The record with an id as corrections have it, as this append sees the database; null where there is none.</summary>
    public T? FindCorrected<T>(Guid id)
        where T : class => Find<T>(id) is { } original ? RecordShape<T>.Corrected(original, CorrectionsOf(RecordShape<T>.Table, id)) : null;

    /// <summary>The corrections of a row, oldest first: the column and its value.</summary>
    public IEnumerable<(string Field, string? Value)> CorrectionsOf(string table, Guid id) =>
        Rows("SELECT * FROM evidence_correction WHERE table_name = @table AND row_id = @id ORDER BY corrected_at, id", new { table, id = id.ToString() })
            .Select(static row => Correction.Of(new RecordRow(row)))
            .Select(static correction => (correction.Field, correction.NewValue));

    /// <summary>Whether a query finds anything, as this append sees the database.</summary>
    public bool Any(string sql, object parameters) => connection.Query<long>(sql, parameters, transaction).AsList().Count > 0;

    /// <summary>The text a query finds first, as this append sees the database; null where it finds nothing.</summary>
    public string? Text(string sql, object parameters) => connection.QueryFirstOrDefault<string?>(sql, parameters, transaction);

    /// <summary>The rows a query finds, as this append sees the database.</summary>
    public IReadOnlyList<StoredRow> Rows(string sql, object parameters)
    {
        using DbDataReader reader = (DbDataReader)connection.ExecuteReader(sql, parameters, transaction);
        List<StoredRow> rows = [];
        while (reader.Read())
        {
            rows.Add(StoredRow.Of(reader));
        }

        return rows;
    }

    private void InsertColumns(EvidenceRow row)
    {
        using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        List<string> names = [];
        foreach ((string name, object value) in row.Columns)
        {
            string parameter = string.Create(CultureInfo.InvariantCulture, $"@p{names.Count}");
            DbParameter given = command.CreateParameter();
            (given.ParameterName, given.Value) = (parameter, value);
            command.Parameters.Add(given);
            names.Add(name);
        }

#pragma warning disable CA2100 // Table and column names are constants of this assembly; every value is a parameter.
        command.CommandText = $"INSERT INTO {row.Table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", command.Parameters.Cast<DbParameter>().Select(static p => p.ParameterName))})";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
