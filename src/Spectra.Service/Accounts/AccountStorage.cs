using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Where the accounts of a data folder lie: in a file beside the record, or in a schema of its site in PostgreSQL.</summary>
/// <param name="ConnectionString">The connection.</param>
/// <param name="Schema">The schema in PostgreSQL; null for SQLite.</param>
internal sealed record AccountStorage(string ConnectionString, string? Schema)
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "accounts.db";

    private const string Prefix = "Spectra.Service.Accounts.Migrations.";

    /// <summary>Whether there are accounts at all; a server is taken to have them.</summary>
    public bool Exists => Schema is not null || File.Exists(FilePath);

    private string FilePath => new SqliteConnectionStringBuilder(ConnectionString).DataSource;

    /// <summary>Finds out where the accounts of a data folder lie.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="site">The id of the record's site.</param>
    public static AccountStorage Of(string folder, string site)
    {
        if (StorageSettings.Of(SiteSettings.Of(folder)).Postgresql?.ConnectionString is { } connection)
        {
            // Named like the record's, so that a site restored beside itself has accounts of its own.
            string schema = $"accounts_{SiteFile.Read(folder)?.OwnName ?? site.Replace("-", "", StringComparison.Ordinal)}";
            return new AccountStorage(new NpgsqlConnectionStringBuilder(connection) { SearchPath = schema }.ToString(), schema);
        }

        return new AccountStorage(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, FileName), ForeignKeys = true, Pooling = false, DefaultTimeout = 15 }.ToString(), null);
    }

    /// <summary>Tells EF Core the same.</summary>
    public void Configure(DbContextOptionsBuilder options) => _ = Schema is null ? options.UseSqlite(ConnectionString) : options.UseNpgsql(ConnectionString);

    /// <summary>The same, for who only looks.</summary>
    public AccountStorage ForReading() => Schema is null ? this with { ConnectionString = new SqliteConnectionStringBuilder(ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString() } : this;

    /// <summary>Whether it is a file to which nothing waits to be written.</summary>
    public bool LiesStill => Schema is null && new FileInfo(FilePath + "-wal") is not { Exists: true, Length: > 0 };

    /// <summary>The same, for who may not even make the files beside it.</summary>
    public AccountStorage AsItLies() => this with { ConnectionString = new SqliteConnectionStringBuilder(ConnectionString) { DataSource = $"{new Uri(FilePath).AbsoluteUri}?immutable=1", Mode = SqliteOpenMode.ReadOnly }.ToString() };

    /// <summary>Takes away accounts in a server that were never finished; those in a folder go with it.</summary>
    /// <exception cref="NpgsqlException">It can't.</exception>
    public void Discard()
    {
        if (Schema is null)
        {
            return;
        }

        using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        connection.Open();
        connection.Execute($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
    }

    /// <summary>Runs the scripts that have not run yet.</summary>
    /// <exception cref="EvidenceException">A script failed, or the database can't be reached.</exception>
    public void BringUpToDate()
    {
        try
        {
            UpgradeEngineBuilder builder = Schema is null ? DeployChanges.To.SqliteDatabase(ConnectionString) : DeployChanges.To.PostgresqlDatabase(ConnectionString, Schema);
            if (Schema is null)
            {
                using SqliteConnection connection = new(ConnectionString);
                connection.Open();
                using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "PRAGMA journal_mode = WAL";
                command.ExecuteNonQuery();
            }

            DatabaseUpgradeResult result = builder
                .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), static name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .WithVariablesDisabled()
                .WithTransaction()
                .LogToNowhere()
                .Build()
                .PerformUpgrade();
            if (!result.Successful)
            {
                throw new EvidenceException($"The accounts' tables can't be brought up to date at '{result.ErrorScript?.Name}': {result.Error.Message}", result.Error);
            }
        }
        catch (Exception failure) when (failure is SqliteException or NpgsqlException)
        {
            throw new EvidenceException($"The accounts can't be opened: {failure.Message}", failure, Obstacle.Unavailable);
        }
    }
}
