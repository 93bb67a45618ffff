namespace Spectra.Libraries;

/// <summary>A reference of another substance that one reference of the library looks like.</summary>
/// <param name="Row">The other reference, by its place in <see cref="ReferenceLibrary.References"/>.</param>
/// <param name="Score">The score that a search would report for it, were the one reference the unknown: 0 to 1, 1 best, 4 decimals.</param>
public readonly record struct Neighbour(int Row, double Score);
