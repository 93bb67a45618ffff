using System.Collections.Immutable;

namespace Spectra.Mixtures;

/// <summary>The best set of a given size, with what speaks for each of its components.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Evidence">One a component, in the order of the fit's set.</param>
internal sealed record SetOfComponents(MixtureFit Fit, ImmutableArray<ComponentEvidence> Evidence);
