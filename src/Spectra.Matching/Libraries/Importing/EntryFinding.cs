namespace Spectra.Libraries.Importing;

/// <summary>One thing that an import found about an entry.</summary>
/// <param name="Code">A stable kebab-case code; see <see cref="FindingCodes"/>.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Sentence">One sentence: what was found and what was expected.</param>
/// <param name="OtherId">The other entry that it is about; null where there is none.</param>
public sealed record EntryFinding(string Code, FindingWeight Weight, string Sentence, string? OtherId);
