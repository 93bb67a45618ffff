namespace Spectra.Emulator.Records;

/// <summary>What was just measured and is not yet in the memory.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Role">background, blank, check or sample.</param>
/// <param name="Sample">The sample name that was typed in; empty where there is none.</param>
internal sealed record NewMeasurement(string Name, byte[] Content, string Role, string Sample);
