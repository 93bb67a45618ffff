using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;

namespace Spectra.Service.Backups;

/// <summary>The accounts of a data folder at one moment, at which none of them was being changed.</summary>
/// <remarks>An account is saved and its change recorded in one step that holds the accounts first and the record then. Whoever takes them in the same order meets no step half done, and no deadlock.</remarks>
internal sealed class AccountSnapshot : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;

    private AccountSnapshot(DbConnection connection, DbTransaction transaction, bool isPostgresql) => (_connection, _transaction, IsPostgresql) = (connection, transaction, isPostgresql);

    /// <summary>Whether they lie in PostgreSQL.</summary>
    public bool IsPostgresql { get; }

    /// <summary>The connection.</summary>
    public DbConnection Connection => _connection;

    /// <summary>Keeps accounts from being changed until it is disposed of; null where there are none.</summary>
    /// <exception cref="EvidenceException">They can't be had.</exception>
    public static IDisposable? Hold(AccountStorage storage) => Open(storage, "changed", static (connection, isPostgresql) =>
    {
        DbTransaction transaction = isPostgresql ? connection.BeginTransaction(IsolationLevel.ReadCommitted) : ((SqliteConnection)connection).BeginTransaction(deferred: false);
        if (isPostgresql)
        {
            connection.Execute("LOCK TABLE account IN SHARE MODE", transaction: transaction);
        }

        return transaction;
    });

    /// <summary>Takes the accounts as they are now; null where there are none.</summary>
    /// <exception cref="EvidenceException">They can't be read.</exception>
    public static AccountSnapshot? Take(AccountStorage storage) => Open(storage, "read", static (connection, isPostgresql) =>
    {
        DbTransaction transaction = isPostgresql ? connection.BeginTransaction(IsolationLevel.RepeatableRead) : ((SqliteConnection)connection).BeginTransaction(deferred: true);
        connection.ExecuteScalar<long>("SELECT COUNT(*) FROM account", transaction: transaction);
        return transaction;
    });

    /// <summary>What is wrong with the accounts, a sentence each.</summary>
    /// <exception cref="EvidenceException">They, or the record, can't be read.</exception>
    public static IReadOnlyList<string> Findings(string folder, AccountStorage storage)
    {
        using IDisposable? held = Hold(storage);

        // In a server without their schema there are none, and no tables to ask.
        return held is null && storage.Schema is not null ? [] : [.. AccountAudit.Findings(folder).Select(static finding => finding.Sentence)];
    }

    /// <summary>Opens the accounts' database.</summary>
    /// <exception cref="DbException">It can't be opened.</exception>
    public static DbConnection Connect(AccountStorage storage)
    {
        DbConnection connection = storage.Schema is not null ? new NpgsqlConnection(storage.ConnectionString) : new SqliteConnection(storage.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    private static AccountSnapshot? Open(AccountStorage storage, string what, Func<DbConnection, bool, DbTransaction> begin)
    {
        if (!storage.Exists)
        {
            return null;
        }

        bool isPostgresql = storage.Schema is not null;
        DbConnection? connection = null;
        try
        {
            connection = Connect(storage);
            if (isPostgresql && connection.ExecuteScalar<string?>("SELECT to_regclass('account')::text") is null)
            {
                connection.Dispose();
                return null;
            }

            return new AccountSnapshot(connection, begin(connection, isPostgresql), isPostgresql);
        }
        catch (DbException failure)
        {
            connection?.Dispose();
            throw new EvidenceException($"The accounts could not be {what}: {failure.Message}", failure, Obstacle.Unavailable);
        }
    }
}
