namespace Spectra.Driver.Docking;

/// <summary>A file as it was seen on the device.</summary>
/// <param name="Path">Where to open it.</param>
/// <param name="Name">Its sanitised path on the device, with <c>/</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ChangedUtc">Its time of last change.</param>
internal sealed record FoundFile(string Path, string Name, long Bytes, DateTime ChangedUtc)
{
    /// <summary>The time of last change as it goes into the record.</summary>
    public string DeviceTime => ChangedUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether the file still is what was seen.</summary>
    public bool IsUnchanged()
    {
        FileInfo now = new(Path);
        return now.Exists && now.Length == Bytes && now.LastWriteTimeUtc == ChangedUtc;
    }
}
