namespace Spectra.Libraries.Importing;

/// <summary>What the person who imports states of everything in the import.</summary>
/// <param name="Licence">The terms under which the spectra are used.</param>
/// <param name="Origin">Where they come from; an entry's own source stands before it.</param>
public sealed record ImportTerms(string Licence, string Origin);
