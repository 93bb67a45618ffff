using System.Text.Json;

namespace Spectra.Driver.Docking;

/// <summary>The folder where records lie while they are pulled, until they are in the record for good.</summary>
/// <remarks>Of each: <c>NAME.json</c> says which device's record it is; <c>NAME.part</c> holds what came, <c>NAME.offset</c> how much of that was checked, with its SHA-256; <c>NAME.whole</c> is a record that came whole and is not committed yet.
/// The name is made from the record's key, so a record is found again whatever port its device comes up under.</remarks>
/// <param name="folder">The folder; null keeps everything in memory, and nothing can be resumed.</param>
internal sealed class Inbox(string? folder)
{
    /// <summary>A record's place in the inbox, with what an earlier session left there.</summary>
    /// <param name="key">The record's key; null for a record that can't be told from others, which is kept in memory.</param>
    /// <param name="record">What the device states of it.</param>
    /// <exception cref="IOException">The disk is full, or another session pulls this record.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public Part Open(RecordKey? key, StoredRecord record)
    {
        if (folder is null || key is null)
        {
            return Part.InMemory();
        }

        Directory.CreateDirectory(folder);
        string name = Path.Combine(folder, key.FileName);
        if (!File.Exists(name + Part.EntrySuffix))
        {
            DurableFile.Replace(name + Part.EntrySuffix, JsonSerializer.SerializeToUtf8Bytes(new PartEntry(key, record), PartJson.Default.PartEntry));
        }

        return Part.OnDisk(name);
    }

    /// <summary>The records of a device that came whole and were not committed: a session ended between the two.</summary>
    /// <param name="serial">The device's serial number.</param>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public PartEntry[] Wholes(string? serial) => folder is null || serial is null || !Directory.Exists(folder)
        ? []
        :
        [
            .. Directory.EnumerateFiles(folder, "*" + Part.WholeSuffix).Order(StringComparer.Ordinal)
                .Select(static whole => Read(Path.ChangeExtension(whole, Part.EntrySuffix)))
                .OfType<PartEntry>()
                .Where(entry => entry.Key.Serial == serial),
        ];

    private static PartEntry? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), PartJson.Default.PartEntry);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            // Whose it is can't be told any more; the device still has the record and it is pulled again.
            return null;
        }
    }
}
