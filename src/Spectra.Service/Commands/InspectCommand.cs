using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra inspect FILE...</c>: what files say of themselves.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        Argument<string[]> files = PathArgument.Create("FILE", "Files, folders or .zip archives.");
        Option<bool> json = new("--json") { Description = "One JSON line a spectrum on stdout." };
        Command command = new("inspect", "What a file says of itself: format, points, range, units, technique, title, CAS, instrument, time, every warning.") { files, json };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, bool json)
    {
        int exit = ExitCode.Done;
        foreach (SourceItem item in paths.SelectMany(SpectrumSource.Read))
        {
            switch (Opening.Of(item))
            {
                case (SpectrumFile file, _, ReadOnlyMemory<byte> content):
                    Show(item.Name, content, file, json);
                    break;
                case (_, ReadError error, _):
                    exit = ExitCode.SomeFailed;
                    Opening.Report(item.Name, error, json);
                    break;
            }
        }

        return exit;
    }

    private static void Show(string name, ReadOnlyMemory<byte> content, SpectrumFile file, bool json)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        for (int subfile = 0; subfile < file.Spectra.Length; subfile++)
        {
            InspectionLine line = InspectionLine.Of(name, subfile, sha256, file.Format, file.Spectra[subfile]);
            if (json)
            {
                CommandOutput.Line(JsonSerializer.Serialize(line, CommandJson.Line.InspectionLine));
            }
            else
            {
                Draw(line);
            }
        }
    }

    private static void Draw(InspectionLine line)
    {
        Grid grid = new Grid().AddColumn().AddColumn();
        foreach ((string label, string value) in line.Rows())
        {
            grid.AddRow(CommandOutput.Text(label, Color.Grey), CommandOutput.Text(value));
        }

        AnsiConsole.Write(new Rule(Markup.Escape(CommandOutput.Printable(line.Subfile == 0 ? line.File : $"{line.File} #{line.Subfile}"))).LeftJustified());
        AnsiConsole.Write(grid);
        foreach (SpectrumWarning warning in line.Warnings)
        {
            CommandOutput.Marked($"! {warning.Code}", Color.Yellow, warning.Message);
        }
    }
}
