using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>The database of a data folder, reached without the product by somebody who may do anything with it; the words in which the engines differ.</summary>
internal sealed class RecordProbe(string folder)
{
    private bool IsPostgresql => File.Exists(Path.Combine(folder, SiteFile.FileName));

    /// <summary>What orders rows as they were written.</summary>
    public string Written => IsPostgresql ? "ctid" : "rowid";

    /// <summary>The site's schema in PostgreSQL.</summary>
    public string Schema => SiteFile.Read(folder)!.Schema;

    /// <summary>Whether the folder has a database at all.</summary>
    public static bool HasDatabase(string folder) => File.Exists(Path.Combine(folder, Database.FileName)) || File.Exists(Path.Combine(folder, SiteFile.FileName));

    /// <summary>Makes a folder one that lies in the private PostgreSQL, whatever the run is on.</summary>
    public static void ConfigurePostgres(string folder, string? connectionString = null)
    {
        if (!TestEngine.IsPostgresql || connectionString is not null)
        {
            JsonObject settings = new() { ["postgresql"] = connectionString ?? PrivatePostgres.ConnectionString };
            File.WriteAllText(Path.Combine(folder, SiteSettings.FileName), settings.ToJsonString(JsonSerializerOptions.Default));
        }
    }

    public DbConnection Open()
    {
        if (IsPostgresql)
        {
            NpgsqlConnection server = new(PrivatePostgres.ConnectionString);
            server.Open();
            server.Execute($"SET search_path TO {Schema}");
            return server;
        }

        SqliteConnection file = new($"Data Source={Path.Combine(folder, Database.FileName)};Pooling=False;Foreign Keys=False");
        file.Open();
        return file;
    }

    public void Tamper(string sql)
    {
        using DbConnection connection = Open();
        connection.Execute(sql);
    }

    public T Scalar<T>(string sql)
    {
        using DbConnection connection = Open();
        return connection.ExecuteScalar<T>(sql)!;
    }

    /// <summary>Runs SQL as an administrator would: triggers off, foreign keys off, then the triggers put back as they were. What it changed.</summary>
    public int TamperWithoutTraceInTheSchema(string sql)
    {
        using DbConnection connection = Open();
        return IsPostgresql ? TamperServer(connection, sql) : TamperFile(connection, sql);
    }

    /// <summary>The columns of a table.</summary>
    public List<string> Columns(string table)
    {
        using DbConnection connection = Open();
        return connection.Query<string>(IsPostgresql
            ? $"SELECT attname::text FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
            : $"SELECT name FROM pragma_table_info('{table}')").AsList();
    }

    /// <summary>An SQL expression for another value than a column has, of the same type.</summary>
    public string Other(string table, string column)
    {
        using DbConnection connection = Open();
        return !IsPostgresql
            ? $"CASE typeof({column}) WHEN 'text' THEN {column} || 'x' WHEN 'blob' THEN zeroblob(length({column})) WHEN 'null' THEN 'x' ELSE {column} + 1000 END"
            : connection.ExecuteScalar<string>($"SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attname = '{column}'") switch
            {
                "text" => $"COALESCE({column} || 'x', 'x')",
                "bytea" => $"decode(repeat('00', length({column})), 'hex')",
                _ => $"COALESCE({column} + 1000, 1000)",
            };
    }

    /// <summary>An SQL expression for as many zero bytes as a column has bytes.</summary>
    public string Zeros(string column) => IsPostgresql ? $"decode(repeat('00', length({column})), 'hex')" : $"zeroblob(length({column}))";

    /// <summary>Everything in the evidence tables, as text.</summary>
    public string Dump()
    {
        using DbConnection connection = Open();
        IEnumerable<string> tables = EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event);
        return string.Join('\n', tables.Select(table =>
        {
            string row = string.Join(" || '|' || ", Columns(table).Select(column => IsPostgresql ? $"quote_nullable({column})" : $"quote({column})"));
            return string.Join('\n', connection.Query<string>($"SELECT {row} FROM {table} {(IsPostgresql ? "" : "NOT INDEXED")} ORDER BY 1"));
        }));
    }

    private static int TamperFile(DbConnection connection, string sql)
    {
        List<string> triggers = connection.Query<string>("SELECT sql FROM sqlite_master WHERE type = 'trigger'").AsList();
        foreach (string name in connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").AsList())
        {
            connection.Execute($"DROP TRIGGER {name}");
        }

        int changed = connection.Execute(sql);
        triggers.ForEach(trigger => connection.Execute(trigger));
        return changed;
    }

    private static int TamperServer(DbConnection connection, string sql)
    {
        using DbTransaction transaction = connection.BeginTransaction();
        List<(string Table, string Name)> triggers = connection.Query<(string, string)>(
            "SELECT t.tgrelid::regclass::text, t.tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace").AsList();
        connection.Execute("SET LOCAL session_replication_role = replica;" + string.Concat(triggers.Select(static trigger => $"ALTER TABLE {trigger.Table} DISABLE TRIGGER {trigger.Name};")));
        int changed = connection.Execute(sql);
        connection.Execute(string.Concat(triggers.Select(static trigger => $"ALTER TABLE {trigger.Table} ENABLE ALWAYS TRIGGER {trigger.Name};")));
        transaction.Commit();
        return changed;
    }
}
