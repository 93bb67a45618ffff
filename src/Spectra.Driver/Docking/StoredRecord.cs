namespace Spectra.Driver.Docking;

/// <summary>A record as a device's catalogue, a sender or a folder states it. Null means "not stated".</summary>
public sealed record StoredRecord
{
    private static readonly DateTimeOffset FirstBelieved = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The id the device gave it; for a file its path on the device, as it is there.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, sanitised; for a file its path on the device with <c>/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>When it was measured or last changed, as the device wrote it.</summary>
    public string? DeviceTime { get; init; }

    /// <summary>The same by the device's clock, in UTC, not corrected; null also where it can't be read.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>What the measurement is for, where the device says so.</summary>
    public MeasurementRole Role { get; init; }

    /// <summary>The sample name that was typed in at the instrument.</summary>
    public string? SampleName { get; init; }

    /// <summary>The SHA-256 of its content as the device states it, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The CRC-32 of its content as the device states it.</summary>
    public uint? Crc32 { get; init; }

    /// <summary>Its line in the device's catalogue, from 0, oldest first; null where there is no catalogue: in what order a device sends by itself says nothing of when it measured.</summary>
    public int? Number { get; init; }

    /// <summary>Whether its time can be told from that of a clock that lost its battery, which shows 1970 again and again: it is known and lies after 1999.</summary>
    public bool IsTimeBelieved => MeasuredAt >= FirstBelieved;

    /// <summary>Whether its content can be checked against something the device states.</summary>
    internal bool HasCheckSum => Sha256 is not null || Crc32 is not null;
}
