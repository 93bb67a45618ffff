using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary>A data folder's record, opened by a command that only looks.</summary>
internal sealed class MeasurementReader : IDisposable
{
    private readonly Database _database;

    private MeasurementReader(Database database) => _database = database;

    /// <summary>The record.</summary>
    public MeasurementStore Store => field ??= new MeasurementStore(_database, TimeProvider.System, Engine.Version);

    /// <summary>Opens the record of a folder.</summary>
    /// <exception cref="EvidenceException">There is no record there, or it can't be opened.</exception>
    public static MeasurementReader Open(string folder) =>
        File.Exists(Path.Combine(folder, Database.FileName))
            ? new MeasurementReader(Database.Open(folder, TimeProvider.System))
            : throw new EvidenceException($"There is no record in '{Path.GetFullPath(folder)}': expected a data folder with {Database.FileName}.");

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();
}
