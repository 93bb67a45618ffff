using System.Data;
using System.Data.Common;

namespace Spectra.Service.Backups;

/// <summary>Puts rows of a backup into a table that is there and empty. Not thread-safe.</summary>
internal sealed class RestoredRows : IDisposable
{
    private readonly string _table;
    private readonly DbCommand _insert;
    private readonly Dictionary<string, DbParameter> _columns = new(StringComparer.Ordinal);

    /// <summary>Makes the statement, once for all rows.</summary>
    public RestoredRows(DbConnection connection, DbTransaction transaction, string table)
    {
        _table = table;
        _insert = connection.CreateCommand();
        _insert.Transaction = transaction;
        foreach ((string name, DbType type) in ColumnsOf(connection, transaction, table))
        {
            DbParameter parameter = _insert.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = ($"@p{_columns.Count}", type);
            _insert.Parameters.Add(parameter);
            _columns.Add(name, parameter);
        }

#pragma warning disable CA2100 // The table is a constant of this assembly, the columns are those the database says it has; every value is a parameter.
        _insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", _columns.Keys)}) VALUES ({string.Join(", ", _columns.Values.Select(static parameter => parameter.ParameterName))})";
#pragma warning restore CA2100
        _insert.Prepare();
    }

    /// <summary>Inserts a row.</summary>
    /// <exception cref="FormatException">It has a column that the table has not.</exception>
    /// <exception cref="DbException">It is refused.</exception>
    public void Insert(Dictionary<string, object> row)
    {
        foreach (DbParameter parameter in _columns.Values)
        {
            parameter.Value = DBNull.Value;
        }

        foreach ((string name, object value) in row)
        {
            (_columns.GetValueOrDefault(name) ?? throw new FormatException($"The table {_table} has no column '{name}': a newer version may have written it.")).Value = value;
        }

        _insert.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose() => _insert.Dispose();

    /// <summary>The types are the four that tables are made of, which both engines name as the scripts do.</summary>
    private static List<(string Name, DbType Type)> ColumnsOf(DbConnection connection, DbTransaction transaction, string table)
    {
        using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The table is a constant of this assembly.
        command.CommandText = $"SELECT * FROM {table} WHERE 1 = 0";
#pragma warning restore CA2100
        using DbDataReader reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetDataTypeName(i).ToUpperInvariant() switch
        {
            "TEXT" => DbType.String,
            "BIGINT" => DbType.Int64,
            "DOUBLE PRECISION" => DbType.Double,
            "BYTEA" => DbType.Binary,
            { } other => throw new NotSupportedException($"A column of {table} is of the type {other}."),
        }))];
    }
}
