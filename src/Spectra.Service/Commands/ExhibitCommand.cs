using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra exhibit issue|list</c>: codes that are typed in at the instrument as the sample name.</summary>
internal static class ExhibitCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Argument<string[]> codes = new("CODE") { Description = "Letters, digits, hyphens, slashes and dots, up to 64.", Arity = ArgumentArity.OneOrMore };
        Option<string> by = new("--by") { Description = "Who issues them.", Required = true };
        Option<string?> note = new("--note") { Description = "What to note with them." };
        Command issue = new("issue", "Issues exhibit codes before the measurement.") { codes, by, note, folder };
        issue.SetAction(parsed => Issue(parsed.GetValue(codes)!, parsed.GetValue(by)!, parsed.GetValue(note), parsed.GetValue(folder)!));
        Option<bool> json = new("--json") { Description = "One JSON line a code on stdout." };
        Command list = new("list", "The codes that were issued here.") { folder, json };
        list.SetAction(parsed => List(parsed.GetValue(folder)!, parsed.GetValue(json)));
        return new Command("exhibit", "Exhibit codes.") { issue, list };
    }

    private static int Issue(string[] codes, string by, string? note, string folder)
    {
        foreach (string fault in codes.Select(ExhibitCode.Fault).OfType<string>())
        {
            CommandOutput.Problem(fault);
            return ExitCode.Usage;
        }

        using Database database = Database.Open(folder, TimeProvider.System);
        ExhibitRegister register = new(database, TimeProvider.System);
        int exit = ExitCode.Done;
        foreach (string code in codes)
        {
            if (register.Issue(code, by, note))
            {
                CommandOutput.Line(code);
            }
            else
            {
                CommandOutput.Problem($"The exhibit code '{code}' was issued before: it is not issued again.");
                exit = ExitCode.SomeFailed;
            }
        }

        return exit;
    }

    private static int List(string folder, bool json)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns(new TableColumn("exhibit").NoWrap(), new TableColumn("issued (UTC)"), new TableColumn("by"), new TableColumn("note"));
        bool isIntact = true;
        foreach (ExhibitCode code in RecordReader.Open(folder).ListExhibits())
        {
            isIntact &= code.Findings.IsEmpty;
            foreach (string finding in code.Findings)
            {
                CommandOutput.Problem($"✕ ALTERED {finding}");
            }

            if (json)
            {
                CommandOutput.Line(JsonSerializer.Serialize(new ExhibitLine(code.Code, code.IssuedBy, code.IssuedAt, code.Note, code.Findings.IsEmpty), CommandJson.Line.ExhibitLine));
            }
            else
            {
                table.AddRow(CommandOutput.Text(code.Code), CommandOutput.Text(code.IssuedAt.ToString("u", CultureInfo.InvariantCulture)), CommandOutput.Text(code.IssuedBy), CommandOutput.Text(code.Note ?? ""));
            }
        }

        if (!json)
        {
            AnsiConsole.Write(table);
        }

        return isIntact ? ExitCode.Done : ExitCode.Refused;
    }
}
