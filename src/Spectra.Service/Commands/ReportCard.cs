using System.Globalization;
using Spectra.Service.Identification;
using Spectra.Service.Substances;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>Draws one answer for a person: the verdict first, then what it rests on. A sign and a word beside every colour; green is never used.</summary>
internal static class ReportCard
{
    /// <summary>The colour of a verdict; never the only thing that tells it.</summary>
    public static Color Colour(VerdictMark mark) => mark.Urgency switch
    {
        VerdictUrgency.Named => Color.Orange1,
        VerdictUrgency.Open => Color.Yellow,
        VerdictUrgency.Repeat => Color.Red,
        _ => Color.Grey,
    };

    /// <summary>Draws the card to stdout.</summary>
    public static void Draw(IdentificationReport report)
    {
        VerdictMark mark = VerdictMark.Of(report);
        string name = report.Subfile == 0 ? report.File : $"{report.File} #{report.Subfile}";
        AnsiConsole.Write(new Panel(CommandOutput.Text(report.Verdict.Statement)) { Header = new PanelHeader(Markup.Escape(CommandOutput.Printable($" {mark.Line} ({name}) "))), BorderStyle = new Style(Colour(mark)), Expand = true });
        foreach (AlertStatement alert in report.Alerts)
        {
            CommandOutput.Marked($"▲ {alert.Class.ToUpperInvariant()}", Color.Red, alert.Reason);
        }

        foreach (HitStatement hit in report.Hits.Where(hit => report.Verdict.AnswerSet.Contains(hit.Id)))
        {
            DrawHazards(hit.Cas, hit.Name);
        }

        foreach (ComponentStatement component in report.Mixture.Components)
        {
            DrawHazards(component.Cas, component.Name);
        }

        if (report.Hits is [{ Bands: { } bands, Name: { } best }, ..])
        {
            AnsiConsole.WriteLine(CommandOutput.Printable($"  {best}: {bands.Sentence}"));
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

    private static void DrawHazards(string? cas, string name)
    {
        foreach (HazardStatement hazard in ReferenceFacts.Catalogue.HazardsOf(cas, name))
        {
            AnsiConsole.WriteLine(CommandOutput.Printable($"  {hazard.Sentence}"));
        }
    }

    private static Table Table(IdentificationReport report)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("#", "substance", "CAS", "library", report.Engine.Metric, "gap");
        foreach (HitStatement hit in report.Hits)
        {
            table.AddRow(
                CommandOutput.Text(hit.Rank.ToString(CultureInfo.InvariantCulture)),
                CommandOutput.Text(hit.Name),
                CommandOutput.Text(hit.Cas ?? ""),
                CommandOutput.Text(hit.Library),
                CommandOutput.Text(hit.Hqi.ToString("F4", CultureInfo.InvariantCulture)),
                CommandOutput.Text(hit.Gap.ToString("F4", CultureInfo.InvariantCulture)));
        }

        return table;
    }
}
