using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Roles;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Substances;

namespace Spectra.Service.Pages;

/// <summary>One plain page, without script: a card a measurement, the answer first, its spectrum as a picture, hazards and record beside it.</summary>
internal static class ResultsPage
{
    private const int Shown = 50;

    private const string Style = """
        body{font:18px/1.45 system-ui,sans-serif;margin:0 auto;max-width:62rem;padding:1rem;color:#111;background:#fafafa}
        article{background:#fff;border:1px solid #bbb;border-left:.6rem solid #777;margin:1rem 0;padding:.8rem 1.2rem}
        article.presumptive-match,article.mixture{border-left-color:#c45100}
        article.inconclusive,article.no-match{border-left-color:#a08000}
        article.unusable{border-left-color:#b00020}
        h2{margin:.1rem 0;font-size:1.3rem} .sign{font-size:1.6rem} .alert{color:#8b0000;font-weight:bold} .tag{color:#7a4a00;font-weight:bold}
        .meta{color:#444;font-size:.85rem;overflow-wrap:anywhere} table{border-collapse:collapse} td,th{text-align:left;padding:.1rem .8rem .1rem 0}
        svg{width:100%;height:9rem;background:#fff} polyline{fill:none;stroke:#1b3a6b;stroke-width:1.2;vector-effect:non-scaling-stroke}
        """;

    /// <summary>The page as HTML.</summary>
    /// <param name="folder">The data folder, for the page's foot.</param>
    /// <param name="store">The record.</param>
    /// <param name="displayName">Who looks.</param>
    /// <param name="signOut">The form with which they leave, as HTML.</param>
    public static string Render(string folder, MeasurementStore store, string displayName, string signOut)
    {
        StringBuilder html = new();
        html.Append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Spectra</title><style>")
            .Append(Style)
            .Append("</style></head><body><h1>Spectra: latest measurements</h1><div class=\"meta\">").Append(Safe(displayName)).Append(signOut).Append("</div>");
        foreach (MeasurementSummary summary in store.List(Shown))
        {
            AddCard(html, summary, store);
        }

        ImmutableArray<SetAsideFile> aside = store.ListSetAside(Shown);
        if (!aside.IsEmpty)
        {
            html.Append("<h2>Set aside</h2><ul>");
            foreach (SetAsideFile file in aside)
            {
                html.Append("<li>").Append(Safe($"{file.FileName}: {file.Message}")).Append("</li>");
            }

            html.Append("</ul>");
        }

        return html.Append("<p class=\"meta\">Record: ").Append(Safe(Path.GetFullPath(folder))).Append("</p></body></html>").ToString();
    }

    private static void AddCard(StringBuilder html, MeasurementSummary summary, MeasurementStore store)
    {
        Measurement measurement = summary.Measurement;
        IdentificationReport? report = summary.Latest is { } analysis ? JsonSerializer.Deserialize(analysis.ReportJson, ReportJson.Line.IdentificationReport) : null;
        VerdictMark mark = CheckMark.Of(report, summary.Check);
        html.Append(CultureInfo.InvariantCulture, $"<article class=\"{report?.Verdict.Kind ?? "none"}\"><h2><span class=\"sign\" aria-hidden=\"true\">{mark.Sign}</span> ")
            .Append(Safe(mark.Names.Length > 0 ? $"{mark.Word}: {mark.Names}" : mark.Word))
            .Append("</h2><p class=\"meta\">").Append(Safe(measurement.Title ?? measurement.FileName)).Append("</p><p>").Append(Safe(report?.Verdict.Statement ?? summary.Check?.Sentence ?? Wording.NoVerdict(new InferredRole(summary.Role, RoleBasis.Inferred, measurement.RoleReason)))).Append("</p>");
        foreach (string finding in summary.Findings)
        {
            html.Append("<p class=\"alert\">✕ ALTERED: ").Append(Safe(finding)).Append("</p>");
        }

        foreach (SessionTag tag in summary.Sequence?.Tags ?? [])
        {
            html.Append("<p class=\"tag\">! ").Append(Safe(tag.Sentence)).Append("</p>");
        }

        if (report is not null)
        {
            AddAnswer(html, report);
        }

        if (store.FindRaw(measurement.Sha256) is { } raw && SpectrumReader.Read(raw, measurement.FileName) is ReadResult.Accepted read && measurement.Subfile < read.File.Spectra.Length)
        {
            html.Append(SpectrumPicture.Svg(read.File.Spectra[(int)measurement.Subfile]));
        }

        html.Append("<p class=\"meta\">")
            .Append(Safe($"record {measurement.Id} · {measurement.FileName} · received {measurement.ReceivedAt:u} · SHA-256 {measurement.Sha256}"))
            .Append("</p></article>");
    }

    private static void AddAnswer(StringBuilder html, IdentificationReport report)
    {
        foreach (AlertStatement alert in report.Alerts)
        {
            html.Append("<p class=\"alert\">▲ ").Append(Safe($"{alert.Class.ToUpperInvariant()}: {alert.Reason}")).Append("</p>");
        }

        IEnumerable<(string? Cas, string Name)> suspects =
        [
            .. report.Hits.Where(hit => report.Verdict.AnswerSet.Contains(hit.Id)).Select(hit => (hit.Cas, hit.Name)),
            .. report.Mixture.Components.Select(component => (component.Cas, component.Name)),
        ];
        foreach ((string? cas, string name) in suspects.Distinct())
        {
            foreach (HazardStatement hazard in ReferenceFacts.Catalogue.HazardsOf(cas, name))
            {
                html.Append("<p>").Append(Safe(hazard.Sentence)).Append("</p>");
            }
        }

        if (report.Hits is [{ Bands: { } bands, Name: { } best }, ..])
        {
            html.Append("<p>").Append(Safe($"{best}: {bands.Sentence}")).Append("</p>");
        }

        html.Append("<table><tr><th>#</th><th>substance</th><th>CAS</th><th>").Append(Safe(report.Engine.Metric)).Append("</th><th>library</th></tr>");
        foreach (HitStatement hit in report.Hits.Take(5))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{hit.Rank}</td><td>{Safe(hit.Name)}</td><td>{Safe(hit.Cas ?? "")}</td><td>{hit.Hqi:F3}</td><td>{Safe(hit.Library)}</td></tr>");
        }

        html.Append("</table>");
    }

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
