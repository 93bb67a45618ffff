using System.Globalization;
using Spectra.Driver.Profiles;

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

    /// <summary>The detector's energy as a share of that at the last service, in per cent.</summary>
    public double? Energy { get; init; }

    /// <summary>The reference laser in the device's words.</summary>
    public string? Laser { get; init; }

    /// <summary>When the next calibration is due, in the device's words.</summary>
    public string? CalibrationDue { get; init; }

    /// <summary>What the device's clock showed, in its own words.</summary>
    public string? ClockRaw { get; init; }

    /// <summary>The device's clock minus ours in seconds.</summary>
    public double? ClockOffsetSeconds { get; init; }

    /// <summary>Half the round trip of the clock reading in seconds: how far the offset can be off.</summary>
    public double? ClockHalfRoundTripSeconds { get; init; }

    /// <summary>The same with one more figure, as the device told it; a figure in numbers that is none is not reported.</summary>
    internal DeviceHealth With(HealthFigure figure, string told)
    {
        string? words = string.IsNullOrWhiteSpace(told) ? null : Docking.FileNames.Sanitise(told.Trim().Trim('"'));
        double? number = double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
        return figure switch
        {
            HealthFigure.SelfTest => this with { SelfTest = words },
            HealthFigure.BatteryPercent => this with { BatteryPercent = number },
            HealthFigure.TemperatureCelsius => this with { TemperatureCelsius = number },
            HealthFigure.HumidityPercent => this with { HumidityPercent = number },
            HealthFigure.BackgroundAgeSeconds => this with { BackgroundAgeSeconds = number },
            HealthFigure.EnergyPercent => this with { Energy = number },
            HealthFigure.Laser => this with { Laser = words },
            HealthFigure.CalibrationDue => this with { CalibrationDue = words },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A figure in words; null where it is not reported, or is a number.</summary>
    internal string? Words(HealthFigure figure) => figure switch
    {
        HealthFigure.SelfTest => SelfTest,
        HealthFigure.Laser => Laser,
        HealthFigure.CalibrationDue => CalibrationDue,
        _ => null,
    };

    /// <summary>A figure in numbers; null where it is not reported, or is in words.</summary>
    internal double? Number(HealthFigure figure) => figure switch
    {
        HealthFigure.BatteryPercent => BatteryPercent,
        HealthFigure.TemperatureCelsius => TemperatureCelsius,
        HealthFigure.HumidityPercent => HumidityPercent,
        HealthFigure.BackgroundAgeSeconds => BackgroundAgeSeconds,
        HealthFigure.EnergyPercent => Energy,
        _ => null,
    };
}
