using System.Data.Common;
using Dapper;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>Edits by SQL, of somebody who may drop triggers and puts them back.</summary>
internal static class SqlEdits
{
    /// <summary>Every table with rows of evidence or of nominal data.</summary>
    public static string[] Tables { get; } = [.. EvidenceTables.Covered.Select(static covered => covered.Table), EvidenceTables.Event, EvidenceTables.NominalParty];

    private static readonly Func<FilledRecord, Random, TamperEdit>[] All =
        [Update, Empty, CopyCell, Delete, Insert, Truncate, SwapRows, SwapKeys, DeleteWithEvent, CutOff, Forge, ForeignEvent, Trigger, Index, Journal];

    /// <summary>Makes one.</summary>
    /// <exception cref="DbException">The table itself refused: a key that is there twice, a NULL where there can be none.</exception>
    public static TamperEdit Make(FilledRecord record, Random random) => All[random.Next(All.Length)](record, random);

    /// <summary>Alters, makes or removes an account.</summary>
    public static TamperEdit MakeOfAccount(TamperedFolder folder, Random random)
    {
        using DbConnection accounts = folder.OpenAccounts();
        string column = random.Pick("user_name", "display_name", "password_hash", "security_stamp", "is_disabled");
        string old = accounts.ExecuteScalar<string>($"SELECT {column} FROM account WHERE id = 'AccountId 0'")!;
        const string Copied = "email, normalized_email, email_confirmed, password_hash, security_stamp, concurrency_stamp, phone_number, phone_number_confirmed, two_factor_enabled, lockout_end, lockout_enabled, access_failed_count, is_disabled, must_change_password, one_time_until, created_at";
        (string sql, string undo) = random.Next(3) switch
        {
            0 => ("INSERT INTO account (id, user_name, normalized_user_name, display_name, " + Copied + $") SELECT 'eve', 'eve', 'EVE', 'Eve', {Copied} FROM account WHERE id = 'AccountId 0'", "DELETE FROM account WHERE id = 'eve'"),
            1 => ("UPDATE account SET id = 'gone' WHERE id = 'AccountId 0'", "UPDATE account SET id = 'AccountId 0' WHERE id = 'gone'"),
            _ when column == "is_disabled" => ($"UPDATE account SET is_disabled = 1 - is_disabled WHERE id = 'AccountId 0'", $"UPDATE account SET is_disabled = {old} WHERE id = 'AccountId 0'"),
            _ => ($"UPDATE account SET {column} = {column} || 'x' WHERE id = 'AccountId 0'", $"UPDATE account SET {column} = '{old}' WHERE id = 'AccountId 0'"),
        };
        accounts.Execute(sql);
        return new TamperEdit("account", sql, TestEngine.IsPostgresql ? undo.Replace("account ", $"{accounts.ExecuteScalar<string>("SELECT current_schema()::text")}.account ", StringComparison.Ordinal) : null);
    }

    private static TamperEdit Update(FilledRecord record, Random random)
    {
        (string table, string at, string column) = Cell(record, random);
        return Rows(record, "update", $"UPDATE {table} SET {column} = {record.Probe.Other(table, column)} WHERE {at}");
    }

    private static TamperEdit Empty(FilledRecord record, Random random)
    {
        (string table, string at, string column) = Cell(record, random);
        return Rows(record, "empty", $"UPDATE {table} SET {column} = NULL WHERE {at}");
    }

    private static TamperEdit CopyCell(FilledRecord record, Random random)
    {
        (string table, string at, string column) = Cell(record, random);
        return Rows(record, "copy-cell", $"UPDATE {table} SET {column} = (SELECT {column} FROM {table} WHERE {At(record, table, random)}) WHERE {at}");
    }

    private static TamperEdit Delete(FilledRecord record, Random random)
    {
        (string table, string at, _) = Cell(record, random);
        return Rows(record, "delete", $"DELETE FROM {table} WHERE {at}");
    }

    private static TamperEdit Insert(FilledRecord record, Random random)
    {
        (string table, string at, _) = Cell(record, random);
        IEnumerable<string> values = record.Probe.Columns(table).Select((name, i) => i == 0 || name is "seq" or "row_id" || (name.EndsWith("_id", StringComparison.Ordinal) && random.Next(2) == 0) ? record.Probe.Other(table, name) : name);
        return Rows(record, "insert", $"INSERT INTO {table} SELECT {string.Join(", ", values)} FROM {table} WHERE {at}");
    }

    private static TamperEdit Truncate(FilledRecord record, Random random)
    {
        string table = random.Pick(Tables);
        return Rows(record, "truncate", TestEngine.IsPostgresql ? $"TRUNCATE {table} CASCADE" : $"DELETE FROM {table}");
    }

    /// <summary>All that two rows hold but their keys.</summary>
    private static TamperEdit SwapRows(FilledRecord record, Random random)
    {
        (string table, string key, string[] ids) = Pair(record, random);
        string[] columns = [.. record.Probe.Columns(table).Where(column => column != key && column is not "site" and not "seq")];
        string Take(string to, string from) => $"UPDATE {table} SET {string.Join(", ", columns.Select(column => $"{column} = (SELECT {column} FROM swapped WHERE {key} = '{from}')"))} WHERE {key} = '{to}';";
        return Rows(record, "swap-rows", $"CREATE TEMP TABLE swapped AS SELECT * FROM {table} WHERE {key} IN ('{ids[0]}', '{ids[1]}');{Take(ids[0], ids[1])}{Take(ids[1], ids[0])}DROP TABLE swapped");
    }

    private static TamperEdit SwapKeys(FilledRecord record, Random random)
    {
        (string table, string key, string[] ids) = Pair(record, random);
        return Rows(record, "swap-keys", $"UPDATE {table} SET {key} = 'between' WHERE {key} = '{ids[0]}'; UPDATE {table} SET {key} = '{ids[0]}' WHERE {key} = '{ids[1]}'; UPDATE {table} SET {key} = '{ids[1]}' WHERE {key} = 'between'");
    }

    private static TamperEdit DeleteWithEvent(FilledRecord record, Random random)
    {
        (string table, string key, string[] ids) = Pair(record, random);
        return Rows(record, "delete-with-event", $"DELETE FROM {table} WHERE {key} = '{ids[0]}'; DELETE FROM evidence_event WHERE row_id = '{ids[0]}'");
    }

    private static TamperEdit CutOff(FilledRecord record, Random random)
    {
        long last = record.Scalar<long>("SELECT MAX(seq) FROM evidence_event") - random.Next(1, 6);
        string gone = $"(SELECT row_id FROM evidence_event WHERE seq > {last})";
        return Rows(record, "cut-off", string.Concat(EvidenceTables.Covered.Append((EvidenceTables.NominalParty, "id", "")).Select(table => $"DELETE FROM {table.Item1} WHERE {table.Item2} IN {gone};")) + $"DELETE FROM evidence_event WHERE seq > {last}");
    }

    /// <summary>A row is altered and its event with it, by somebody who knows the hashes.</summary>
    private static TamperEdit Forge(FilledRecord record, Random random)
    {
        (string table, string key, string[] ids) = Pair(record, random, onlyCovered: true);
        string[] columns = [.. record.Probe.Columns(table).Where(column => column != key)];
        string column = random.Pick(columns);
        TamperEdit edit = Rows(record, "forge", $"UPDATE {table} SET {column} = {record.Probe.Other(table, column)} WHERE {key} = '{ids[0]}'");
        using DbConnection connection = record.Open();
        record.TamperWithoutTraceInTheSchema($"UPDATE evidence_event SET row_hash = '{ForgedEvent.RowHash(connection, table, ids[0])}' WHERE row_id = '{ids[0]}'");
        record.TamperWithoutTraceInTheSchema($"UPDATE evidence_event SET hash = '{ForgedEvent.EventHash(connection, ids[0])}' WHERE row_id = '{ids[0]}'");
        return edit;
    }

    private static TamperEdit ForeignEvent(FilledRecord record, Random random)
    {
        string site = $"site {random.Next()}";
        ForgedEvent.AnalysisOf(record, record.Scalar<string>("SELECT MIN(measurement_id) FROM evidence_analysis"), site);
        return new TamperEdit("row-foreign-event", $"an analysis with an event of {site}");
    }

    private static TamperEdit Trigger(FilledRecord record, Random random)
    {
        using DbConnection connection = record.Open();
        (string table, string name) = random.Pick(connection.Query<(string, string)>(TestEngine.IsPostgresql
            ? "SELECT t.tgrelid::regclass::text, t.tgname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace ORDER BY 1, 2"
            : "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1, 2").ToArray());
        return Schema(record, "trigger", TestEngine.IsPostgresql ? $"ALTER TABLE {table} DISABLE TRIGGER {name}" : $"DROP TRIGGER {name}", $"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}");
    }

    private static TamperEdit Index(FilledRecord record, Random random)
    {
        using DbConnection connection = record.Open();
        (string name, string definition) = random.Pick(connection.Query<(string, string)>(TestEngine.IsPostgresql
            ? "SELECT indexname::text, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename LIKE 'evidence%' AND indexdef NOT LIKE 'CREATE UNIQUE%' ORDER BY 1"
            : "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name LIKE 'evidence%' ORDER BY 1").ToArray());
        return Schema(record, "index", $"DROP INDEX {name}", definition);
    }

    private static TamperEdit Journal(FilledRecord record, Random random)
    {
        string name = random.Pick(Migrations.UpTo(Migrations.Latest).ToArray());
        return Schema(record, "journal-of-scripts", $"UPDATE {Migrations.Journal} SET ScriptName = 'x{name}' WHERE ScriptName = '{name}'", $"UPDATE {Migrations.Journal} SET ScriptName = '{name}' WHERE ScriptName = 'x{name}'");
    }

    private static (string Table, string At, string Column) Cell(FilledRecord record, Random random)
    {
        string table = random.Pick(Tables);
        return (table, At(record, table, random), random.Pick(record.Probe.Columns(table).ToArray()));
    }

    private static string At(FilledRecord record, string table, Random random)
    {
        long count = record.Scalar<long>($"SELECT COUNT(*) FROM {table}");
        return $"{record.Written} = (SELECT {record.Written} FROM {table} ORDER BY {record.Written} LIMIT 1 OFFSET {random.NextInt64(count)})";
    }

    /// <summary>Two rows of a table that has two.</summary>
    private static (string Table, string Key, string[] Ids) Pair(FilledRecord record, Random random, bool onlyCovered = false)
    {
        string table = random.Pick([.. EvidenceTables.Covered.Select(static covered => covered.Table), .. onlyCovered ? (string[])[] : [EvidenceTables.Event]]);
        string key = table == EvidenceTables.Event ? "row_id" : EvidenceTables.Of(table).Key;
        using DbConnection connection = record.Open();
        string[] ids = [.. connection.Query<string>($"SELECT {key} FROM {table} ORDER BY 1")];
        random.Shuffle(ids);
        return (table, key, ids);
    }

    private static TamperEdit Rows(FilledRecord record, string kind, string sql)
    {
        record.TamperWithoutTraceInTheSchema(sql);
        return new TamperEdit($"row-{kind}", sql);
    }

    private static TamperEdit Schema(FilledRecord record, string kind, string sql, string undo)
    {
        record.Tamper(sql);
        return new TamperEdit($"schema-{kind}", sql, TestEngine.IsPostgresql ? undo : null);
    }
}
