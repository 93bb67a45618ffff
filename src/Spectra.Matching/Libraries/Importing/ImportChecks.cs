using System.Collections.Immutable;

namespace Spectra.Libraries.Importing;

/// <summary>Holds the entries of an import against each other: labels, ranges and curves. A pure function of the entries and their library.</summary>
public static class ImportChecks
{
    /// <summary>The entries with everything that was found, heaviest first.</summary>
    /// <param name="entries">What was read, ids unique.</param>
    /// <param name="library">The library of the entries that can be compared, with its survey of neighbours.</param>
    public static ImmutableArray<ImportedEntry> Run(ImmutableArray<ImportedEntry> entries, ReferenceLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        Dictionary<string, int> places = entries.Select((imported, i) => (imported.Entry.Id, i)).ToDictionary(entry => entry.Id, entry => entry.i, StringComparer.Ordinal);
        int[] entryOf = [.. library.References.Select(reference => places[reference.Id])];
        LabelScore?[] fits = LabelFit.Of(library, [.. entryOf.Select(entry => entries[entry].Formula)]);
        IEnumerable<(int Row, EntryFinding Finding)> ofRows =
        [
            .. CurveChecks.Of(library, library.Neighbours),
            .. RangeChecks.Of(library),
            .. FitChecks.Of(library, fits),
        ];
        ILookup<int, EntryFinding> found = SubstanceChecks.Of(entries)
            .Concat(ofRows.Select(finding => (entryOf[finding.Row], finding.Finding)))
            .ToLookup(finding => finding.Item1, finding => finding.Item2);
        return [.. entries.Select((imported, i) => imported with { Findings = [.. imported.Findings.Concat(found[i]).OrderByDescending(finding => finding.Weight)] })];
    }
}
