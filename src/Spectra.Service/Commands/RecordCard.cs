using System.Globalization;
using System.Text.Json;
using Spectra.Driver.Docking;
using Spectra.Service.Identification;
using Spectra.Service.Libraries.Validation;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>Draws everything recorded around one measurement for a person: values as they are valid now, with the trail of how they came to be.</summary>
internal static class RecordCard
{
    private const string NotReported = "not reported";

    /// <summary>Draws the record to stdout.</summary>
    public static void Draw(MeasurementRecord record)
    {
        Measurement measurement = record.Measurement;
        Grid grid = new Grid().AddColumn().AddColumn();
        foreach ((string label, string? value) in Rows(record))
        {
            grid.AddRow(CommandOutput.Text(label, Color.Grey), CommandOutput.Text(value ?? "not stated"));
        }

        AnsiConsole.Write(new Rule($"measurement {measurement.Id}").LeftJustified());
        AnsiConsole.Write(grid);
        foreach (Analysis analysis in record.Analyses)
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{analysis.VerdictKind}, analysed {analysis.AnalysedAt:u}, engine {analysis.EngineVersion}, {analysis.Metric}"));
            if (JsonSerializer.Deserialize(analysis.ReportJson, ReportJson.Line.IdentificationReport) is { } report)
            {
                ReportCard.Draw(report);
            }

            AnsiConsole.WriteLine(CommandOutput.Printable($"libraries {analysis.LibrariesJson}"));
            AnsiConsole.WriteLine($"report SHA-256 {analysis.ReportSha256}");
        }

        if (record.ValidationRemark is { } remark)
        {
            CommandOutput.Marked($"! {ValidationStanding.Word}", Color.Yellow, remark);
        }

        foreach (SessionTag tag in record.Sequence?.Tags ?? [])
        {
            CommandOutput.Marked($"! {tag.Id}", Color.Yellow, tag.Sentence);
        }

        foreach (NewPerformanceCheck check in record.Checks)
        {
            AnsiConsole.WriteLine(CommandOutput.Printable($"performance check, {check.Standard}: {check.Sentence}"));
        }

        foreach (Correction correction in record.Corrections)
        {
            AnsiConsole.WriteLine(CommandOutput.Printable(string.Create(CultureInfo.InvariantCulture, $"corrected {correction.Field} from {correction.OldValue ?? "not stated"} to {correction.NewValue} by {correction.By}, {correction.At:u}: {correction.Reason}")));
        }

        foreach (SpectrumWarning warning in measurement.Warnings)
        {
            CommandOutput.Marked($"! {warning.Code}", Color.Yellow, warning.Message);
        }

        foreach (ChainEvent happened in record.Events)
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chain {happened.Seq} {happened.At:u} {happened.Kind} {happened.Hash}"));
        }
    }

    private static IEnumerable<(string Label, string? Value)> Rows(MeasurementRecord record)
    {
        Measurement measurement = record.Measurement;
        yield return ("file", measurement.Subfile == 0 ? measurement.FileName : $"{measurement.FileName} #{measurement.Subfile}");
        yield return ("SHA-256", measurement.Sha256);
        yield return ("role", $"{Words.Of(record.CurrentRole)} ({record.CurrentRoleBasis}): {measurement.RoleReason}");
        yield return ("exhibit", record.CurrentExhibit is { } exhibit ? $"{exhibit} ({record.CurrentExhibitBasis})" : null);
        yield return ("sample name", measurement.SampleName);
        yield return ("title", measurement.Title);
        yield return ("technique", measurement.TechniqueStated ?? measurement.Technique);
        yield return ("points", string.Create(CultureInfo.InvariantCulture, $"{measurement.Points} from {measurement.FirstPosition:G7} to {measurement.LastPosition:G7} {measurement.AxisUnit}, {measurement.OrdinateUnit}"));
        yield return ("instrument", measurement.Instrument);
        yield return ("measured at", measurement.MeasuredAtStated);
        yield return ("device time", measurement.DeviceTime);
        yield return ("in UTC", Time(measurement.MeasuredAtCorrected) is { } corrected ? $"{corrected}, the device's clock corrected" : Time(measurement.DeviceMeasuredAt) is { } raw ? $"{raw} by the device's clock, not corrected" : null);
        yield return ("received", measurement.ReceivedAt.ToString("u", CultureInfo.InvariantCulture));
        yield return ("detector", $"{record.Session.Identity.Model ?? "model not reported"}, serial {record.Session.Identity.Serial ?? "not reported"}, firmware {record.Session.Identity.Firmware ?? "not reported"}");
        yield return ("docked at", $"{record.Session.Address}, session {record.Session.Id}{(record.Session.ProfileBasis is { } basis ? $". {basis}" : "")}");
        yield return ("desk", record.Session.Decontaminated is { } word ? $"decontaminated: {word}{(record.Session.DecontaminatedBy is { } by ? $", by {by}" : "")}" : null);
        if (record.Sequence is { } sequence)
        {
            yield return ("crystal", sequence.CleanCrystalId?.ToString() ?? NotReported);
            yield return ("background", sequence.BackgroundId?.ToString() ?? NotReported);
            yield return ("blank", sequence.BlankId?.ToString() ?? NotReported);
            yield return ("previous", sequence.PreviousSampleId?.ToString() ?? NotReported);
            yield return ("post-clean", sequence.PostCleanId?.ToString() ?? NotReported);
            yield return ("check", sequence.CheckId?.ToString() ?? NotReported);
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.ToString("u", CultureInfo.InvariantCulture);
}
