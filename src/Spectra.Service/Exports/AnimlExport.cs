using System.Globalization;
using System.Text;
using System.Xml;
using Spectra.Service.Identification;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using static Spectra.Service.Exports.AnimlXml;

namespace Spectra.Service.Exports;

/// <summary>A measurement as an AnIML core 0.90 document: sample, measuring, analysing, and who changed or signed what. Values are binary64, so no digit is lost.</summary>
/// <remarks>There is no agreed technique definition for what a portable detector records, so the technique is named by an own URI. Signatures of the record are no XML signatures; they stand in the audit trail as signed.</remarks>
internal static class AnimlExport
{
    private const string Technique = "urn:spectra:animl:technique:infrared";

    /// <summary>The document, or null where the spectrum is not at hand.</summary>
    public static byte[]? Of(MeasurementDossier dossier)
    {
        if (dossier.Spectrum is not { } spectrum)
        {
            return null;
        }

        using MemoryStream file = new();
        using (XmlWriter xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("AnIML", Namespace);
            xml.WriteAttributeString("version", "0.90");
            WriteSample(xml, dossier);
            xml.WriteStartElement("ExperimentStepSet");
            WriteMeasuring(xml, dossier, spectrum);
            if (dossier.Analysis is { } analysis)
            {
                WriteAnalysing(xml, dossier, analysis);
            }

            xml.WriteEndElement();
            WriteTrail(xml, dossier);
            xml.WriteEndElement();
        }

        return file.ToArray();
    }

    private static string SampleId(MeasurementDossier dossier) => $"sample-{dossier.Place?.Sampling?.Id ?? dossier.Place?.Exhibit.Id ?? dossier.Record.Measurement.Id}";

    private static string StepId(Guid id) => $"step-{id}";

    private static void WriteSample(XmlWriter xml, MeasurementDossier dossier)
    {
        xml.WriteStartElement("SampleSet");
        Open(xml, "Sample", ("name", dossier.Record.CurrentExhibit ?? dossier.Place?.Exhibit.Number ?? dossier.Record.Measurement.SampleName ?? "not stated"), ("sampleID", SampleId(dossier)));
        if (dossier.Place is { } place)
        {
            Open(xml, "Category", ("name", "Exhibit"));
            Parameter(xml, "Number", place.Exhibit.Number);
            Parameter(xml, "Description", place.Exhibit.Description);
            Parameter(xml, "Case", place.Case.Id.ToString());
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteMeasuring(XmlWriter xml, MeasurementDossier dossier, Spectrum spectrum)
    {
        (Measurement measurement, DockingSession session) = (dossier.Record.Measurement, dossier.Record.Session);
        Open(xml, "ExperimentStep", ("name", "Infrared measurement"), ("experimentStepID", StepId(measurement.Id)), ("sourceDataLocation", $"urn:sha256:{measurement.Sha256}"), ("id", StepId(measurement.Id)));
        Empty(xml, "Technique", ("name", "Infrared spectroscopy"), ("uri", Technique));
        Open(xml, "Infrastructure");
        Open(xml, "SampleReferenceSet");
        Empty(xml, "SampleReference", ("sampleID", SampleId(dossier)), ("role", "Test Sample"), ("samplePurpose", "consumed"));
        xml.WriteEndElement();
        Element(xml, "Timestamp", Time(measurement.MeasuredAtCorrected ?? measurement.DeviceMeasuredAt ?? measurement.ReceivedAt));
        xml.WriteEndElement();
        Open(xml, "Method", ("name", measurement.TechniqueStated ?? measurement.Technique));
        if (dossier.Operator is { } who)
        {
            Author(xml, "human", dossier.NameOf(who), "operator");
        }

        Open(xml, "Device");
        Element(xml, "Name", session.Identity.Model ?? measurement.Instrument ?? "not stated");
        Optional(xml, "FirmwareVersion", session.Identity.Firmware);
        Optional(xml, "SerialNumber", session.Identity.Serial);
        xml.WriteEndElement();
        Open(xml, "Category", ("name", "Conditions"));
        foreach ((string name, string? value) in Conditions(dossier))
        {
            Parameter(xml, name, value);
        }

        Number(xml, "Resolution in 1/cm", measurement.ResolutionPerCentimetre);
        xml.WriteEndElement();
        xml.WriteEndElement();
        Open(xml, "Result", ("name", "Spectrum"));
        Open(xml, "SeriesSet", ("name", "Spectrum"), ("length", spectrum.Count.ToString(CultureInfo.InvariantCulture)));
        Series(xml, "Wavenumber", "independent", "x", spectrum.Axis.Positions, spectrum.Axis.Unit.Id, ("100", "-1", "m"));
        Series(xml, "Ordinate", "dependent", "y", spectrum.Ordinates, spectrum.Unit.Id, ("1", "1", "1"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static IEnumerable<(string, string?)> Conditions(MeasurementDossier dossier)
    {
        yield return ("Accessory", dossier.Accessory);
        yield return ("Co-added scans", dossier.Record.Measurement.CoAddedScans?.ToString(CultureInfo.InvariantCulture));
        yield return ("Role", RecordWords.Of(dossier.Record.CurrentRole));
        yield return ("Spectrum SHA-256", dossier.SpectrumSha256);
        yield return ("Raw SHA-256", dossier.Record.Measurement.Sha256);
    }

    private static void WriteAnalysing(XmlWriter xml, MeasurementDossier dossier, Analysis analysis)
    {
        Open(xml, "ExperimentStep", ("name", "Comparison with references"), ("experimentStepID", StepId(analysis.Id)), ("id", StepId(analysis.Id)));
        Empty(xml, "Technique", ("name", "Comparison with references"), ("uri", $"{Technique}:comparison"));
        Open(xml, "Infrastructure");
        Open(xml, "ExperimentDataReferenceSet");
        Empty(xml, "ExperimentDataReference", ("role", "Spectrum"), ("dataPurpose", "consumed"), ("experimentStepID", StepId(analysis.MeasurementId)));
        xml.WriteEndElement();
        Element(xml, "Timestamp", Time(analysis.AnalysedAt));
        xml.WriteEndElement();
        Open(xml, "Method", ("name", analysis.Metric ?? "none"));
        Software(xml, analysis.EngineVersion);
        Open(xml, "Category", ("name", "Method"));
        Parameter(xml, "Recipe", analysis.RecipeHash);
        Parameter(xml, "Decision rule", dossier.Rule is { } rule ? $"{rule.Version}, SHA-256 {rule.Sha256}" : null);
        foreach (LibraryStatement library in dossier.Report?.Engine.Libraries ?? [])
        {
            Parameter(xml, "Library", $"{library.Name}, release {library.Release}, SHA-256 {library.Sha256}");
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        Open(xml, "Result", ("name", "Answer"));
        Open(xml, "Category", ("name", "Answer"));
        Parameter(xml, "Statement", analysis.Statement);
        Parameter(xml, "Verdict", analysis.VerdictKind);
        Parameter(xml, "Report SHA-256", analysis.ReportSha256);
        foreach (HitStatement hit in dossier.Report?.Hits ?? [])
        {
            Open(xml, "Category", ("name", string.Create(CultureInfo.InvariantCulture, $"Hit {hit.Rank}")));
            Parameter(xml, "Name", hit.Name);
            Parameter(xml, "Id", hit.Id);
            Number(xml, "Score", hit.Hqi);
            Number(xml, "Gap", hit.Gap);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTrail(XmlWriter xml, MeasurementDossier dossier)
    {
        Open(xml, "AuditTrailEntrySet");
        foreach (ChainEvent happened in dossier.Record.Events)
        {
            Entry(xml, happened.At, "software", "Spectra", "created", null, string.Create(CultureInfo.InvariantCulture, $"event {happened.Seq} of {happened.Site}: {happened.Kind}, {happened.Hash}"));
        }

        foreach (Correction correction in dossier.Record.Corrections)
        {
            Entry(xml, correction.At, "human", dossier.NameOf(correction.By), "modified", correction.Reason, $"{correction.Field}: from '{correction.OldValue}' to '{correction.NewValue}'");
        }

        foreach (Opinion opinion in dossier.Opinions)
        {
            Entry(xml, opinion.SignedAt, "human", opinion.SignedName, "signed", opinion.Reason, $"{opinion.Meaning} Second opinion: {opinion.Conclusion}. Content SHA-256 {opinion.ContentSha256}");
        }

        foreach (Review review in dossier.Reviews)
        {
            Entry(xml, review.SignedAt, "human", review.SignedName, "signed", review.Reason, $"{review.Meaning} Review: {review.Wording} Content SHA-256 {review.ContentSha256}");
        }

        xml.WriteEndElement();
    }

    private static void Entry(XmlWriter xml, DateTimeOffset at, string kind, string who, string action, string? reason, string comment)
    {
        Open(xml, "AuditTrailEntry");
        Element(xml, "Timestamp", Time(at));
        Author(xml, kind, who, null);
        Element(xml, "Action", action);
        Optional(xml, "Reason", reason);
        Element(xml, "Comment", comment);
        xml.WriteEndElement();
    }
}
