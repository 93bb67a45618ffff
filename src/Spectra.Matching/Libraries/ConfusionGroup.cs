using System.Collections.Immutable;

namespace Spectra.Libraries;

/// <summary>The substances of a library that infrared by the default score can't separate from one.</summary>
/// <param name="Substance">The one.</param>
/// <param name="Confusions">The others, most alike first; empty where it stands alone.</param>
/// <remarks>Being confused is mutual but not handed on: of a row of homologues each is confused with the next, the first not with the last.</remarks>
public sealed record ConfusionGroup(Substance Substance, ImmutableArray<Confusion> Confusions);
