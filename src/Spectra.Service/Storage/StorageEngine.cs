using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using DbUp.Engine;

namespace Spectra.Service.Storage;

/// <summary>The database of one data folder, in everything in which the two engines differ; whatever they share is written once, in portable SQL.</summary>
internal abstract class StorageEngine(string folder)
{
    /// <summary>The engine's name, for people.</summary>
    public abstract string Name { get; }

    /// <summary>Where the database is, as a sentence names it; never with a password.</summary>
    public abstract string Place { get; }

    /// <summary>The site the folder belongs to; null where only the seal says so.</summary>
    public virtual string? Site => null;

    /// <summary>The folder of scripts that are this engine's own.</summary>
    public abstract string Dialect { get; }

    /// <summary>The data folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>The scripts for this engine, in order: the portable ones and its own.</summary>
    public ImmutableArray<SqlScript> Scripts => Migrations.ScriptsOf(Dialect);

    /// <summary>Makes sure that there is something to read, as far as that can be told without opening it.</summary>
    /// <exception cref="EvidenceException">There is not, or it can't be seen.</exception>
    public abstract void Find();

    /// <summary>Whether the database is there at all.</summary>
    public abstract bool Exists();

    /// <summary>Opens a connection that writes evidence through to the disk, and makes the database where it does not exist.</summary>
    /// <param name="patience">How long the connection waits for another writer.</param>
    /// <exception cref="DbException">It can't be opened.</exception>
    public abstract DbConnection OpenForWriting(TimeSpan patience);

    /// <summary>Opens what is there at this moment, to read only.</summary>
    /// <exception cref="DbException">It can't be opened.</exception>
    public abstract OpenedForReading OpenForReading();

    /// <summary>Keeps out the writers that the folder's own lock does not reach; null where there can be none.</summary>
    /// <exception cref="DbException">Another held it all the while.</exception>
    public virtual IDisposable? KeepReplicasOut(DbConnection connection) => null;

    /// <summary>Begins the transaction of an append.</summary>
    public abstract DbTransaction BeginAppend(DbConnection connection);

    /// <summary>Whether a failed commit may have been carried out all the same.</summary>
    public virtual bool LeavesOutcomeOpen(DbException failure) => false;

    /// <summary>Whether a table is there.</summary>
    public abstract bool HasTable(DbConnection connection, string table);

    /// <summary>Runs scripts and notes them in the database's journal.</summary>
    public abstract DatabaseUpgradeResult Run(DbConnection connection, ImmutableArray<SqlScript> scripts);

    /// <summary>The schema as it is.</summary>
    public abstract SchemaDefinition SchemaOf(DbConnection connection);

    /// <summary>The schema that scripts make, found by running them where nobody's evidence lies.</summary>
    /// <exception cref="EvidenceException">They can't be run there; an obstacle says why.</exception>
    public abstract SchemaDefinition ExpectedSchema(IReadOnlyCollection<string> scripts);

    /// <summary>What the engine's own check of its files finds, a sentence each.</summary>
    public abstract IEnumerable<string> FaultsOfFiles(DbConnection connection);

    /// <summary>Makes a reading connection go to the rows themselves: an index that was tampered with could hide some.</summary>
    public abstract void ReadPastIndexes(DbConnection connection);

    /// <summary>A table in a FROM clause that no index may stand in for.</summary>
    public abstract string Unindexed(string table);

    /// <summary>How many bytes the record has on its disk, about.</summary>
    public abstract long BytesOf(DbConnection connection);

    /// <summary>Overwrites on the disk what was deleted, as far as the engine lets itself be told.</summary>
    /// <returns>Whether it is done; where not, somebody else was reading, and it is done the next time.</returns>
    public abstract bool OverwriteDeleted(DbConnection connection);

    /// <summary>Takes away what lies outside of the data folder, of a record that was never finished.</summary>
    /// <exception cref="DbException">It can't.</exception>
    public virtual void Discard()
    {
        // Whatever lies in the folder goes with the folder.
    }

    /// <summary>What stood in the way; null where the database itself, or what was to be written, is at fault.</summary>
    public abstract Obstacle? ObstacleOf(DbException failure);

    /// <summary>A failure as one sentence for a person.</summary>
    /// <param name="failure">What the engine said.</param>
    /// <param name="what">What was to be done: opened, read, written or checked.</param>
    public abstract EvidenceException FaultOf(DbException failure, string what);

    /// <summary>Whether a connection can still be used.</summary>
    public static bool IsAlive(DbConnection connection) => connection.State == ConnectionState.Open;
}
