using System.Collections.Immutable;
using Spectra.Libraries.Importing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>In what the entries of two releases differ, each list by id.</summary>
/// <param name="Added">Entries that only the later has.</param>
/// <param name="Removed">Entries that only the earlier has.</param>
/// <param name="Changed">Entries that both have, but not alike.</param>
internal sealed record ReleaseDifference(ImmutableArray<ReleaseEntry> Added, ImmutableArray<ReleaseEntry> Removed, ImmutableArray<ChangedEntry> Changed)
{
    /// <summary>Compares two lists of entries.</summary>
    public static ReleaseDifference Between(IEnumerable<ReleaseEntry> earlier, IEnumerable<ReleaseEntry> later)
    {
        Dictionary<string, ReleaseEntry> before = earlier.ToDictionary(static entry => entry.Id, StringComparer.Ordinal);
        Dictionary<string, ReleaseEntry> after = later.ToDictionary(static entry => entry.Id, StringComparer.Ordinal);
        return new ReleaseDifference(
            Ordered(after.Values.Where(entry => !before.ContainsKey(entry.Id))),
            Ordered(before.Values.Where(entry => !after.ContainsKey(entry.Id))),
            [
                .. after.Values.Where(entry => before.TryGetValue(entry.Id, out ReleaseEntry? other) && other != entry)
                    .OrderBy(static entry => entry.Id, StringComparer.Ordinal)
                    .Select(entry => new ChangedEntry(before[entry.Id], entry)),
            ]);
    }

    private static ImmutableArray<ReleaseEntry> Ordered(IEnumerable<ReleaseEntry> entries) => [.. entries.OrderBy(static entry => entry.Id, StringComparer.Ordinal)];
}

/// <summary>An entry as it was and as it is.</summary>
internal sealed record ChangedEntry(ReleaseEntry Before, ReleaseEntry After);
