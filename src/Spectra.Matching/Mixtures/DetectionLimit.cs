using Spectra.Libraries;

namespace Spectra.Mixtures;

/// <summary>From which share on an absent substance would have been seen in this spectrum.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Library">The name of its library.</param>
/// <param name="Fraction">The share, as <see cref="Component.Fraction"/>; never below 0.05, and 1 where it can't be seen beside these components at all.</param>
public sealed record DetectionLimit(ReferenceSpectrum Reference, string Library, double Fraction);
