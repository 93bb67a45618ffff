using System.Collections.Immutable;
using Spectra.Service.Exhibits;
using Spectra.Service.Identification;

namespace Spectra.Service.Exports.Report;

/// <summary>The statement exactly as it was recorded, how far it goes, and the instrument's own answer beside it.</summary>
internal static class AnswerSection
{
    private const string NoInstrumentAnswer = "The instrument's own answer was not recorded.";

    public static void Draw(ReportFlow flow, MeasurementDossier dossier)
    {
        flow.Heading("Result");
        VerdictMark mark = VerdictMark.Of(dossier.Report);
        flow.Strong(dossier.Identification is { } standing
            ? $"■ IDENTIFIED: {standing.SubstanceId}, checklist signed {MeasurementReport.Utc(standing.SignedAt)} by {standing.SignedName}"
            : $"{mark.Line} – screening result, not an identification");
        if (dossier.Identification is { } signed)
        {
            flow.Framed(signed.Statement);
            flow.Paragraph("The statement of the measurement alone, as it was recorded:");
            flow.Paragraph(Statement(dossier));
        }
        else
        {
            flow.Framed(Statement(dossier));
        }

        if (dossier.Record.ValidationRemark is { } remark)
        {
            flow.Strong($"! {remark}");
        }

        foreach (AlertStatement alert in dossier.Report?.Alerts ?? [])
        {
            flow.Strong($"▲ {alert.Class.ToUpperInvariant()}: {alert.Reason}");
        }

        flow.Heading("The instrument's own answer, and Spectra's");
        if (dossier.InstrumentAnswers.IsEmpty)
        {
            flow.Paragraph(NoInstrumentAnswer);
            return;
        }

        flow.Table(["who answers", "answer, word for word", "substances named"], [0.2, 0.55, 0.25], [
            .. dossier.InstrumentAnswers.Select(static answer => (IReadOnlyList<string>)[$"instrument ({answer.Source})", answer.Answer, Listed(answer.Ids)]),
            ["Spectra", dossier.Analysis?.Statement ?? "no answer", Listed(dossier.Report?.Verdict.Ids ?? [])],
        ]);
        flow.Strong(Agreement(dossier));
    }

    private static string Statement(MeasurementDossier dossier) => dossier.Analysis?.Statement ?? "Recorded without an analysis: nothing is said of what it is. This does NOT mean safe or legal.";

    /// <summary>Whether what the instrument names and what Spectra names have a substance in common.</summary>
    private static string Agreement(MeasurementDossier dossier)
    {
        ImmutableArray<string> own = dossier.Report?.Verdict.Ids ?? [];
        ImmutableArray<InstrumentAnswer> naming = [.. dossier.InstrumentAnswers.Where(static answer => !answer.Ids.IsEmpty)];
        return naming.IsEmpty ? "○ NOT COMPARED: the instrument's answer names no substance that is known by its number."
            : naming.All(answer => answer.Ids.Any(own.Contains)) ? "● AGREE: both name a substance in common."
            : "✕ DISAGREE: the instrument and Spectra name different substances.";
    }

    private static string Listed(ImmutableArray<string> ids) => ids.IsEmpty ? "none" : string.Join(", ", ids);
}
