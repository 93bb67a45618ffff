namespace Spectra.Performance;

/// <summary>A part of the wavenumber axis, both ends included.</summary>
/// <param name="From">The lower end in cm-1.</param>
/// <param name="To">The upper end in cm-1, above <paramref name="From"/>.</param>
public readonly record struct SpectralRegion(double From, double To);
