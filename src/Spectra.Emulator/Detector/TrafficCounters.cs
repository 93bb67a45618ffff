namespace Spectra.Emulator.Detector;

/// <summary>What went over the line since the detector was started.</summary>
internal sealed class TrafficCounters
{
    /// <summary>Bytes written to hosts.</summary>
    public long BytesOut { get; set; }

    /// <summary>Bytes read from hosts.</summary>
    public long BytesIn { get; set; }

    /// <summary>Commands, packets or offered files.</summary>
    public long Requests { get; set; }

    /// <summary>How often a host opened the line.</summary>
    public long Connections { get; set; }
}
