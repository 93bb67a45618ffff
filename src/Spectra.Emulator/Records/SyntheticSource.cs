using Spectra.Emulator.Simulation;
using Spectra.Emulator.Stick;

namespace Spectra.Emulator.Records;

/// <summary>Measurements that are simulated: the morning's work of the stick, and then the same samples again with other noise.</summary>
internal sealed class SyntheticSource(BandFile bands, ulong seed) : IMeasurementSource
{
    private readonly StickContent _content = new(bands, seed, DateOnly.MinValue);

    /// <inheritdoc/>
    public int Count => StickContent.MeasurementsOfAMorning;

    /// <inheritdoc/>
    public NewMeasurement Measure(int number, DateTime at)
    {
        StickFile file = _content.Measurement(number % Count, number / Count, at);
        return new NewMeasurement(Path.GetFileName(file.Path), file.Content, file.Truth[0].Role, file.Sample);
    }
}
