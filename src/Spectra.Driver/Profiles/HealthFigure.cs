namespace Spectra.Driver.Profiles;

/// <summary>A figure that a device reports of itself.</summary>
public enum HealthFigure
{
    /// <summary>The outcome of the self-test, in words.</summary>
    SelfTest,

    /// <summary>The battery's charge in per cent.</summary>
    BatteryPercent,

    /// <summary>The temperature inside in degrees Celsius.</summary>
    TemperatureCelsius,

    /// <summary>The relative humidity inside in per cent.</summary>
    HumidityPercent,

    /// <summary>The age of the background in seconds.</summary>
    BackgroundAgeSeconds,

    /// <summary>The detector's energy as a share of that at the last service, in per cent.</summary>
    EnergyPercent,

    /// <summary>The reference laser, in words.</summary>
    Laser,

    /// <summary>When the next calibration is due, in words.</summary>
    CalibrationDue,
}
