namespace Spectra.Driver;

/// <summary>How a device says it is at docking. Null means "not reported", never "in order".</summary>
public sealed record DeviceHealth
{
    /// <summary>A device that reports nothing of its state.</summary>
    public static DeviceHealth NotReported { get; } = new();

    /// <summary>The outcome of the self-test in the device's words.</summary>
    public string? SelfTest { get; init; }

    /// <summary>The battery charge in per cent.</summary>
    public double? BatteryPercent { get; init; }

    /// <summary>The temperature inside the instrument in degrees Celsius.</summary>
    public double? TemperatureCelsius { get; init; }

    /// <summary>The relative humidity inside the instrument in per cent.</summary>
    public double? HumidityPercent { get; init; }

    /// <summary>The age of the background in seconds.</summary>
    public double? BackgroundAgeSeconds { get; init; }

    /// <summary>The detector's energy in the device's own unit.</summary>
    public double? Energy { get; init; }

    /// <summary>When the next calibration is due, in the device's words.</summary>
    public string? CalibrationDue { get; init; }

    /// <summary>The device's clock minus ours in seconds.</summary>
    public double? ClockOffsetSeconds { get; init; }

    /// <summary>Half the round trip of the clock reading in seconds: how far the offset can be off.</summary>
    public double? ClockHalfRoundTripSeconds { get; init; }
}
