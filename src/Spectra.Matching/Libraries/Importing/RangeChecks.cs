using System.Collections.Immutable;

namespace Spectra.Libraries.Importing;

/// <summary>Finds spectra that cover far less than the others of their source: cut off in copying, though each is whole by its own account.</summary>
internal static class RangeChecks
{
    /// <summary>Below this share of the median range an entry is looked at. On the shared libraries one right entry of 500 lies below.</summary>
    private const double LeastShare = 0.84;

    /// <summary>Fewer entries of a source make no usual range.</summary>
    private const int FewestOfSource = 20;

    /// <summary>The findings by row.</summary>
    /// <param name="library">Every entry that can be compared.</param>
    public static IEnumerable<(int Row, EntryFinding Finding)> Of(ReferenceLibrary library)
    {
        foreach (IGrouping<(string?, Technique), int> source in Enumerable.Range(0, library.References.Length).GroupBy(row => (library.References[row].Source, library.References[row].Technique)))
        {
            ImmutableArray<int> widths = [.. source.Select(row => library.Coverages[row].Count).Order()];
            int usual = widths[widths.Length / 2];
            foreach (int row in widths.Length < FewestOfSource ? [] : source.Where(row => library.Coverages[row].Count < LeastShare * usual))
            {
                yield return (row, new EntryFinding(
                    FindingCodes.Truncated,
                    FindingWeight.Flagged,
                    FormattableString.Invariant($"It covers {library.Coverages[row].Count * library.Grid.Step:F0} cm-1 of the library's range, the others of its source {usual * library.Grid.Step:F0}: a part may be missing."),
                    null));
            }
        }
    }
}
