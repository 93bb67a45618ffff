using System.Collections.Immutable;

namespace Spectra.Explanation;

/// <summary>A class of substances whose textbook bands a spectrum shows: a hint where nothing fits, never an identification.</summary>
/// <param name="Class">The class, or the classes that share the pattern.</param>
/// <param name="Bands">The bands that it rests on, in the order of the rule.</param>
public sealed record ClassHint(string Class, ImmutableArray<HintBand> Bands);
