using System.Collections.Immutable;
using Spectra.Libraries.Importing;
using Spectra.Service.Libraries.Importing;

namespace Spectra.Service.Commands;

/// <summary>One line of <c>library import --json</c>.</summary>
internal sealed record ImportLine(
    string Library, string Import, string Folder, int Entries, int Comparable, string? Sha256, int Quarantined, int Flagged, ImmutableArray<ImportLine.Group> Findings)
{
    /// <summary>How many entries have a finding.</summary>
    internal sealed record Group(string Code, string Weight, int Entries, string Action);

    /// <summary>The line of an import.</summary>
    public static ImportLine Of(ImportOutcome outcome) => new(
        outcome.Report.Library,
        outcome.Id,
        outcome.Folder,
        outcome.Report.Entries,
        outcome.Report.Comparable,
        outcome.Report.Sha256,
        outcome.Report.Quarantined,
        outcome.Report.Flagged,
        [.. outcome.Report.Groups.Select(group => new Group(group.Code, WordOf(group.Weight), group.Entries.Length, group.Action))]);

    /// <summary>A weight in the command line's words.</summary>
    internal static string WordOf(FindingWeight weight) => weight switch
    {
        FindingWeight.Quarantined => "quarantined",
        FindingWeight.Flagged => "flagged",
        _ => "note",
    };
}
