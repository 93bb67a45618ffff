using System.Globalization;
using Spectra.Driver.Docking;
using Spectra.Service.Seizures;

namespace Spectra.Service.Exports.Report;

/// <summary>With what and how it was measured, what was measured around it, and what was out of order.</summary>
internal static class ConditionsSection
{
    private const string NotReported = "not reported";

    public static void Draw(ReportFlow flow, MeasurementDossier dossier)
    {
        (Measurement measurement, DockingSession session) = (dossier.Record.Measurement, dossier.Record.Session);
        flow.Heading("Method and conditions of the measurement");
        flow.Fact("Method", "infrared spectroscopy, comparison with reference spectra by the recipe named below");
        flow.Fact("Technique", measurement.TechniqueStated ?? measurement.Technique);
        flow.Fact("Accessory", dossier.Accessory ?? NotReported);
        flow.Fact("Detector", $"{session.Identity.Model ?? "model not reported"}, serial number {session.Identity.Serial ?? NotReported}, firmware {session.Identity.Firmware ?? NotReported}");
        flow.Fact("Docked at", session.Address);
        flow.Fact("Operator", dossier.Operator is { } who ? dossier.NameOf(who) : NotReported);
        flow.Fact("Comments", dossier.Comments);
        flow.Fact("Sample name", measurement.SampleName);
        flow.Fact("Device's own time", measurement.DeviceTime ?? measurement.MeasuredAtStated ?? "not stated");
        flow.Fact("Clock offset", session.Health.ClockOffsetSeconds is { } offset ? With(offset, "s", session.Health.ClockHalfRoundTripSeconds) : "not measured");
        flow.Fact("Range", string.Create(CultureInfo.InvariantCulture, $"{measurement.FirstPosition:G7} to {measurement.LastPosition:G7} {measurement.AxisUnit}, {measurement.Points} points, {measurement.MissingPoints} missing, {measurement.OrdinateUnit}"));
        flow.Fact("Resolution", measurement.ResolutionPerCentimetre is { } resolution ? string.Create(CultureInfo.InvariantCulture, $"{resolution:0.##} cm⁻¹") : "not stated");
        flow.Fact("Scans", measurement.CoAddedScans?.ToString(CultureInfo.InvariantCulture) ?? "not stated");
        flow.Fact("Background's age", session.Health.BackgroundAgeSeconds is { } age ? string.Create(CultureInfo.InvariantCulture, $"{age:0} s") : NotReported);
        flow.Fact("Self-test", session.Health.SelfTest ?? NotReported);
        flow.Fact("Calibration due", session.Health.CalibrationDue ?? NotReported);
        flow.Fact("File", measurement.Subfile == 0 ? measurement.FileName : string.Create(CultureInfo.InvariantCulture, $"{measurement.FileName}, spectrum {measurement.Subfile}"));
        foreach (SpectrumWarning warning in measurement.Warnings)
        {
            flow.Fact($"! {warning.Code}", warning.Message);
        }

        flow.Heading("Sequence and deviations");
        flow.Fact("Measured for", $"{RecordWords.Of(dossier.Record.CurrentRole)} ({dossier.Record.CurrentRoleBasis}): {measurement.RoleReason}");
        DrawSequence(flow, dossier.Record);
    }

    private static void DrawSequence(ReportFlow flow, MeasurementRecord record)
    {
        if (record.Sequence is { } sequence)
        {
            flow.Fact("Clean crystal", Id(sequence.CleanCrystalId));
            flow.Fact("Background", Id(sequence.BackgroundId));
            flow.Fact("Blank", Id(sequence.BlankId));
            flow.Fact("Sample before", Id(sequence.PreviousSampleId));
            flow.Fact("Blank after", Id(sequence.PostCleanId));
            flow.Fact("Performance check", Id(sequence.CheckId));
        }
        else
        {
            flow.Paragraph("What was measured around it is not recorded.");
        }

        foreach (NewPerformanceCheck check in record.Checks)
        {
            flow.Fact("Check standard", $"{check.Standard}: {check.Sentence}");
        }

        foreach (SessionTag tag in record.Sequence?.Tags ?? [])
        {
            flow.Strong($"! {tag.Id}: {tag.Sentence}");
        }

        if (record.Sequence is { Tags.IsEmpty: true })
        {
            flow.Paragraph("No deviation was noted.");
        }
    }

    private static string Id(Guid? measurement) => measurement?.ToString() ?? NotReported;

    private static string With(double value, string unit, double? uncertainty) => uncertainty is { } half
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit} ± {half:0.###} {unit}")
        : string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}");
}
