using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Spectra.Service.Accounts;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>A filled data folder that is tampered with again and again, what it says without the product, and older and foreign files to put into it.</summary>
internal sealed class TamperedFolder : IDisposable
{
    private static readonly string[] SealMembers = ["format", "site", "schema", "sealed", "pending", "sealedAt", "key", "publicKey", "algorithm", "signature"];
    private static readonly string[] SiteMembers = ["format", "site", "engine", "schema"];

    private readonly TemporaryFolder _other = new();
    private readonly Dictionary<string, byte[]> _files;

    // Where the rows are is known from before: the file that says it is tampered with too.
    private readonly DataSite? _site;
    private readonly string? _accounts;

    public TamperedFolder()
    {
        if (!TestEngine.IsPostgresql)
        {
            OlderDatabase = File.ReadAllBytes(Record.DatabasePath);
            Append(Record.Folder);
        }

        _site = SiteFile.Read(Record.Folder);
        _accounts = _site is { } site ? AccountStorage.Of(Record.Folder, site.Site).Schema : null;
        Append(_other.Path);
        _files = Directory.GetFiles(Record.Folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(Record.Folder, path), File.ReadAllBytes);
        OlderSeal = SealOfAnOlderHead();
    }

    public FilledRecord Record { get; } = new();

    /// <summary>The database before the last append; null in PostgreSQL.</summary>
    public byte[]? OlderDatabase { get; }

    /// <summary>The seal as it was some events ago, signed by the same key.</summary>
    public byte[] OlderSeal { get; }

    /// <summary>The files an audit looks at, relative to the folder.</summary>
    public IEnumerable<string> Files => _files.Keys.Where(static name =>
        name is Database.FileName or SealFile.FileName or SiteFile.FileName || name.EndsWith(FileSealSigner.PublicName, StringComparison.Ordinal) || name.EndsWith(JournalFolder.Extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public string PathOf(string name) => Path.Combine(Record.Folder, name);

    /// <summary>The same file of another site's folder; null where it has none.</summary>
    public byte[]? OfAnotherSite(string name) => File.Exists(_other.File(name)) ? File.ReadAllBytes(_other.File(name)) : null;

    public AuditReport Verify() => WholeAudit.Verify(Record.Folder);

    /// <summary>Everything as it was before the edit.</summary>
    public void Restore(TamperEdit edit)
    {
        if (edit.Undo is { } undo)
        {
            Record.Tamper(undo);
        }
        else if (TestEngine.IsPostgresql && edit.Kind.StartsWith("row", StringComparison.Ordinal))
        {
            Record.RestoreRows();
        }

        foreach (string extra in Directory.GetFiles(Record.Folder, "*", SearchOption.AllDirectories).Where(path => !_files.ContainsKey(Path.GetRelativePath(Record.Folder, path))))
        {
            File.Delete(extra);
        }

        foreach ((string name, byte[] content) in _files)
        {
            PrivateCopy.Write(PathOf(name), content);
        }
    }

    /// <summary>All that is evidence or guards it, as text, read without the product: an edit that does not change it has touched nothing that matters.</summary>
    public string State() => string.Join(
        '\n',
        Files.Where(static name => name is not Database.FileName).Select(name => $"{name}: {StateOf(name)}").Append(StateOfDatabase()).Append(StateOfAccounts()));

    public DbConnection OpenAccounts()
    {
        DbConnection connection = _accounts is { } accounts
            ? Server(accounts)
            : new SqliteConnection($"Data Source={PathOf(AccountStorage.FileName)};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        Record.Dispose();
        _other.Dispose();
    }

    private static NpgsqlConnection Server(string schema) => new(new NpgsqlConnectionStringBuilder(PrivatePostgres.ConnectionString) { SearchPath = schema }.ConnectionString);

    private static void Append(string folder)
    {
        using Database database = Database.Open(folder, new SteppingClock());
        new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("later"));
    }

    private byte[] SealOfAnOlderHead()
    {
        SealFile file = new(Record.Folder);
        ChainSeal seal = file.Read()!;
        long count = seal.Sealed.Count - 2;
        string hash = Record.Scalar<string>($"SELECT hash FROM evidence_event WHERE seq = {count}");
        using FileSealSigner signer = FileSealSigner.Open(Record.Folder, seal.Key);
        return JsonSerializer.SerializeToUtf8Bytes(SealSignature.Of(seal with { Sealed = new ChainHead(count, hash) }, signer, SteppingClock.Start), ChainSealJson.Default.ChainSeal);
    }

    /// <summary>What a JSON file says, or all the bytes of another.</summary>
    private string StateOf(string name)
    {
        string path = PathOf(name);
        if (!File.Exists(path))
        {
            return "gone";
        }

        byte[] bytes = File.ReadAllBytes(path);
        string[]? members = name switch { SealFile.FileName => SealMembers, SiteFile.FileName => SiteMembers, _ => null };
        try
        {
            return members is null ? Convert.ToHexString(bytes) : string.Join('|', members.Select(member => JsonNode.Parse(bytes)![member]?.ToJsonString() ?? "null"));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return Convert.ToHexString(bytes);
        }
    }

    private string StateOfDatabase()
    {
        if (_site is { } site)
        {
            using DbConnection server = Server(site.Schema);
            server.Open();
            return Rows(server);
        }

        // On a copy: looking at a damaged file for writing could mend it.
        string copy = _other.File("copy.db");
        if (!File.Exists(Record.DatabasePath))
        {
            return "gone";
        }

        File.Copy(Record.DatabasePath, copy, overwrite: true);
        try
        {
            using SqliteConnection connection = new($"Data Source={copy};Pooling=False");
            connection.Open();
            connection.Execute("PRAGMA cell_size_check = ON");
            return string.Join('\n', connection.Query<string>("PRAGMA integrity_check(20)").Append(Rows(connection)));
        }
        catch (Exception failure) when (failure is SqliteException or InvalidOperationException or InvalidCastException or ArgumentException)
        {
            return $"unreadable: {failure.Message}";
        }
        finally
        {
            Array.ForEach(["", "-wal", "-shm", "-journal"], ending => File.Delete(copy + ending));
        }
    }

    private static string Rows(DbConnection connection)
    {
        string quote = TestEngine.IsPostgresql ? "quote_nullable" : "quote";
        string schema = TestEngine.IsPostgresql
            ? "SELECT concat_ws(' ', t.tgrelid::regclass, t.tgname, t.tgenabled) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1"
            : "SELECT type || name || tbl_name || coalesce(sql, '') FROM sqlite_master WHERE type IN ('trigger', 'view') OR tbl_name LIKE 'evidence!_%' ESCAPE '!' OR tbl_name LIKE 'nominal!_%' ESCAPE '!' ORDER BY 1";
        List<string> lines = [.. connection.Query<string>(schema), .. connection.Query<string>($"SELECT ScriptName FROM {Migrations.Journal} ORDER BY 1")];
        foreach (string table in SqlEdits.Tables)
        {
            IEnumerable<string> columns = connection.Query<string>(TestEngine.IsPostgresql
                ? $"SELECT attname::text FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
                : $"SELECT name FROM pragma_table_info('{table}')");
            lines.AddRange(connection.Query<string>($"SELECT {string.Join(" || '|' || ", columns.Select(column => $"{quote}({column})"))} FROM {table} {(TestEngine.IsPostgresql ? "" : "NOT INDEXED")} ORDER BY 1"));
        }

        return string.Join('\n', lines);
    }

    private string StateOfAccounts()
    {
        if (!TestEngine.IsPostgresql && !File.Exists(PathOf(AccountStorage.FileName)))
        {
            return "gone";
        }

        using DbConnection accounts = OpenAccounts();
        return string.Join('\n', accounts.Query<string>("SELECT id || '|' || user_name || '|' || display_name || '|' || coalesce(password_hash, '') || '|' || security_stamp || '|' || is_disabled FROM account ORDER BY id"));
    }
}
