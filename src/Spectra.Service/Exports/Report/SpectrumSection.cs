using System.Globalization;
using Spectra.Service.Identification;

namespace Spectra.Service.Exports.Report;

/// <summary>The spectrum over its references, the hits, the shares of a mixture and the quality.</summary>
internal static class SpectrumSection
{
    public static void Draw(ReportFlow flow, MeasurementDossier dossier)
    {
        flow.Heading("Spectrum");
        OverlayPlot.Draw(flow, dossier.Spectrum, dossier.References);
        if (dossier.Report is not { } report)
        {
            return;
        }

        flow.Heading("Most alike references");
        flow.Table(["#", "substance", "CAS", "library", "score", "gap", "metric"], [0.05, 0.33, 0.12, 0.18, 0.09, 0.09, 0.14], report.Hits.Select(static hit => (IReadOnlyList<string>)
            [Number(hit.Rank), hit.Synthetic ? $"{hit.Name} (SYNTHETIC)" : hit.Name, hit.Cas ?? "–", hit.Library, Four(hit.Hqi), Four(hit.Gap), hit.Metric]));
        flow.Note("Score: 0 to 1, 1 is most alike; it is a likeness, no probability. Gap: distance in score to the next substance that is no form of the same parent.");
        foreach (HitStatement hit in report.Hits.Where(static hit => hit.Bands is not null))
        {
            flow.Fact($"Bands, {hit.Name}", hit.Bands!.Sentence);
        }

        if (!report.Mixture.Components.IsEmpty)
        {
            flow.Heading("Mixture: shares of the spectrum, not weight per cent");
            flow.Table(["component", "CAS", "share of the spectrum", "interval"], [0.4, 0.15, 0.25, 0.2], report.Mixture.Components.Select(static component => (IReadOnlyList<string>)
                [component.Name, component.Cas ?? "–", RuleSection.Share(component.Fraction), component is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"{100 * low:0.#} to {100 * high:0.#} %") : "–"]));
            flow.Fact("Left unexplained", report.Mixture.Residual is { } residual ? string.Create(CultureInfo.InvariantCulture, $"{100 * residual:0.#} % of the spectrum's structure") : null);
        }

        flow.Heading("Quality");
        flow.Fact("Verdict", report.Quality.Verdict);
        flow.Fact("Signal to noise", report.Quality.Snr?.ToString("0.#", CultureInfo.InvariantCulture) ?? "not determined");
        flow.Fact("Reasons", report.Quality.Reasons.IsEmpty ? "none" : string.Join(", ", report.Quality.Reasons));
        foreach (SpectrumWarning warning in report.Warnings)
        {
            flow.Fact($"! {warning.Code}", warning.Message);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Four(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
