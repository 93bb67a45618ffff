using Spectra.Libraries;

namespace Spectra.Mixtures;

/// <summary>One component of a mixture.</summary>
/// <param name="Reference">The reference that stands for it.</param>
/// <param name="Library">The name of its library.</param>
/// <param name="Fraction">Its spectral share: the weight of its absorbance spectrum, scaled to minimum 0 and maximum 1 over the range in common with the query, among the weights of all components, which sum to 1. Never a weight per cent.</param>
/// <param name="Low">The lower end of the 95 % interval of the share.</param>
/// <param name="High">The upper end.</param>
/// <param name="Probability">The probability that the component is in the sample, by the model's training: semi-synthetic mixtures of condensed-phase spectra, distorted as by other instruments.</param>
public sealed record Component(ReferenceSpectrum Reference, string Library, double Fraction, double Low, double High, double Probability);
