namespace Spectra.Emulator.Simulation;

/// <summary>A band to simulate.</summary>
/// <param name="Position">The centre in cm-1.</param>
/// <param name="Height">The relative height, 1 for a very strong band.</param>
internal readonly record struct Band(double Position, double Height);
