using System.Globalization;
using System.Text;

namespace Spectra.Libraries.Importing;

/// <summary>The report in plain text, for the person who acts on it.</summary>
public static class ImportReportText
{
    /// <summary>Of each group this many entries are written out; all are in the report's JSON.</summary>
    private const int Shown = 200;

    /// <summary>The text, with LF.</summary>
    public static string Of(ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder text = new();
        Line(text, $"Import {report.Import} for the library '{report.Library}', by {report.By}, engine {report.Engine}");
        Line(text, $"Licence: {report.Licence}");
        Line(text, $"Origin: {report.Origin}");
        Line(text, $"{report.Entries:N0} entries: {report.Quarantined:N0} quarantined (kept, and out of a release until somebody decides), {report.Flagged:N0} to be looked at, {report.Entries - report.Quarantined - report.Flagged:N0} without objection.");
        foreach (FindingGroup group in report.Groups)
        {
            Line(text, $"");
            Line(text, $"{WordOf(group.Weight)}: {group.Code}, {group.Entries.Length:N0} entries");
            Line(text, $"  What to do: {group.Action}");
            if (group.Weight == FindingWeight.Note)
            {
                continue;
            }

            foreach (FoundEntry entry in group.Entries.Take(Shown))
            {
                Line(text, $"  {entry.Id} ({entry.Name ?? "no name"}, {entry.File}): {entry.Sentence}");
            }

            if (group.Entries.Length > Shown)
            {
                Line(text, $"  and {group.Entries.Length - Shown:N0} more in report.json");
            }
        }

        return text.ToString();
    }

    private static string WordOf(FindingWeight weight) => weight switch
    {
        FindingWeight.Quarantined => "QUARANTINED",
        FindingWeight.Flagged => "LOOK AT",
        _ => "Note",
    };

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
