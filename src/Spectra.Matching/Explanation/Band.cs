namespace Spectra.Explanation;

/// <summary>One band of a spectrum.</summary>
/// <param name="Position">The wavenumber of its top in cm-1.</param>
/// <param name="Height">How far it stands out of its surroundings (its prominence), in the spectrum's own ordinates.</param>
public sealed record Band(double Position, double Height);
