using System.Collections.Immutable;

namespace Spectra.Libraries.Importing;

/// <summary>What the caller's facts say of a substance: an import compares labels with it.</summary>
/// <param name="Cas">Its CAS number; null where the facts have none.</param>
/// <param name="Names">Every name it is known by.</param>
/// <param name="Formula">Its molecular formula; null where the facts have none.</param>
public sealed record KnownSubstance(string? Cas, ImmutableArray<string> Names, string? Formula);
