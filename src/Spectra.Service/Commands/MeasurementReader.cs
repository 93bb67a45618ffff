using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary>A data folder's record, opened by a command that only looks: nothing is made or changed, and read access is enough.</summary>
internal sealed class MeasurementReader : IDisposable
{
    private MeasurementReader(DatabaseReader database) => Store = new RecordReader(database);

    /// <summary>The record.</summary>
    public RecordReader Store { get; }

    /// <summary>Opens the record of a folder.</summary>
    /// <exception cref="EvidenceException">There is no record there, or it can't be read.</exception>
    public static MeasurementReader Open(string folder) => new(DatabaseReader.Open(folder));

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
