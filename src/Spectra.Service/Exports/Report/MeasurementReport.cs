using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Service.Exports.Report;

/// <summary>The report of one measurement as a PDF, in the order in which a court reads. The same dossier and issue give the same bytes.</summary>
/// <remarks>ISO/IEC 17025:2017, 7.8.2.1. It prints no purity, no weight per cent and no probability of an identity: the dossier may hold them, the report does not ask for them.</remarks>
internal static class MeasurementReport
{
    private const string Name = "Report of an infrared measurement";

    /// <summary>Writes the report.</summary>
    public static byte[] Write(MeasurementDossier dossier, ReportIssue issue)
    {
        ReportFlow flow = new(new ReportHead(Name, $"Record {dossier.Record.Measurement.Id}", JsonExport.ContentSha256(dossier), $"Spectra {Engine.Version}", issue.At));
        flow.Title(Name);
        IssueSection.Draw(flow, issue, $"Record {dossier.Record.Measurement.Id}", Item(dossier));
        Altered(flow, dossier.Findings.AddRange(dossier.Record.Findings));
        AnswerSection.Draw(flow, dossier);
        HazardSection.Draw(flow, dossier);
        RuleSection.Draw(flow, dossier);
        SpectrumSection.Draw(flow, dossier);
        ConditionsSection.Draw(flow, dossier);
        ExhibitSection.Draw(flow, dossier.Place, dossier.NameOf);
        SignatureSection.Draw(flow, dossier);
        if (dossier.Rule is { } rule)
        {
            RuleSection.DrawAnnex(flow, rule);
        }
        IntegritySection.Draw(flow, dossier);
        IssueSection.End(flow, issue);
        return flow.Finish();
    }

    /// <summary>What was altered comes first: nothing after it is evidence as it stands.</summary>
    internal static void Altered(ReportFlow flow, ImmutableArray<string> findings)
    {
        foreach (string finding in findings.Distinct())
        {
            flow.Strong($"✕ ALTERED: {finding}");
        }
    }

    private static IEnumerable<(string Label, string? Value)> Item(MeasurementDossier dossier)
    {
        Seizures.Measurement measurement = dossier.Record.Measurement;
        yield return ("Item", dossier.Place is { } place ? $"{place.Exhibit.Number}: {place.Exhibit.Description}" : dossier.Record.CurrentExhibit ?? measurement.SampleName ?? "not told to which exhibit it belongs");
        yield return ("Its condition", dossier.Place is { Exhibit: { PhysicalForm: { } form } exhibit } ? $"{form}{(exhibit.Colour is { } colour ? $", {colour}" : "")}" : "not recorded");
        yield return ("Sampled", dossier.Place?.Sampling is { } sampling ? Utc(sampling.SampledAt) : "not recorded");
        yield return ("Measured", Measured(measurement));
        yield return ("Received", Utc(measurement.ReceivedAt));
        yield return ("Analysed", dossier.Analysis is { } analysis ? Utc(analysis.AnalysedAt) : "not analysed");
    }

    private static string Measured(Seizures.Measurement measurement) =>
        measurement.MeasuredAtCorrected is { } corrected ? $"{Utc(corrected)}, the device's clock corrected"
        : measurement.DeviceMeasuredAt is { } raw ? $"{Utc(raw)} by the device's clock, which was not compared with ours"
        : measurement.MeasuredAtStated is { } stated ? $"{stated}, as the file states it"
        : "not stated";

    /// <summary>A time for a reader: UTC, to the second.</summary>
    internal static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
