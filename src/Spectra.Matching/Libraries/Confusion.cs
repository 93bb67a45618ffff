namespace Spectra.Libraries;

/// <summary>A substance that a library's spectra do not separate from another.</summary>
/// <param name="Substance">The other substance.</param>
/// <param name="ReferenceId">Its most alike reference.</param>
/// <param name="Score">The score of the two most alike references, in whichever direction is higher.</param>
/// <param name="Kind">What the two have to do with each other.</param>
public sealed record Confusion(Substance Substance, string ReferenceId, double Score, ConfusionKind Kind);
