using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Spectra.Emulator.Records;

/// <summary>The memory of the simulated detector: a folder with the content of its records and a file of everything else, which outlives the process and a power loss.</summary>
internal sealed class DeviceMemory : IDisposable
{
    private const string StateFile = "state.json";

    private readonly string _folder;
    private readonly bool _isTemporary;
    private readonly IMeasurementSource _source;
    private readonly Dictionary<int, byte[]> _contents = [];

    /// <param name="folder">The folder; null for one that is deleted at the end.</param>
    /// <param name="source">Where measurements come from.</param>
    public DeviceMemory(string? folder, IMeasurementSource source)
    {
        _isTemporary = folder is null;
        _folder = folder is null ? Directory.CreateTempSubdirectory("spectra-detector-").FullName : Directory.CreateDirectory(folder).FullName;
        _source = source;
        string path = Path.Combine(_folder, StateFile);
        IsNew = !File.Exists(path);
        State = IsNew ? new MemoryState() : Read(path);
        State.Starts++;
    }

    /// <summary>Whether the folder held no memory before.</summary>
    public bool IsNew { get; }

    /// <summary>What is kept besides the content; <see cref="Save"/> keeps a change.</summary>
    public MemoryState State { get; }

    /// <summary>The records, oldest first.</summary>
    public IReadOnlyList<StoredRecord> Records => State.Records;

    /// <summary>How many measurements there are before they begin again.</summary>
    public int MeasurementsOfAMorning => _source.Count;

    /// <summary>Measures and keeps it.</summary>
    /// <param name="at">The time by the detector's clock, in UTC.</param>
    /// <param name="shown">The same time as the detector shows and writes it.</param>
    public StoredRecord Measure(DateTime at, DateTime shown)
    {
        NewMeasurement measurement = _source.Measure(State.Measured, shown);
        byte[] content = measurement.Content;
        StoredRecord record = new(
            State.NextId,
            measurement.Name,
            content.Length,
            new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds(),
            measurement.Role,
            measurement.Sample,
            Convert.ToHexStringLower(SHA256.HashData(content)),
            Crc32.Of(content).ToString("x8", CultureInfo.InvariantCulture));
        WriteWhole(ContentPath(record.Id), content);
        _contents[record.Id] = content;
        State.Records.Add(record);
        State.NextId++;
        State.Measured++;
        return record;
    }

    /// <summary>The content of a record.</summary>
    public byte[] Content(StoredRecord record)
    {
        if (!_contents.TryGetValue(record.Id, out byte[]? content))
        {
            content = File.ReadAllBytes(ContentPath(record.Id));
            _contents.Add(record.Id, content);
        }

        return content;
    }

    /// <summary>The record of an id; null where there is none.</summary>
    public StoredRecord? Find(string id) => State.Records.Find(record => record.Id.ToString(CultureInfo.InvariantCulture) == id);

    /// <summary>Marks a record as taken and keeps that.</summary>
    public void Acknowledge(StoredRecord record)
    {
        State.Records[State.Records.FindIndex(candidate => candidate.Id == record.Id)] = record with { IsAcknowledged = true };
        Save();
    }

    /// <summary>Deletes all records; ids begin again at 1.</summary>
    public void Wipe()
    {
        foreach (StoredRecord record in State.Records)
        {
            File.Delete(ContentPath(record.Id));
        }

        State.Records.Clear();
        _contents.Clear();
        State.NextId = 1;
        Save();
    }

    /// <summary>Keeps what changed.</summary>
    public void Save() => WriteWhole(Path.Combine(_folder, StateFile), JsonSerializer.SerializeToUtf8Bytes(State, EmulatorJson.Default.MemoryState));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isTemporary)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static MemoryState Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), EmulatorJson.Default.MemoryState) ?? throw new FormatException($"{path} is empty.");
        }
        catch (JsonException failure)
        {
            throw new FormatException($"{path} is no memory of a simulated detector ({failure.Message}); name another folder with --memory.", failure);
        }
    }

    private static void WriteWhole(string path, byte[] content)
    {
        string part = $"{path}.part";
        File.WriteAllBytes(part, content);
        File.Move(part, path, overwrite: true);
    }

    private string ContentPath(int id) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{id:000000}.record"));
}
