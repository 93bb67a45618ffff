using System.Data.Common;
using System.Text.Json;

namespace Spectra.Service.Storage;

/// <summary>Reads a data folder's database and does nothing else: it makes no folder and no seal, runs no script, and serves whoever may only read.</summary>
internal sealed class DatabaseReader
{
    private readonly StorageEngine _engine;

    private DatabaseReader(StorageEngine engine) => _engine = engine;

    /// <summary>Finds the database of a data folder.</summary>
    /// <exception cref="EvidenceException">There is none, or it can't be seen.</exception>
    public static DatabaseReader Open(string folder) => new(DataStorage.ForReading(Path.GetFullPath(folder)));

    /// <summary>Reads from one snapshot.</summary>
    /// <exception cref="EvidenceException">The database can't be read, or what is in it is not what was written.</exception>
    public T Read<T>(Func<Snapshot, T> read)
    {
        try
        {
            using Snapshot snapshot = Snapshot.Of(_engine);
            T found = read(snapshot);
            return snapshot.WasDisturbed
                ? throw new EvidenceException($"The record in '{_engine.Folder}' was written to while it was read: try again.", null, Obstacle.Unavailable)
                : found;
        }
        catch (DbException failure)
        {
            throw _engine.FaultOf(failure, "read");
        }
        catch (Exception failure) when (failure is FormatException or InvalidCastException or OverflowException or JsonException)
        {
            throw new EvidenceException($"A row in '{_engine.Place}' is not as it was written: run 'spectra audit verify'. {failure.Message}", failure);
        }
    }
}
