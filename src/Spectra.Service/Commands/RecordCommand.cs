using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra record show ID</c>: everything recorded around one measurement.</summary>
internal static class RecordCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Argument<string> id = new("ID") { Description = "The measurement's id as dock printed it." };
        Command show = new("show", "Everything recorded around a measurement.") { id, folder };
        show.SetAction(parsed => Show(parsed.GetValue(id)!, parsed.GetValue(folder)!));
        Option<int> count = new Option<int>("--count") { Description = "How many, newest first.", DefaultValueFactory = _ => 50 }.Between(1, int.MaxValue);
        Command list = new("list", "The latest measurements.") { folder, count };
        list.SetAction(parsed => List(parsed.GetValue(folder)!, parsed.GetValue(count)));
        return new Command("record", "The seizure record.") { show, list };
    }

    private static int Show(string id, string folder)
    {
        if (!Guid.TryParse(id, out Guid measurement))
        {
            CommandOutput.Problem($"'{id}' is no record id: expected the 36 characters that dock and record list print");
            return ExitCode.Usage;
        }

        RecordReader reader = new(DatabaseReader.Open(folder));
        if (reader.Find(measurement) is not { } record)
        {
            CommandOutput.Problem($"There is no measurement {measurement} in '{folder}'.");
            return ExitCode.SomeFailed;
        }

        ShowFindings(record.Findings);
        Draw(record);
        return record.IsIntact ? ExitCode.Done : ExitCode.Refused;
    }

    private static int List(string folder, int count)
    {
        RecordReader reader = new(DatabaseReader.Open(folder));
        Table table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("record").NoWrap(), new TableColumn("received (UTC)"), new TableColumn("file"), new TableColumn("role"), new TableColumn("verdict"));
        foreach (MeasurementSummary summary in reader.List(count))
        {
            table.AddRow(
                CommandOutput.Text(summary.Measurement.Id.ToString()),
                CommandOutput.Text(summary.Measurement.ReceivedAt.ToString("u", CultureInfo.InvariantCulture)),
                CommandOutput.Text(summary.Measurement.FileName),
                new Text(Words.Of(summary.Role)),
                CommandOutput.Text($"{(summary.IsIntact ? "" : "✕ ALTERED ")}{summary.Latest?.VerdictKind ?? "none"}"));
        }

        AnsiConsole.Write(table);
        return ExitCode.Done;
    }

    /// <summary>What was altered comes first: nothing below it is evidence as it stands.</summary>
    private static void ShowFindings(IEnumerable<string> findings)
    {
        foreach (string finding in findings)
        {
            CommandOutput.Marked("✕ ALTERED", Color.Red, finding);
        }
    }

    private static void Draw(MeasurementRecord record)
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

        foreach (Correction correction in record.Corrections)
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"corrected {correction.Field} from {correction.OldValue} to {correction.NewValue} by {correction.By}, {correction.At:u}: {correction.Reason}"));
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
        yield return ("title", measurement.Title);
        yield return ("technique", measurement.TechniqueStated ?? measurement.Technique);
        yield return ("points", string.Create(CultureInfo.InvariantCulture, $"{measurement.Points} from {measurement.FirstPosition:G7} to {measurement.LastPosition:G7} {measurement.AxisUnit}, {measurement.OrdinateUnit}"));
        yield return ("instrument", measurement.Instrument);
        yield return ("measured at", measurement.MeasuredAtStated);
        yield return ("device time", measurement.DeviceTime);
        yield return ("received", measurement.ReceivedAt.ToString("u", CultureInfo.InvariantCulture));
        yield return ("detector", $"{record.Session.Identity.Model ?? "model not reported"}, serial {record.Session.Identity.Serial ?? "not reported"}, firmware {record.Session.Identity.Firmware ?? "not reported"}");
        yield return ("docked at", $"{record.Session.Address}, session {record.Session.Id}");
    }
}
