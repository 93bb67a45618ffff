using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Spectra.Service.Storage;

/// <summary>Reads a data folder's database and does nothing else: it makes no folder and no seal, runs no script, and serves whoever may only read.</summary>
internal sealed class DatabaseReader
{
    private readonly string _folder;

    private DatabaseReader(string folder) => _folder = folder;

    private string FilePath => Path.Combine(_folder, Database.FileName);

    /// <summary>Finds the database of a data folder.</summary>
    /// <exception cref="EvidenceException">There is none, or it can't be seen.</exception>
    public static DatabaseReader Open(string folder)
    {
        DatabaseReader reader = new(Path.GetFullPath(folder));
        try
        {
            // Existence is asked for this way because File.Exists takes "may not look" for "is not there".
            _ = File.GetAttributes(reader.FilePath);
            return reader;
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new EvidenceException($"You have no permission to read '{reader._folder}'.", failure);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            string expected = $"expected a data folder with {Database.FileName}";
            throw new EvidenceException(
                Directory.Exists(reader._folder) ? $"There is no record in '{reader._folder}': {expected}." : $"There is no folder '{reader._folder}': {expected}.",
                failure,
                Obstacle.NoRecord);
        }
        catch (IOException failure)
        {
            throw new EvidenceException($"The data folder '{reader._folder}' can't be read: {failure.Message}", failure, Obstacle.Unavailable);
        }
    }

    /// <summary>Reads from one snapshot.</summary>
    /// <exception cref="EvidenceException">The database can't be read, or what is in it is not what was written.</exception>
    public T Read<T>(Func<Snapshot, T> read)
    {
        try
        {
            using Snapshot snapshot = Snapshot.Of(_folder);
            T found = read(snapshot);
            return snapshot.WasDisturbed
                ? throw new EvidenceException($"The record in '{_folder}' was written to while it was read: try again.", null, Obstacle.Unavailable)
                : found;
        }
        catch (SqliteException failure)
        {
            throw DatabaseFault.Of(failure, FilePath, "read");
        }
        catch (Exception failure) when (failure is FormatException or InvalidCastException or OverflowException or JsonException)
        {
            throw new EvidenceException($"A row in '{FilePath}' is not as it was written: run 'spectra audit verify'. {failure.Message}", failure);
        }
    }
}
