using System.Globalization;
using Spectra.Service.Exhibits;
using static Spectra.Service.Exports.Report.MeasurementReport;

namespace Spectra.Service.Exports.Report;

/// <summary>The exhibit in its tree, how it was sampled, and who held it when.</summary>
internal static class ExhibitSection
{
    public static void Draw(ReportFlow flow, ExhibitPlace? place, Func<string, string> nameOf)
    {
        flow.Heading("Exhibit, sampling and custody");
        if (place is null)
        {
            flow.Paragraph("The measurement was not attributed to an exhibit of a case.");
            return;
        }

        flow.Fact("Case", $"{place.Case.Reference}, {place.Case.Agency}, {place.Case.PortUnit}");
        flow.Table(["number", "what", "description", "packages, quantity", "seals"], [0.14, 0.13, 0.37, 0.2, 0.16], place.Tree.Select((exhibit, depth) => (IReadOnlyList<string>)
            [$"{new string('›', depth)} {exhibit.Number}".Trim(), Kind(exhibit.Kind), Description(exhibit), Quantity(exhibit), exhibit.Seals.IsEmpty ? "–" : string.Join(", ", exhibit.Seals)]));
        flow.Fact("Attributed", place.Attribution is { } attribution ? $"{Utc(attribution.AttributedAt)} by {nameOf(attribution.AttributedBy)}: {attribution.Reason}" : null);
        if (place.Samplings.IsEmpty)
        {
            flow.Paragraph("No sampling was recorded.");
        }
        else
        {
            flow.Table(["sub-sample", "when, by whom", "how", "plan"], [0.13, 0.27, 0.3, 0.3], place.Samplings.Select(sampling => (IReadOnlyList<string>)
                [$"{sampling.SubSample}{(sampling.Id == place.Attribution?.SamplingId ? " (measured)" : "")}", $"{Utc(sampling.SampledAt)}, {nameOf(sampling.SampledBy)}", How(sampling), sampling.Plan ?? "–"]));
        }

        if (place.Custody.IsEmpty)
        {
            flow.Paragraph("No hand-over was recorded.");
        }
        else
        {
            flow.Table(["", "when", "from", "to", "place, purpose", "seal in / out", "condition", "signed"], [0.04, 0.13, 0.12, 0.12, 0.18, 0.12, 0.13, 0.16], place.Custody.Select(static step => (IReadOnlyList<string>)
                [step.Step.ToString(CultureInfo.InvariantCulture), Utc(step.HappenedAt), step.FromHolder, step.ToHolder, $"{step.Place}, {step.Purpose}", $"{step.SealIn ?? "–"} / {step.SealOut ?? "–"}", step.Condition, $"{step.SignedName}, {Utc(step.SignedAt)}"]));
        }

        foreach (CorrectedRow corrected in place.Corrections)
        {
            flow.Fact("Corrected", SignatureSection.Said(corrected.Correction, nameOf));
        }
    }

    private static string Kind(ExhibitKind kind) => kind switch
    {
        ExhibitKind.Container => "container",
        ExhibitKind.Package => "package",
        ExhibitKind.Item => "item",
        _ => "sub-sample",
    };

    private static string Description(Exhibit exhibit) =>
        string.Join(", ", new[] { exhibit.Description, exhibit.PhysicalForm, exhibit.Colour, exhibit.Packaging, exhibit.Marks }.Where(static part => !string.IsNullOrEmpty(part)));

    private static string Quantity(Exhibit exhibit) => string.Join(", ", new[]
    {
        exhibit.Packages is { } packages ? string.Create(CultureInfo.InvariantCulture, $"{packages} packages") : null,
        exhibit.GrossQuantity is { } gross ? string.Create(CultureInfo.InvariantCulture, $"gross {gross:R} {exhibit.QuantityUnit}") : null,
        exhibit.NetQuantity is { } net ? string.Create(CultureInfo.InvariantCulture, $"net {net:R} {exhibit.QuantityUnit}") : null,
        exhibit.QuantityUncertainty is { } uncertainty ? string.Create(CultureInfo.InvariantCulture, $"± {uncertainty:R} (k = 2)") : null,
    }.OfType<string>().DefaultIfEmpty("–"));

    private static string How(Sampling sampling) => string.Join(", ", new[]
    {
        sampling.Tool,
        sampling.MassMilligrams is { } mass ? string.Create(CultureInfo.InvariantCulture, $"{mass:R} mg") : null,
        sampling.Homogenised ? "homogenised" : "not homogenised",
        sampling.Place,
        sampling.Note,
    }.OfType<string>());
}
