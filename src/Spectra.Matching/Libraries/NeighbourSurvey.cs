namespace Spectra.Libraries;

/// <summary>Finds the neighbours of every row of a library that is about to be completed.</summary>
/// <param name="library">The library, all its rows in place.</param>
/// <param name="progress">Told the share of rows done, from 0 to 1, on the caller's thread.</param>
public delegate NeighbourTable NeighbourSurvey(ReferenceLibrary library, IProgress<double>? progress);
