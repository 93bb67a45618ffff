namespace Spectra.Mixtures;

/// <summary>What speaks for one component of a set: the numbers its probability is computed from.</summary>
/// <param name="Drop">How much the misfit rises when the component is left out.</param>
/// <param name="Gap">How much the misfit rises when the best other substance takes its place.</param>
/// <param name="Rival">That other substance's reference; null where none was tried.</param>
internal sealed record ComponentEvidence(double Drop, double Gap, Candidate? Rival);
