using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Roles;
using Spectra.Service.Identification;
using Spectra.Service.Libraries.Validation;
using Spectra.Service.Seizures;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>Tells a person, or with <c>--json</c> a program, what a docking session does.</summary>
/// <param name="json">Whether a program reads the output.</param>
/// <param name="status">Where it is shown how far the session has come; null for nowhere.</param>
internal sealed class DockConsole(bool json, StatusLine? status = null)
{
    private const int LongestName = 24;

    private readonly List<(string File, string Why)> _left = [];
    private readonly List<DockStep.Recorded> _recorded = [];
    private readonly Dictionary<Guid, ImmutableArray<SessionTag>> _tags = [];
    private string _reading = "";

    /// <summary>Shows one step.</summary>
    public void Show(DockStep step)
    {
        switch (step)
        {
            case DockStep.Recorded recorded:
                Show(recorded);
                break;
            case DockStep.KeptApart apart:
                _left.Add((apart.FileName, $"{apart.Sentence} Its id is {apart.SetAsideId}."));
                break;
            case DockStep.Sequenced { Sequence: { } sequence }:
                Show(sequence);
                break;
            case DockStep.Happened { Event: { } happened }:
                Show(happened);
                break;
        }
    }

    /// <summary>Shows how the session ended.</summary>
    /// <returns>The exit code.</returns>
    public int Close(DockOutcome outcome)
    {
        status?.Clear();
        if (!json && _recorded.Count > 0)
        {
            AnsiConsole.Write(Table());
            foreach (SessionTag tag in _tags.Values.SelectMany(static tags => tags).Distinct())
            {
                CommandOutput.Problem($"! {tag.Id}: {tag.Sentence}");
            }

            foreach (string remark in _recorded.Select(static recorded => recorded.ValidationRemark).OfType<string>().Distinct())
            {
                CommandOutput.Problem($"! {ValidationStanding.Word}: {remark}");
            }
        }

        foreach ((string file, string why) in _left)
        {
            CommandOutput.Problem($"{file}: {why}");
        }

        DockTally tally = outcome.Tally;
        (string sentence, int exit) = outcome switch
        {
            DockOutcome.Refused refused => (refused.Sentence, ExitCode.Usage),
            DockOutcome.DeviceLost lost => (lost.Sentence, ExitCode.SomeFailed),
            DockOutcome.Failed failed => (failed.Sentence, ExitCode.SomeFailed),
            DockOutcome.Cancelled => ("Called off.", ExitCode.SomeFailed),
            _ => ("Done.", tally.NotTaken > 0 ? ExitCode.SomeFailed : ExitCode.Done),
        };
        string apart = tally.Quarantined > 0 ? $", {tally.Quarantined} kept apart as foreign" : "";
        CommandOutput.Problem(outcome is DockOutcome.Refused
            ? sentence
            : $"{sentence} Found {tally.Found}: {tally.Taken} taken, {tally.Known} known already, {tally.SetAside} set aside{apart}, {tally.NotTaken} not taken.");
        return exit;
    }

    private void Show(DockEvent happened)
    {
        switch (happened)
        {
            case DockEvent.Connected connected:
                Say($"Detector: {connected.Identity.Model ?? "model not reported"}, serial {connected.Identity.Serial ?? "not reported"}.");
                foreach (string sentence in connected.Tags.Select(static tag => tag.Sentence).Prepend(connected.Basis).OfType<string>())
                {
                    Say(sentence);
                }

                break;
            case DockEvent.Found found:
                Say(string.Create(CultureInfo.InvariantCulture, $"Found {(found.Files is { } files ? $"{files} files" : "what the detector sends")}, {(found.Bytes is { } bytes ? $"{bytes:N0} bytes" : "size not stated")}."));
                break;
            case DockEvent.Warned warned:
                Say(warned.Sentence);
                break;
            case DockEvent.Reading reading:
                _reading = string.Create(CultureInfo.InvariantCulture, $"Record {reading.Number}{(reading.Of is { } of ? $" of {of}" : "")}: {reading.FileName}");
                status?.Show(_reading);
                break;
            case DockEvent.Progress progress:
                string size = progress.Of is { } whole ? string.Create(CultureInfo.InvariantCulture, $" of {whole:N0}") : "";
                status?.Show(string.Create(CultureInfo.InvariantCulture, $"{_reading}, {progress.Received:N0}{size} bytes, {progress.BytesPerSecond / 1000:F1} kB/s"));
                break;
            case DockEvent.SetAside aside:
                SetAside(aside.FileName, aside.Error);
                break;
            case DockEvent.NotTaken left:
                _left.Add((left.FileName, left.Sentence));
                break;
        }
    }

    private void Show(DockStep.Recorded recorded)
    {
        _recorded.Add(recorded);
        if (json)
        {
            status?.Clear();
            CommandOutput.Line(JsonSerializer.Serialize(
                new DockLine(recorded.FileName, recorded.Subfile, recorded.Sha256, Words.Of(recorded.Role.Role), recorded.Role.Reason, recorded.MeasurementId, recorded.Report, recorded.Check is { } check ? CheckLine.Of(check) : null, recorded.ValidationRemark),
                CommandJson.Line.DockLine));
        }
    }

    private void Show(MeasurementSequence sequence)
    {
        _tags[sequence.MeasurementId] = sequence.Tags;
        if (json && !sequence.SaysNothing)
        {
            status?.Clear();
            CommandOutput.Line(JsonSerializer.Serialize(SequenceLine.Of(sequence), CommandJson.Line.SequenceLine));
        }
        else if (!json && !_recorded.Exists(recorded => recorded.MeasurementId == sequence.MeasurementId))
        {
            foreach (SessionTag tag in sequence.Tags)
            {
                _left.Add(($"measurement {sequence.MeasurementId}", tag.Sentence));
            }
        }
    }

    private Table Table()
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns(new TableColumn("measurement and its record").NoWrap(), new TableColumn("answer"), new TableColumn("score"));
        foreach (DockStep.Recorded recorded in _recorded)
        {
            string file = Path.GetFileName(recorded.FileName);
            file = file.Length > LongestName ? $"{file[..LongestName]}…" : file;
            table.AddRow(
                CommandOutput.Text($"{(recorded.Subfile == 0 ? file : $"{file} #{recorded.Subfile}")} ({Words.Of(recorded.Role.Role)}){Environment.NewLine}{recorded.MeasurementId}"),
                Answer(recorded, _tags.GetValueOrDefault(recorded.MeasurementId, [])),
                new Text(recorded.Report is { Hits: [{ } best, ..] } ? best.Hqi.ToString("F2", CultureInfo.InvariantCulture) : ""));
        }

        return table;
    }

    private void Say(string sentence)
    {
        status?.Clear();
        CommandOutput.Problem(sentence);
    }

    private static Paragraph Answer(DockStep.Recorded recorded, ImmutableArray<SessionTag> tags)
    {
        (IdentificationReport? report, InferredRole role) = (recorded.Report, recorded.Role);
        VerdictMark mark = CheckMark.Of(report, recorded.Check);
        Paragraph answer = new Paragraph().Append(CommandOutput.Printable(mark.Line), new Style(ReportCard.Colour(mark)));
        if (role.Role == MeasurementRole.Unknown)
        {
            answer.Append(CommandOutput.Printable($"{Environment.NewLine}{role.Reason}"));
        }

        foreach (string alert in report?.Alerts.Select(alert => alert.Class).Distinct() ?? [])
        {
            answer.Append($"{Environment.NewLine}▲ {alert}", new Style(Color.Red));
        }

        if (recorded.ValidationRemark is not null)
        {
            answer.Append($"{Environment.NewLine}! {ValidationStanding.Word}", new Style(Color.Yellow));
        }

        foreach (SessionTag tag in tags)
        {
            answer.Append(CommandOutput.Printable($"{Environment.NewLine}! {tag.Id}"), new Style(Color.Yellow));
        }

        return answer;
    }

    private void SetAside(string file, ReadError error)
    {
        if (json)
        {
            status?.Clear();
            Opening.Report(file, error, json);
        }
        else
        {
            _left.Add((file, $"set aside, {error.Id}: {error.Message}"));
        }
    }
}
