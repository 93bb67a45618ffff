using Spectra.Libraries;

namespace Spectra.Mixtures;

/// <summary>A watched substance that is not among the components but can't be put aside: it explains part of what is left, or could stand for a component.</summary>
/// <param name="Reference">Its best reference.</param>
/// <param name="Library">The name of its library.</param>
/// <param name="Fraction">The share it would have, as <see cref="Component.Fraction"/>.</param>
/// <param name="Probability">The probability that it is in the sample, by the model's training.</param>
public sealed record PossibleComponent(ReferenceSpectrum Reference, string Library, double Fraction, double Probability);
