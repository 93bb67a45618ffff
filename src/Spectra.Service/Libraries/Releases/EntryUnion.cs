using System.Collections.Immutable;
using Spectra.Libraries.Importing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Which entries a draft is made of: those of the active release and those that imports bring, as far as decisions let them.</summary>
internal static class EntryUnion
{
    /// <summary>The entries, those of the active release first and in its order; an imported one takes the place of one of the same id.</summary>
    /// <param name="active">The active release's; none where there is no active release.</param>
    /// <param name="imported">What the imports bring that is not quarantined, or was released from it, in their order.</param>
    /// <param name="isWithdrawn">Whether an entry is taken out.</param>
    public static ImmutableArray<ReleaseEntry> Of(IEnumerable<ReleaseEntry> active, IEnumerable<ReleaseEntry> imported, Func<string, bool> isWithdrawn)
    {
        List<ReleaseEntry> entries = [.. active];
        Dictionary<string, int> places = entries.Select(static (entry, place) => (entry.Id, place)).ToDictionary(StringComparer.Ordinal);
        foreach (ReleaseEntry entry in imported)
        {
            if (places.TryGetValue(entry.Id, out int place))
            {
                entries[place] = entry;
            }
            else
            {
                places.Add(entry.Id, entries.Count);
                entries.Add(entry);
            }
        }

        return [.. entries.Where(entry => !isWithdrawn(entry.Id))];
    }
}
