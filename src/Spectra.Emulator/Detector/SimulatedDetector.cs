using System.Globalization;
using System.Text;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Detector;

/// <summary>The detector behind the line: who it is, what it has stored and how it is.</summary>
internal sealed class SimulatedDetector(InstrumentProfile profile, Identity identity, DeviceMemory memory, DeviceClock clock, TimeProvider time)
{
    private const double LowestBattery = 5;
    private const double BatteryPerHour = 6;
    private const int SecondsBetween = 300;

    private readonly long _switchedOn = time.GetTimestamp();
    private readonly double _batteryAtStart = memory.State.Battery;

    /// <summary>The profile it plays.</summary>
    public InstrumentProfile Profile => profile;

    /// <summary>Who it says it is.</summary>
    public Identity Identity => identity;

    /// <summary>What it has stored.</summary>
    public DeviceMemory Memory => memory;

    /// <summary>Its clock.</summary>
    public DeviceClock Clock => clock;

    /// <summary>How many bytes of the content of records it gave, those given again counted again.</summary>
    public long ContentBytes { get; set; }

    /// <summary>The figures of health it knows.</summary>
    public static IReadOnlyList<string> Figures { get; } =
        ["self-test", "battery-percent", "temperature-celsius", "humidity-percent", "background-age-seconds", "energy-percent", "laser", "calibration-due"];

    /// <summary>Fills an empty memory with the work of the hours before now.</summary>
    public void FillMemory(int records)
    {
        for (int i = 0; i < records; i++)
        {
            Measure(clock.Now.AddSeconds(-SecondsBetween * (records - i)));
        }

        memory.Save();
    }

    /// <summary>Measures now.</summary>
    public void Measure(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Measure(clock.Now);
        }

        memory.Save();
    }

    /// <summary>Forgets all records and measures as many new ones, which get the same ids.</summary>
    public int ReuseIds()
    {
        int count = memory.Records.Count;
        memory.Wipe();
        FillMemory(count);
        return count;
    }

    /// <summary>A line of the catalogue, without its end.</summary>
    public string CatalogueLine(StoredRecord record) => string.Join(',', profile.Fields.Select(field => Quoted(field switch
    {
        "id" => Number(record.Id),
        "name" => record.Name,
        "bytes" => Number(record.Bytes),
        "time" => clock.Text(DateTimeOffset.FromUnixTimeSeconds(record.Time).UtcDateTime),
        "role" => profile.Word(record.Role),
        "sample" => record.Sample,
        "sha256" => record.Sha256,
        "crc32" => record.Crc32,
        _ => "-",
    })));

    /// <summary>The whole catalogue, oldest first.</summary>
    public byte[] Catalogue()
    {
        StringBuilder lines = new();
        foreach (StoredRecord record in memory.Records)
        {
            lines.Append(CatalogueLine(record)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    /// <summary>At most so many bytes of a record from an offset; empty at its end, null beyond it.</summary>
    public ReadOnlyMemory<byte>? Range(StoredRecord record, long offset, long length)
    {
        byte[] content = memory.Content(record);
        if (offset > content.Length)
        {
            return null;
        }

        length = Math.Min(length, content.Length - offset);
        ContentBytes += length;
        return content.AsMemory((int)offset, (int)length);
    }

    /// <summary>A figure of health as it is answered.</summary>
    public string Health(string figure) => memory.State.Health.TryGetValue(figure, out string? set) ? set : figure switch
    {
        "self-test" => "PASS",
        "battery-percent" => Number(Battery()),
        "temperature-celsius" => Number(24.5 + Math.Min(6, Hours() * 4)),
        "humidity-percent" => "41",
        "background-age-seconds" => Number(BackgroundAge()),
        "energy-percent" => "93",
        "laser" => "LOCKED",
        "calibration-due" => clock.Now.AddDays(190).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>Keeps what changed by itself: the battery.</summary>
    public void Keep()
    {
        memory.State.Battery = Battery();
        memory.Save();
    }

    private void Measure(DateTime at) => memory.Measure(at, clock.Shown(at));

    private double Hours() => time.GetElapsedTime(_switchedOn).TotalHours;

    private double Battery() => Math.Max(LowestBattery, _batteryAtStart - (BatteryPerHour * Hours()));

    private double BackgroundAge()
    {
        long now = new DateTimeOffset(clock.Now).ToUnixTimeSeconds();
        return memory.Records.LastOrDefault(record => record.Role == "background") is { } background ? Math.Max(0, now - background.Time) : 0;
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
