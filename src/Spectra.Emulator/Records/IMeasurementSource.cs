namespace Spectra.Emulator.Records;

/// <summary>Where the simulated detector's measurements come from.</summary>
internal interface IMeasurementSource
{
    /// <summary>How many there are before they begin again.</summary>
    int Count { get; }

    /// <summary>Makes a measurement.</summary>
    /// <param name="number">The how manyth it is of this detector, from 0.</param>
    /// <param name="at">The time by the detector's clock.</param>
    NewMeasurement Measure(int number, DateTime at);
}
