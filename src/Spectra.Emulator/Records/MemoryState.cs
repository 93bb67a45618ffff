namespace Spectra.Emulator.Records;

/// <summary>What the memory of the simulated detector keeps besides the content of its records.</summary>
internal sealed record MemoryState
{
    /// <summary>The records, oldest first.</summary>
    public List<StoredRecord> Records { get; init; } = [];

    /// <summary>The id of the next record.</summary>
    public int NextId { get; set; } = 1;

    /// <summary>How many measurements were ever made, also those that were wiped.</summary>
    public int Measured { get; set; }

    /// <summary>The detector's clock less the true time, in seconds.</summary>
    public long ClockOffset { get; set; }

    /// <summary>The charge of the battery in per cent.</summary>
    public double Battery { get; set; } = 87;

    /// <summary>Figures of health that were set by control, by their name in a profile.</summary>
    public Dictionary<string, string> Health { get; init; } = [];

    /// <summary>How often the memory was opened: the detector was switched on.</summary>
    public int Starts { get; set; }

    /// <summary>How many requests were ever answered or refused.</summary>
    public long Requests { get; set; }
}
