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
    // Broken between the day and the time, the table fits 80 columns.
    private const int ReceivedWidth = 10;

    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Argument<string> id = new("ID") { Description = "The measurement's id as dock printed it." };
        Option<bool> json = new("--json") { Description = "One JSON line on stdout." };
        Command show = new("show", "Everything recorded around a measurement.") { id, folder, json };
        show.SetAction(parsed => Show(parsed.GetValue(id)!, parsed.GetValue(folder)!, parsed.GetValue(json)));
        Option<int> count = new Option<int>("--count") { Description = "How many, newest first.", DefaultValueFactory = _ => 50 }.Between(1, int.MaxValue);
        Option<bool> aside = new("--set-aside") { Description = "The files set aside and kept apart instead." };
        Command list = new("list", "The latest measurements.") { folder, count, aside };
        list.SetAction(parsed => parsed.GetValue(aside) ? ListSetAside(parsed.GetValue(folder)!, parsed.GetValue(count)) : List(parsed.GetValue(folder)!, parsed.GetValue(count)));
        return new Command("record", "The seizure record.") { show, list, RecordVerify.Create(), RecordChange.Assign(), RecordChange.Role(), RecordChange.Admit(), RecordRerun.Create(), RecordExport.Create() };
    }

    private static int Show(string id, string folder, bool json)
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

        foreach (string finding in record.Findings)
        {
            // What was altered comes first: nothing below it is evidence as it stands.
            CommandOutput.Marked("✕ ALTERED", Color.Red, finding, json);
        }

        if (json)
        {
            CommandOutput.Line(JsonSerializer.Serialize(RecordLine.Of(record), CommandJson.Line.RecordLine));
        }
        else
        {
            RecordCard.Draw(record);
        }

        return record.IsIntact ? ExitCode.Done : ExitCode.Refused;
    }

    private static int List(string folder, int count)
    {
        RecordReader reader = new(DatabaseReader.Open(folder));
        Table table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("record").NoWrap(), new TableColumn("received (UTC)").Width(ReceivedWidth), new TableColumn("file and verdict"));
        foreach (MeasurementSummary summary in reader.List(count))
        {
            table.AddRow(
                CommandOutput.Text(summary.Measurement.Id.ToString()),
                CommandOutput.Text(summary.Measurement.ReceivedAt.ToString("u", CultureInfo.InvariantCulture)),
                CommandOutput.Text($"{summary.Measurement.FileName} ({Words.Of(summary.Role)}){Environment.NewLine}{(summary.IsIntact ? "" : "✕ ALTERED ")}{summary.Latest?.VerdictKind ?? (summary.Check is { } check ? $"check-{check.Verdict}" : "none")}{string.Concat((summary.Sequence?.Tags ?? []).Select(static tag => $"{Environment.NewLine}! {tag.Id}"))}"));
        }

        AnsiConsole.Write(table);
        return ExitCode.Done;
    }

    private static int ListSetAside(string folder, int count)
    {
        RecordReader reader = new(DatabaseReader.Open(folder));
        Table table = new Table().Border(TableBorder.Simple).AddColumns(
            new TableColumn("set aside").NoWrap(), new TableColumn("received (UTC)").Width(ReceivedWidth), new TableColumn("file and why"));
        foreach (SetAsideFile file in reader.ListSetAside(count))
        {
            string now = file.Admission is { } admission ? $"admitted by {admission.By}: {admission.Reason}" : $"{file.Code}: {file.Message}";
            table.AddRow(
                CommandOutput.Text(file.Id.ToString()),
                CommandOutput.Text(file.ReceivedAt.ToString("u", CultureInfo.InvariantCulture)),
                CommandOutput.Text($"{file.FileName}{Environment.NewLine}{(file.IsIntact ? "" : "✕ ALTERED ")}{now}"));
        }

        AnsiConsole.Write(table);
        return ExitCode.Done;
    }
}
