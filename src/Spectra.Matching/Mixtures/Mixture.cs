using System.Collections.Immutable;

namespace Spectra.Mixtures;

/// <summary>What a spectrum is a sum of, as far as the libraries go.</summary>
/// <param name="Components">Largest first; none where no reference explains anything.</param>
/// <param name="Residual">The share of the spectrum's structure (norm of its slopes) that neither components nor their usual distortions, background or noise explain: 0 to 1.</param>
public sealed record Mixture(ImmutableArray<Component> Components, double Residual);
