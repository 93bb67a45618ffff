using Spectra.Service.Exhibits;
using Spectra.Service.Storage;
using static Spectra.Service.Exports.Report.MeasurementReport;

namespace Spectra.Service.Exports.Report;

/// <summary>What people signed, what others found, and what was corrected.</summary>
internal static class SignatureSection
{
    private static readonly string[] Headings = ["what", "conclusion and reason", "meaning", "signed"];

    private static readonly double[] Shares = [0.17, 0.42, 0.2, 0.21];

    public static void Draw(ReportFlow flow, MeasurementDossier dossier)
    {
        flow.Heading("Reviews, opinions and signatures");
        IReadOnlyList<string>[] signed =
        [
            .. dossier.Opinions.Select(static opinion => (opinion.SignedAt, Row: (IReadOnlyList<string>)[opinion.Blind ? "second opinion, blind" : "second opinion", $"{opinion.Conclusion}{(opinion.Ids.IsEmpty ? "" : $" ({string.Join(", ", opinion.Ids)})")}: {opinion.Reason}", opinion.Meaning, $"{opinion.SignedName}, {Utc(opinion.SignedAt)}"]))
                .Concat(dossier.Reviews.Select(static review => (review.SignedAt, Row: (IReadOnlyList<string>)[review.Amends is null ? "review" : "review, amends an earlier one", $"{Word(review.Decision)}: {review.Wording} Reason: {review.Reason}", review.Meaning, $"{review.SignedName}, {Utc(review.SignedAt)}"])))
                .Concat((dossier.Place?.Identifications ?? []).Select(static identification => (identification.SignedAt, Row: (IReadOnlyList<string>)[identification.Withdrawn ? "identification withdrawn" : "identification", $"{identification.Statement} Reason: {identification.Reason}", identification.Meaning, $"{identification.SignedName}, {Utc(identification.SignedAt)}"])))
                .OrderBy(static row => row.SignedAt).Select(static row => row.Row),
        ];
        if (signed.Length == 0)
        {
            flow.Strong("○ NOT REVIEWED: nobody has signed anything over this measurement.");
        }
        else
        {
            flow.Table(Headings, Shares, signed);
        }

        DrawConfirmations(flow, dossier);
        flow.Heading("Corrections");
        if (dossier.Record.Corrections.IsEmpty)
        {
            flow.Paragraph("Nothing of this measurement was corrected.");
        }

        foreach (Correction correction in dossier.Record.Corrections)
        {
            flow.Paragraph(Said(correction, dossier.NameOf));
        }
    }

    /// <summary>A correction in a sentence.</summary>
    internal static string Said(Correction correction, Func<string, string> nameOf) =>
        $"{correction.Field}: from {correction.OldValue ?? "nothing"} to {correction.NewValue ?? "nothing"}, {Utc(correction.At)}, by {nameOf(correction.By)}: {correction.Reason}";

    private static void DrawConfirmations(ReportFlow flow, MeasurementDossier dossier)
    {
        if (dossier.Place is { Confirmations: { IsEmpty: false } confirmations })
        {
            flow.Heading("Results of others: external, not part of this measurement");
            flow.Table(["technique", "result", "laboratory, reference", "compared with", "when, by whom"], [0.16, 0.24, 0.24, 0.16, 0.2], confirmations.Select(confirmation => (IReadOnlyList<string>)
                [confirmation.Technique, $"{Word(confirmation.Result)}{(confirmation.Ids.IsEmpty ? "" : $": {string.Join(", ", confirmation.Ids)}")}; {confirmation.Agreement}", $"EXTERNAL: {confirmation.Laboratory}, {confirmation.LaboratoryReference ?? "no reference"}", confirmation.ReferenceMaterial ?? "–", $"{Utc(confirmation.PerformedAt)}, {dossier.NameOf(confirmation.PerformedBy)}"]));
        }
    }

    private static string Word(Reviews.ReviewDecision decision) => decision switch
    {
        Reviews.ReviewDecision.Accepted => "accepted",
        Reviews.ReviewDecision.AcceptedInPart => "accepted in part",
        Reviews.ReviewDecision.Rejected => "rejected",
        _ => "withdrawn",
    };

    private static string Word(ConfirmationResult result) => result switch
    {
        ConfirmationResult.Positive => "positive",
        ConfirmationResult.Negative => "negative",
        _ => "inconclusive",
    };
}
