namespace Spectra.Service.Tests.Storage;

/// <summary>A fact about a disk that is full; skipped, and listed as such, where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing ?? (TestEngine.IsPostgresql ? "The disk of the data folder is filled, where only SQLite keeps the record." : null);
}
