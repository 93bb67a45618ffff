using System.Collections.Immutable;

namespace Spectra.Libraries.Importing;

/// <summary>Makes the ids of an import unique, as <c>library build</c> does: a further spectrum of the same takes a number.</summary>
public static class EntryIds
{
    /// <summary>The entries in their order, with unique ids.</summary>
    public static ImmutableArray<ImportedEntry> MakeUnique(IReadOnlyList<ImportedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        HashSet<string> taken = new(StringComparer.Ordinal);
        return [.. entries.Select(imported => imported with { Entry = imported.Entry with { Id = FreeId(imported.Entry, taken) } })];
    }

    private static string FreeId(ReleaseEntry entry, HashSet<string> taken)
    {
        string id = entry.Subfile == 0 ? entry.Id : FormattableString.Invariant($"{entry.Id}#{entry.Subfile}");
        for (int number = 2; !taken.Add(id); number++)
        {
            id = FormattableString.Invariant($"{entry.Id}#{number}");
        }

        return id;
    }
}
