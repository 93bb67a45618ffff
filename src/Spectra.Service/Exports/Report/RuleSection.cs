using System.Globalization;
using System.Text.Json;
using Spectra.Service.Identification;

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
            flow.Fact("Version", rule.Version);
            flow.Fact("SHA-256", rule.Sha256);
            using JsonDocument body = JsonDocument.Parse(rule.Body);
            flow.Table(["entry", "value"], [0.5, 0.5], Flat("", body.RootElement));
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

    /// <summary>Every value of a JSON text with the names that lead to it.</summary>
    private static IEnumerable<IReadOnlyList<string>> Flat(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Flat(path.Length == 0 ? member.Name : $"{path} / {member.Name}", member.Value)),
        JsonValueKind.Array when element.EnumerateArray().Any(static item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array) =>
            element.EnumerateArray().SelectMany((item, i) => Flat(string.Create(CultureInfo.InvariantCulture, $"{path} / {i + 1}"), item)),
        JsonValueKind.Array => [[path, string.Join(" to ", element.EnumerateArray().Select(Word))]],
        _ => [[path, Word(element)]],
    };

    private static string Word(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
}
