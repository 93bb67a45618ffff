using System.Globalization;
using Spectra.Service.Seizures.Decisions;

namespace Spectra.Service.Exports.Report;

/// <summary>The rule that turned figures into the statement, with its validated error rates, and what the measurement can't tell.</summary>
internal static class RuleSection
{
    private const string NeverExcluded = "Fentanils, nitazenes, LSD and toxins cannot be excluded by infrared. A substance that is not named may be present, also a dangerous one.";

    public static void Draw(ReportFlow flow, MeasurementDossier dossier)
    {
        flow.Heading("Decision rule");
        flow.Fact("In words", dossier.Report?.Verdict.Rule);
        if (dossier.Rule is { } rule)
        {
            Risk(flow, rule);
        }
        else
        {
            flow.Paragraph("No decision rule was recorded with this analysis: its error rates are not part of the record.");
        }

        flow.Heading("Limits");
        if (dossier.Report is { } report)
        {
            flow.Fact("How far it goes", Level(report.Verdict.Level));
            flow.Fact("Cannot be excluded", report.Verdict.AnswerSet.IsEmpty ? null : string.Join(", ", report.Verdict.AnswerSet));
            if (!report.DetectionLimits.IsEmpty)
            {
                flow.Table(["would have been seen", "from this share of the spectrum on, not weight per cent"], [0.4, 0.6], report.DetectionLimits.Select(static limit =>
                    (IReadOnlyList<string>)[limit.Id, Share(limit.Fraction)]));
            }
        }

        flow.Paragraph(NeverExcluded);
    }

    /// <summary>The rules of several measurements, each once, with all that they rest on.</summary>
    public static void Draw(ReportFlow flow, IEnumerable<MeasurementDossier> dossiers)
    {
        foreach (RecordedRule rule in dossiers.Select(static dossier => dossier.Rule).OfType<RecordedRule>().DistinctBy(static rule => rule.Sha256))
        {
            flow.Heading("Decision rule");
            Risk(flow, rule);
            DrawAnnex(flow, rule);
        }

        flow.Paragraph(NeverExcluded);
    }

    /// <summary>What the rule rests on, for who wants to check it: its words, its thresholds, the rates in sample, and what no rate covers.</summary>
    public static void DrawAnnex(ReportFlow flow, RecordedRule rule)
    {
        DecisionRule read = DecisionRule.Read(rule.Body);
        flow.Heading("Annex: the decision rule");
        flow.Paragraph(read.Text);
        flow.Table(["threshold", "value", "meaning"], [0.22, 0.1, 0.68], read.Thresholds.Select(static threshold => (IReadOnlyList<string>)[threshold.Name, threshold.Value.ToString(CultureInfo.InvariantCulture), threshold.Meaning]));
        Rates(flow, "Error rates in sample: thresholds were chosen with these spectra, which flatters them.", read.ErrorRates.Where(static rate => rate.Basis == ErrorRateBasis.InSample));
        flow.Strong("What no rate covers");
        foreach (string sentence in read.NotCovered)
        {
            flow.Paragraph($"– {sentence}");
        }

        flow.Fact("Measured again by", read.Command);
    }

    private static void Risk(ReportFlow flow, RecordedRule rule)
    {
        DecisionRule read = DecisionRule.Read(rule.Body);
        flow.Fact("Name and version", $"{read.Id}, version {read.Version}, measured {read.Measured}");
        flow.Fact("SHA-256", rule.Sha256);
        Rates(flow, "Error rates, cross-validated: coefficients were trained without the spectrum's substance. Not held out: the form of the rule was chosen with these spectra. The annex has those in sample, and what no rate covers.", read.ErrorRates.Where(static rate => rate.Basis != ErrorRateBasis.InSample));
    }

    private static void Rates(ReportFlow flow, string caption, IEnumerable<ErrorRate> rates)
    {
        flow.Paragraph(caption);
        flow.Table(["error", "of", "95 % interval", "what was counted, on which spectra"], [0.08, 0.08, 0.16, 0.68], rates.Select(static rate => (IReadOnlyList<string>)
        [
            rate.Errors.ToString(CultureInfo.InvariantCulture),
            rate.Total.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{100 * rate.Low:F1} to {100 * rate.High:F1} %"),
            $"{(rate.Kind == ErrorRateKind.FalseAcceptance ? "False acceptance" : "False rejection")}: {rate.Counted}. Spectra: {rate.Spectra}; compared with {rate.Libraries}.",
        ]));
    }

    /// <summary>A share of the spectrum.</summary>
    internal static string Share(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:0.#} % of the spectrum");

    private static string Level(string? level) => level switch
    {
        "group" => "to a group of substances that infrared can't separate",
        "parent" => "to the parent substance; isomer, salt and form are not determined",
        "isomer" => "to the positional isomer; salt and form are not determined, stereochemistry never",
        "salt" => "to the salt; the form is not determined, stereochemistry never",
        "form" => "to the form; stereochemistry is never determined",
        _ => "no substance is named",
    };
}
