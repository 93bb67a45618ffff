using System.Collections.Immutable;

namespace Spectra.Mixtures;

/// <summary>What a spectrum is a sum of, as far as the libraries go.</summary>
/// <param name="Components">Largest share first, ties by id; none where nothing in the libraries explains the spectrum well enough.</param>
/// <param name="Residual">The share of the spectrum's structure (norm of its slopes) that neither components nor their usual distortions nor the background explain, noise included: 0 to 1.</param>
/// <param name="UnexplainedProbability">The probability that the sample holds something beside the components that no library holds, or that a component stands for such a thing.</param>
/// <param name="Possible">Watched substances that can't be put aside, most probable first, ties by id.</param>
/// <param name="DetectionLimits">For each other watched substance of the libraries the share from which on it would have been seen, by id.</param>
/// <param name="Model">The version of the trained model.</param>
public sealed record Mixture(
    ImmutableArray<Component> Components,
    double Residual,
    double UnexplainedProbability,
    ImmutableArray<PossibleComponent> Possible,
    ImmutableArray<DetectionLimit> DetectionLimits,
    string Model)
{
    /// <summary>Whether something is left that is to be shown and named as unexplained.</summary>
    public bool HasUnexplained => UnexplainedProbability >= 0.5;
}
