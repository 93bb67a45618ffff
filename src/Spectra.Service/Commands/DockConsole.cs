using System.Globalization;
using System.Text.Json;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Roles;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>Tells a person, or with <c>--json</c> a program, what a docking session does.</summary>
internal sealed class DockConsole(bool json)
{
    private const int LongestName = 24;

    private readonly List<(string File, string Why)> _left = [];
    private readonly Table _table = new Table().Border(TableBorder.Rounded).AddColumns(new TableColumn("measurement and its record").NoWrap(), new TableColumn("answer"), new TableColumn("score"));
    private int _rows;

    /// <summary>Shows one step.</summary>
    public void Show(DockStep step)
    {
        switch (step)
        {
            case DockStep.Recorded recorded:
                Show(recorded);
                break;
            case DockStep.Happened { Event: DockEvent.Connected connected }:
                CommandOutput.Problem($"Detector: {connected.Identity.Model ?? "model not reported"}, serial {connected.Identity.Serial ?? "not reported"}.");
                break;
            case DockStep.Happened { Event: DockEvent.Found found }:
                CommandOutput.Problem(string.Create(CultureInfo.InvariantCulture, $"Found {found.Files} files, {found.Bytes:N0} bytes."));
                break;
            case DockStep.Happened { Event: DockEvent.SetAside aside }:
                SetAside(aside.FileName, aside.Error);
                break;
            case DockStep.Happened { Event: DockEvent.NotTaken left }:
                _left.Add((left.FileName, left.Sentence));
                break;
        }
    }

    /// <summary>Shows how the session ended.</summary>
    /// <returns>The exit code.</returns>
    public int Close(DockOutcome outcome)
    {
        if (!json && _rows > 0)
        {
            AnsiConsole.Write(_table);
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
            DockOutcome.Cancelled => ("Called off.", ExitCode.SomeFailed),
            _ => ("Done.", tally.NotTaken > 0 ? ExitCode.SomeFailed : ExitCode.Done),
        };
        CommandOutput.Problem(outcome is DockOutcome.Refused
            ? sentence
            : $"{sentence} Found {tally.Found}: {tally.Taken} taken, {tally.Known} known already, {tally.SetAside} set aside, {tally.NotTaken} not taken.");
        return exit;
    }

    private void Show(DockStep.Recorded recorded)
    {
        if (json)
        {
            CommandOutput.Line(JsonSerializer.Serialize(
                new DockLine(recorded.FileName, recorded.Subfile, recorded.Sha256, Words.Of(recorded.Role.Role), recorded.Role.Reason, recorded.MeasurementId, recorded.Report),
                CommandJson.Line.DockLine));
            return;
        }

        _rows++;
        IdentificationReport? report = recorded.Report;
        VerdictMark mark = VerdictMark.Of(report);
        string file = Path.GetFileName(recorded.FileName);
        file = file.Length > LongestName ? $"{file[..LongestName]}…" : file;
        _table.AddRow(
            CommandOutput.Text($"{(recorded.Subfile == 0 ? file : $"{file} #{recorded.Subfile}")} ({Words.Of(recorded.Role.Role)}){Environment.NewLine}{recorded.MeasurementId}"),
            Answer(mark, report, recorded.Role),
            new Text(report is { Hits: [{ } best, ..] } ? best.Hqi.ToString("F2", CultureInfo.InvariantCulture) : ""));
    }

    private static Paragraph Answer(VerdictMark mark, IdentificationReport? report, InferredRole role)
    {
        Paragraph answer = new Paragraph().Append(CommandOutput.Printable(mark.Line), new Style(ReportCard.Colour(mark)));
        if (role.Role == MeasurementRole.Unknown)
        {
            answer.Append(CommandOutput.Printable($"{Environment.NewLine}{role.Reason}"));
        }

        foreach (string alert in report?.Alerts.Select(alert => alert.Class).Distinct() ?? [])
        {
            answer.Append($"{Environment.NewLine}▲ {alert}", new Style(Color.Red));
        }

        return answer;
    }

    private void SetAside(string file, ReadError error)
    {
        if (json)
        {
            Opening.Report(file, error, json);
        }
        else
        {
            _left.Add((file, $"set aside, {error.Id}: {error.Message}"));
        }
    }
}
