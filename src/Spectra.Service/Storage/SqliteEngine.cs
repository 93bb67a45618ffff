using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace Spectra.Service.Storage;

/// <summary>The embedded database: one file in the data folder.</summary>
internal sealed class SqliteEngine(string folder) : StorageEngine(folder)
{
    /// <inheritdoc/>
    public override string Name => "SQLite";

    /// <inheritdoc/>
    public override string Dialect => "sqlite";

    /// <inheritdoc/>
    public override string Place => FilePath;

    private string FilePath => Path.Combine(Folder, Database.FileName);

    /// <inheritdoc/>
    public override bool Exists() => File.Exists(FilePath);

    /// <inheritdoc/>
    public override void Find()
    {
        try
        {
            // Existence is asked for this way because File.Exists takes "may not look" for "is not there".
            _ = File.GetAttributes(FilePath);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new EvidenceException($"You have no permission to read '{Folder}'.", failure);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            string expected = $"expected a data folder with {Database.FileName}";
            throw new EvidenceException(
                Directory.Exists(Folder) ? $"There is no record in '{Folder}': {expected}." : $"There is no folder '{Folder}': {expected}.",
                failure,
                Obstacle.NoRecord);
        }
        catch (IOException failure)
        {
            throw new EvidenceException($"The data folder '{Folder}' can't be read: {failure.Message}", failure, Obstacle.Unavailable);
        }
    }

    /// <inheritdoc/>
    public override DbConnection OpenForWriting(TimeSpan patience)
    {
        SqliteConnection connection = Connect(FilePath, SqliteOpenMode.ReadWriteCreate);
        try
        {
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override OpenedForReading OpenForReading()
    {
        StillFile before = StillFile.Of(FilePath);
        try
        {
            return Begin(Connect(FilePath, SqliteOpenMode.ReadOnly), null);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 8 or 14 && !before.HasWriteAheadLog)
        {
            // SQLite wants to make its -wal and -shm even to read. Where it may not and there are none, the file is read as it lies.
            return Begin(Connect($"{new Uri(FilePath).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly), before);
        }
    }

    /// <inheritdoc/>
    public override DbTransaction BeginAppend(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    /// <inheritdoc/>
    public override bool HasTable(DbConnection connection, string table) =>
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table", new { table }) > 0;

    /// <inheritdoc/>
    public override DatabaseUpgradeResult Run(DbConnection connection, ImmutableArray<SqlScript> scripts)
    {
        using SharedConnection shared = new(connection);
        return DeployChanges.To.SqliteDatabase(shared)
            .JournalToSqliteTable(Migrations.Journal)
            .WithScripts(scripts)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
    }

    /// <summary>Everything on evidence tables, and every trigger and view wherever it is.</summary>
    public override SchemaDefinition SchemaOf(DbConnection connection) => SchemaDefinition.Of(
        connection.Query<(string Kind, string Name, string OfTable, string? Sql)>("SELECT type, name, tbl_name, sql FROM sqlite_master")
            .Where(static entry => entry.Kind is "trigger" or "view" || entry.OfTable.StartsWith("evidence_", StringComparison.OrdinalIgnoreCase) || entry.OfTable.StartsWith("nominal_", StringComparison.OrdinalIgnoreCase))
            .Select(static entry => new SchemaPart(entry.Kind, entry.Name, entry.OfTable, entry.Sql ?? "implied")));

    /// <inheritdoc/>
    public override SchemaDefinition ExpectedSchema(IReadOnlyCollection<string> scripts)
    {
        using SqliteConnection memory = new("Data Source=:memory:");
        memory.Open();
        DatabaseUpgradeResult result = Run(memory, [.. Scripts.Where(script => scripts.Contains(script.Name))]);
        return result.Successful ? SchemaOf(memory) : throw new EvidenceException($"The schema's scripts don't run in memory: {result.Error.Message}", result.Error);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> FaultsOfFiles(DbConnection connection) =>
        connection.Query<string>("PRAGMA integrity_check(20)").Where(static message => message != "ok");

    /// <inheritdoc/>
    public override void ReadPastIndexes(DbConnection connection)
    {
        // Said at each table: NOT INDEXED.
    }

    /// <inheritdoc/>
    public override string Unindexed(string table) => $"{table} NOT INDEXED";

    /// <inheritdoc/>
    public override long BytesOf(DbConnection connection) => connection.ExecuteScalar<long>("PRAGMA page_count") * connection.ExecuteScalar<long>("PRAGMA page_size");

    /// <summary>Takes the write-ahead log into the file and empties it: pages freed by a deletion were overwritten with zeros, but the log has what they held.</summary>
    public override bool OverwriteDeleted(DbConnection connection) => connection.QuerySingle<(long Busy, long Log, long Done)>("PRAGMA wal_checkpoint(TRUNCATE)").Busy == 0;

    /// <inheritdoc/>
    public override Obstacle? ObstacleOf(DbException failure) => SqliteFault.ObstacleOf((SqliteException)failure);

    /// <inheritdoc/>
    public override EvidenceException FaultOf(DbException failure, string what) => SqliteFault.Of((SqliteException)failure, FilePath, what);

    /// <summary>Opens a connection that no pool keeps, so that closing it closes the file.</summary>
    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        SqliteConnectionStringBuilder settings = new()
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = 15,
        };
        SqliteConnection connection = new(settings.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private static OpenedForReading Begin(SqliteConnection connection, StillFile? still)
    {
        try
        {
            connection.Execute("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
            SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
            connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master", transaction: transaction);
            return new OpenedForReading(connection, transaction, still is null ? null : () => StillFile.Of(still.Path) != still);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A file that nobody is expected to write to, as it was seen.</summary>
    private sealed record StillFile(string Path, long Length, DateTime ChangedUtc, bool HasWriteAheadLog)
    {
        public static StillFile Of(string path)
        {
            FileInfo file = new(path);
            return file.Exists
                ? new StillFile(path, file.Length, file.LastWriteTimeUtc, new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
                : new StillFile(path, 0, default, HasWriteAheadLog: false);
        }
    }
}
