using System.Globalization;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Protocols;

/// <summary>The figures of health by name.</summary>
internal static class HealthFigures
{
    /// <summary>The figure as a person reads it.</summary>
    public static string Name(HealthFigure figure) => figure switch
    {
        HealthFigure.SelfTest => "the self-test",
        HealthFigure.BatteryPercent => "the battery's charge",
        HealthFigure.TemperatureCelsius => "the temperature",
        HealthFigure.HumidityPercent => "the humidity",
        HealthFigure.BackgroundAgeSeconds => "the age of the background",
        HealthFigure.EnergyPercent => "the detector's energy",
        HealthFigure.Laser => "the reference laser",
        HealthFigure.CalibrationDue => "the day of the next calibration",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether two readings of a figure say the same: the same words, or numbers as near as a figure moves between two questions, which is by 1 or by one in a hundred.</summary>
    public static bool Agree(string one, string other) => one == other
        || (double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out double a)
            && double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out double b)
            && Math.Abs(a - b) <= Math.Max(1, Math.Abs(a) / 100));

    /// <summary>The figure as a program reads it.</summary>
    public static string Id(HealthFigure figure) => figure switch
    {
        HealthFigure.SelfTest => "self-test",
        HealthFigure.BatteryPercent => "battery-percent",
        HealthFigure.TemperatureCelsius => "temperature-celsius",
        HealthFigure.HumidityPercent => "humidity-percent",
        HealthFigure.BackgroundAgeSeconds => "background-age-seconds",
        HealthFigure.EnergyPercent => "energy-percent",
        HealthFigure.Laser => "laser",
        HealthFigure.CalibrationDue => "calibration-due",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
