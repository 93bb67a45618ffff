using System.Collections.Immutable;

namespace Spectra.Libraries;

/// <summary>What came of building a library.</summary>
/// <param name="Sha256">The identity of the library; null where not one entry can serve and none was written.</param>
/// <param name="Entries">How many entries it holds.</param>
/// <param name="Excluded">How many were left out because their id was on the list to exclude.</param>
/// <param name="LeftOut">The entries that can't serve, each with its reason.</param>
public sealed record LibraryBuildReport(string? Sha256, int Entries, int Excluded, ImmutableArray<LeftOutEntry> LeftOut);

/// <summary>An entry that can't serve in a library.</summary>
/// <param name="File">The file.</param>
/// <param name="Code">A stable code: a read error's or a preparation refusal's.</param>
/// <param name="Message">One sentence.</param>
public sealed record LeftOutEntry(string File, string Code, string Message);
