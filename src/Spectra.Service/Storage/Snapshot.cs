using System.Data.Common;
using System.Diagnostics;

namespace Spectra.Service.Storage;

/// <summary>The database and its seal at one moment, over a connection that can only read.</summary>
internal sealed class Snapshot : IDisposable
{
    private const string Savepoint = "unharmed";

    private readonly OpenedForReading _opened;

    private Snapshot(StorageEngine engine, OpenedForReading opened, SealReading seal)
    {
        (Engine, _opened) = (engine, opened);
        (Seal, SealFault) = seal;
    }

    /// <summary>The engine it was taken from.</summary>
    public StorageEngine Engine { get; }

    /// <summary>The connection.</summary>
    public DbConnection Connection => _opened.Connection;

    /// <summary>The seal; null where it is missing or damaged.</summary>
    public ChainSeal? Seal { get; }

    /// <summary>Why there is no seal; null where there is one.</summary>
    public string? SealFault { get; }

    /// <summary>Why an append would be refused as things stand, in a sentence; null where the database ends where the seal allows.</summary>
    public string? AppendFault => Seal is null
        ? SealFault
        : ChainEnd.Of(Connection, Seal.Site).FaultUnder(Seal) is { } fault ? $"{fault} Run 'spectra audit verify'." : null;

    /// <summary>Whether the file was written to while it was read as one that nobody writes to: what was read then means nothing.</summary>
    public bool WasDisturbed => _opened.WasDisturbed?.Invoke() ?? false;

    /// <summary>Takes a snapshot of a data folder.</summary>
    /// <exception cref="DbException">The database can't be read.</exception>
    /// <exception cref="EvidenceException">There is no record, the seal can't be reached, or a writer was busy all the while.</exception>
    public static Snapshot Of(StorageEngine engine)
    {
        SealFile file = new(engine.Folder);
        long start = Stopwatch.GetTimestamp();
        SealReading before = SealReading.Of(file, engine);
        while (true)
        {
            Snapshot snapshot = new(engine, engine.OpenForReading(), before);

            // A writer changes the seal before and after it commits: the same seal on both sides belongs to what is between.
            SealReading after = SealReading.Of(file, engine);
            if (after == before)
            {
                return snapshot;
            }

            snapshot.Dispose();
            before = after;
            if (Stopwatch.GetElapsedTime(start) > Database.DefaultPatience)
            {
                throw new EvidenceException($"The record in '{engine.Folder}' was written to all the while: try again when it is quiet.", null, Obstacle.Unavailable);
            }
        }
    }

    /// <summary>Reads what may be damaged, so that the rest can still be read at the same moment where it is: PostgreSQL ends a transaction at its first error.</summary>
    /// <exception cref="DbException">It was; the snapshot goes on.</exception>
    public void ReadUnharmed(Action read)
    {
        _opened.Transaction.Save(Savepoint);
        try
        {
            read();
        }
        catch (DbException) when (StorageEngine.IsAlive(Connection))
        {
            _opened.Transaction.Rollback(Savepoint);
            throw;
        }

        _opened.Transaction.Release(Savepoint);
    }

    /// <inheritdoc/>
    public void Dispose() => _opened.Dispose();

    /// <summary>What the seal file says: a seal, or why there is none.</summary>
    private sealed record SealReading(ChainSeal? Seal, string? Fault)
    {
        public static SealReading Of(SealFile file, StorageEngine engine)
        {
            try
            {
                return file.Read() is { } seal
                    ? seal.FaultOfSite(engine.Site) is { } fault ? new SealReading(null, fault) : new SealReading(seal, null)
                    : new SealReading(null, $"The chain's seal '{SealFile.FileName}' is missing: a record cut short at its end could not be told.");
            }
            catch (EvidenceException failure) when (failure.Obstacle is null)
            {
                return new SealReading(null, failure.Message);
            }
        }
    }
}
