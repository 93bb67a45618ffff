using System.Collections.Immutable;

namespace Spectra.Service.Backups;

/// <summary>A table of the accounts.</summary>
/// <param name="Name">The table.</param>
/// <param name="Key">The columns that order it.</param>
/// <param name="IsKeyedByText">Whether those are texts, whose order an engine may take from a language.</param>
internal sealed record AccountTable(string Name, ImmutableArray<string> Key, bool IsKeyedByText = true);
