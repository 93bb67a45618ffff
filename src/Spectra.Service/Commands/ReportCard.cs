using System.Globalization;
using Spectra.Service.Identification;
using Spectra.Service.Substances;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>Draws one answer for a person: the verdict first, then what it rests on. A sign and a word beside every colour; green is never used.</summary>
internal static class ReportCard
{
    /// <summary>The sign, word and colour of a verdict.</summary>
    public static (string Sign, string Word, Color Color) Mark(string kind) => kind switch
    {
        "presumptive-match" => ("◆", "CONSISTENT WITH", Color.Orange1),
        "mixture" => ("◈", "MIXTURE", Color.Orange1),
        "inconclusive" => ("◇", "INCONCLUSIVE", Color.Yellow),
        "no-match" => ("✕", "NOT IDENTIFIED", Color.Yellow),
        "unusable" => ("!", "MEASURE AGAIN", Color.Red),
        _ => ("–", "NO VERDICT", Color.Grey),
    };

    /// <summary>The names that a verdict holds, after a colon; empty where it names nothing.</summary>
    public static string Names(IdentificationReport? report)
    {
        string names = report is null ? "" : string.Join(", ", report.Hits.Where(hit => report.Verdict.Ids.Contains(hit.Id)).Select(hit => hit.Name));
        return names.Length > 0 ? $": {names}" : "";
    }

    /// <summary>Draws the card to stdout.</summary>
    public static void Draw(IdentificationReport report)
    {
        (string sign, string word, Color color) = Mark(report.Verdict.Kind);
        string name = report.Subfile == 0 ? report.File : $"{report.File} #{report.Subfile}";
        AnsiConsole.Write(new Panel(new Text(report.Verdict.Statement)) { Header = new PanelHeader(Markup.Escape($" {sign} {word}{Names(report)} ({name}) ")), BorderStyle = new Style(color), Expand = true });
        foreach (AlertStatement alert in report.Alerts)
        {
            CommandOutput.Marked($"▲ {alert.Class.ToUpperInvariant()}", Color.Red, alert.Reason);
        }

        foreach (HitStatement hit in report.Hits.Where(hit => report.Verdict.AnswerSet.Contains(hit.Id)))
        {
            DrawHazards(hit);
        }

        if (!report.Hits.IsEmpty)
        {
            AnsiConsole.Write(Table(report));
        }

        foreach (SpectrumWarning warning in report.Warnings)
        {
            CommandOutput.Marked($"! {warning.Code}", Color.Yellow, warning.Message);
        }
    }

    private static void DrawHazards(HitStatement hit)
    {
        foreach (HazardStatement hazard in ReferenceFacts.Catalogue.HazardsOf(hit.Cas, hit.Name))
        {
            AnsiConsole.WriteLine($"  {hazard.Sentence}");
        }
    }

    private static Table Table(IdentificationReport report)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("#", "substance", "CAS", "library", report.Engine.Metric, "gap");
        foreach (HitStatement hit in report.Hits)
        {
            table.AddRow(
                new Text(hit.Rank.ToString(CultureInfo.InvariantCulture)),
                new Text(hit.Name),
                new Text(hit.Cas ?? ""),
                new Text(hit.Library),
                new Text(hit.Hqi.ToString("F4", CultureInfo.InvariantCulture)),
                new Text(hit.Gap.ToString("F4", CultureInfo.InvariantCulture)));
        }

        return table;
    }
}
