using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Spectra.Service.Storage;

/// <summary>The database and its seal at one moment, over a connection that can only read.</summary>
internal sealed class Snapshot : IDisposable
{
    private readonly SqliteTransaction _transaction;
    private readonly StillFile? _still;

    private Snapshot(SqliteConnection connection, SqliteTransaction transaction, StillFile? still, SealReading seal)
    {
        (Connection, _transaction, _still) = (connection, transaction, still);
        (Seal, SealFault) = seal;
    }

    /// <summary>The connection.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>The seal; null where it is missing or damaged.</summary>
    public ChainSeal? Seal { get; }

    /// <summary>Why there is no seal; null where there is one.</summary>
    public string? SealFault { get; }

    /// <summary>Whether the file was written to while it was read as one that nobody writes to: what was read then means nothing.</summary>
    public bool WasDisturbed => _still is not null && StillFile.Of(_still.Path) != _still;

    /// <summary>Takes a snapshot of a data folder.</summary>
    /// <exception cref="SqliteException">The database can't be read.</exception>
    /// <exception cref="EvidenceException">The seal can't be reached, or a writer was busy all the while.</exception>
    public static Snapshot Of(string folder)
    {
        SealFile file = new(folder);
        long start = Stopwatch.GetTimestamp();
        SealReading before = SealReading.Of(file);
        while (true)
        {
            Snapshot snapshot = Begin(Path.Combine(folder, Database.FileName), before);

            // A writer changes the seal before and after it commits: the same seal on both sides belongs to what is between.
            SealReading after = SealReading.Of(file);
            if (after == before)
            {
                return snapshot;
            }

            snapshot.Dispose();
            before = after;
            if (Stopwatch.GetElapsedTime(start) > Database.DefaultPatience)
            {
                throw new EvidenceException($"The record in '{folder}' was written to all the while: try again when it is quiet.", null, Obstacle.Unavailable);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction.Dispose();
        Connection.Dispose();
    }

    private static Snapshot Begin(string path, SealReading seal)
    {
        StillFile before = StillFile.Of(path);
        try
        {
            return Begin(Database.Connect(path, SqliteOpenMode.ReadOnly), null, seal);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 8 or 14 && !before.HasWriteAheadLog)
        {
            // SQLite wants to make its -wal and -shm even to read. Where it may not and there are none, the file is read as it lies.
            return Begin(Database.Connect($"{new Uri(path).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly), before, seal);
        }
    }

    private static Snapshot Begin(SqliteConnection connection, StillFile? still, SealReading seal)
    {
        try
        {
            connection.Execute("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
            SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
            connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master", transaction: transaction);
            return new Snapshot(connection, transaction, still, seal);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>What the seal file says: a seal, or why there is none.</summary>
    private sealed record SealReading(ChainSeal? Seal, string? Fault)
    {
        public static SealReading Of(SealFile file)
        {
            try
            {
                return file.Read() is { } seal
                    ? new SealReading(seal, null)
                    : new SealReading(null, $"The chain's seal '{SealFile.FileName}' is missing: a record cut short at its end could not be told.");
            }
            catch (EvidenceException failure) when (failure.Obstacle is null)
            {
                return new SealReading(null, failure.Message);
            }
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
