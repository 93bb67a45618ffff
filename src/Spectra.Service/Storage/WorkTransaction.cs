using System.Data.Common;
using Dapper;

namespace Spectra.Service.Storage;

/// <summary>One change of what is no evidence: which work is open and who has it. All or nothing, under the writers' lock.</summary>
internal sealed class WorkTransaction(DbConnection connection, DbTransaction transaction, DateTimeOffset at)
{
    /// <summary>When it happens.</summary>
    public DateTimeOffset At => at;

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, object parameters) => connection.Execute(sql, parameters, transaction);

    /// <summary>The rows a query finds.</summary>
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
}
