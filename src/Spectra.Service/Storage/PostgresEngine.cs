using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Spectra.Service.Storage;

/// <summary>A site's schema in a PostgreSQL server, which replicas on several machines may share.</summary>
/// <remarks>Everything is written relative to <c>search_path</c>. The writing connection is its own; reading ones are pooled, and set what they need for one transaction, so that sites share a pool.</remarks>
internal sealed class PostgresEngine(string folder, DataSite site, NpgsqlConnectionStringBuilder server) : StorageEngine(folder)
{
    /// <summary>Session-wide, so that the seal is finished before another machine may write: a transaction's lock would end with its commit, and the other's pending head be written over.</summary>
    private readonly long _lockKey = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"spectra writer of {site.Schema}")));

    /// <inheritdoc/>
    public override string Name => "PostgreSQL";

    /// <inheritdoc/>
    public override string Dialect => "postgres";

    /// <inheritdoc/>
    public override string Place => $"{server.Database ?? server.Username} at {server.Host}, schema {site.Schema}";

    /// <inheritdoc/>
    public override string? Site => site.Site;

    /// <inheritdoc/>
    public override void Find()
    {
        // Only the server knows; it is asked when the snapshot is taken.
    }

    /// <inheritdoc/>
    public override bool Exists()
    {
        using NpgsqlConnection connection = new(Settings(isPooled: true));
        connection.Open();
        return HasSchema(connection);
    }

    /// <inheritdoc/>
    public override DbConnection OpenForWriting(TimeSpan patience)
    {
        NpgsqlConnection connection = new(Settings(isPooled: false));
        try
        {
            connection.Open();
            if (connection.ExecuteScalar<string>("SHOW server_encoding") is not "UTF8" and { } encoding)
            {
                throw new EvidenceException($"The PostgreSQL database '{server.Database}' keeps text as {encoding}: expected UTF8. Create the database anew with ENCODING 'UTF8'.");
            }

            if (!HasSchema(connection))
            {
                connection.Execute($"CREATE SCHEMA {site.Schema}");
            }

            connection.Execute(
                $"""
                SET search_path TO {site.Schema};
                SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply');
                SET lock_timeout = {(long)patience.TotalMilliseconds + 1};
                SET idle_in_transaction_session_timeout = 0
                """);
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
        try
        {
            return Begin();
        }
        catch (NpgsqlException failure) when (PostgresFault.IsLost(failure))
        {
            // The pool may hold connections of a server that has been restarted since.
            using NpgsqlConnection pool = new(Settings(isPooled: true));
            NpgsqlConnection.ClearPool(pool);
            return Begin();
        }
    }

    /// <inheritdoc/>
    public override IDisposable? KeepReplicasOut(DbConnection connection)
    {
        connection.Execute("SELECT pg_advisory_lock(@key)", new { key = _lockKey });
        return new HeldLock(connection, _lockKey);
    }

    /// <summary>Reads what is committed, statement by statement: the lock keeps every other writer out.</summary>
    public override DbTransaction BeginAppend(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    public override bool LeavesOutcomeOpen(DbException failure) => PostgresFault.IsLost((NpgsqlException)failure);

    /// <inheritdoc/>
    public override bool HasTable(DbConnection connection, string table) =>
        connection.ExecuteScalar<bool>("SELECT to_regclass(lower(@name)) IS NOT NULL", new { name = $"{site.Schema}.{table}" });

    /// <inheritdoc/>
    public override DatabaseUpgradeResult Run(DbConnection connection, ImmutableArray<SqlScript> scripts) =>
        DeployChanges.To.PostgresqlDatabase(new OpenConnectionManager(connection))
            .JournalToPostgresqlTable(site.Schema, PostgresSchema.Journal)
            .WithScripts(scripts)
            .WithVariablesDisabled()
            .WithTransaction()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();

    /// <inheritdoc/>
    public override SchemaDefinition SchemaOf(DbConnection connection) => PostgresSchema.Of(connection, site.Schema);

    /// <inheritdoc/>
    public override SchemaDefinition ExpectedSchema(IReadOnlyCollection<string> scripts)
    {
        using NpgsqlConnection connection = new(Settings(isPooled: true));
        connection.Open();
        return PostgresSchema.Expected(connection, [.. Scripts.Where(script => scripts.Contains(script.Name))]);
    }

    /// <summary>Nothing: PostgreSQL checks a page, by its checksum where the server has them, whenever it reads one, and the audit reads every row.</summary>
    public override IEnumerable<string> FaultsOfFiles(DbConnection connection) => [];

    /// <inheritdoc/>
    public override void ReadPastIndexes(DbConnection connection) => connection.Execute("SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off");

    /// <inheritdoc/>
    public override string Unindexed(string table) => table;

    /// <inheritdoc/>
    public override long BytesOf(DbConnection connection) =>
        connection.ExecuteScalar<long>("SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relnamespace = to_regnamespace(@Schema) AND relkind = 'r'", new { site.Schema });

    /// <summary>Writes the table of nominal data anew without the rows that are gone. The server's own log keeps them until it makes room.</summary>
    /// <returns>Whether none is left: the server keeps a deleted row while a transaction that began before, in any schema of the database, could still read it.</returns>
    public override bool OverwriteDeleted(DbConnection connection)
    {
        // A connection of its own, because the report's details are passed on only where those of errors are too, which may quote rows.
        using NpgsqlConnection own = new(new NpgsqlConnectionStringBuilder(Settings(isPooled: false)) { IncludeErrorDetail = true }.ConnectionString);
        List<long?> left = [];
        own.Notice += (_, said) => left.Add(RowsLeft(said.Notice.Detail));
        own.Open();
        own.Execute($"VACUUM (FULL, VERBOSE) {site.Schema}.{EvidenceTables.NominalParty}");
        return left.OfType<long>().ToArray() is [0];
    }

    /// <inheritdoc/>
    public override void Discard()
    {
        using NpgsqlConnection connection = new(Settings(isPooled: false));
        connection.Open();
        connection.Execute($"DROP SCHEMA IF EXISTS {site.Schema} CASCADE");
    }

    /// <inheritdoc/>
    public override Obstacle? ObstacleOf(DbException failure) => PostgresFault.ObstacleOf((NpgsqlException)failure);

    /// <inheritdoc/>
    public override EvidenceException FaultOf(DbException failure, string what) => PostgresFault.Of((NpgsqlException)failure, Place, what);

    /// <summary>The number that the detail of VACUUM's report begins with, in whatever language: "0 dead row versions cannot be removed yet."</summary>
    private static long? RowsLeft(string? detail) =>
        long.TryParse(detail.AsSpan()[..(detail.AsSpan().IndexOf(' ') is >= 0 and var end ? end : 0)], NumberStyles.None, CultureInfo.InvariantCulture, out long rows) ? rows : null;

    private OpenedForReading Begin()
    {
        NpgsqlConnection connection = new(Settings(isPooled: true));
        try
        {
            connection.Open();
            NpgsqlTransaction transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            connection.Execute($"SET TRANSACTION READ ONLY; SET LOCAL search_path TO {site.Schema}");
            return HasSchema(connection)
                ? new OpenedForReading(connection, transaction)
                : throw new EvidenceException($"There is no record at '{Place}': expected the tables of the data folder '{Folder}'.", null, Obstacle.NoRecord);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private bool HasSchema(NpgsqlConnection connection) => connection.ExecuteScalar<bool>("SELECT to_regnamespace(@Schema) IS NOT NULL", new { site.Schema });

    private string Settings(bool isPooled)
    {
        NpgsqlConnectionStringBuilder settings = new(server.ConnectionString) { Pooling = isPooled && server.Pooling, Enlist = false };
        settings.ApplicationName ??= "spectra";
        return settings.ConnectionString;
    }

    /// <summary>The lock of a session. Where its connection was lost, the server has ended it or is about to.</summary>
    private sealed class HeldLock(DbConnection connection, long key) : IDisposable
    {
        public void Dispose()
        {
            if (!IsAlive(connection))
            {
                return;
            }

            try
            {
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_unlock({key})"));
            }
            catch (NpgsqlException)
            {
                // What was held is let go with the session: whatever was done under the lock is done.
                connection.Close();
            }
        }
    }
}
