using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectra.Libraries;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra library confusions --library FILE</c>: what a library's substances can be mistaken for.</summary>
internal static class ConfusionsCommand
{
    public static Command Create()
    {
        Option<string[]> libraries = new("--library") { Description = "A .speclib file; may be given several times.", Required = true };
        Option<bool> json = new("--json") { Description = "One JSON line a substance on stdout, then one a library." };
        Command command = new("confusions", "Which substances of a library infrared does not separate, and how high wrong ones score.") { libraries, json };
        command.SetAction(parsed => Run(parsed.GetValue(libraries)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, bool json)
    {
        using OpenLibraries? open = OpenLibraries.Open(paths, out int exit);
        foreach (ReferenceLibrary library in open?.Libraries ?? [])
        {
            if (library.Neighbours is null)
            {
                CommandOutput.Problem($"The library '{library.Name}' was written without a survey of its neighbours: build it with 'spectra library build'.");
                exit = ExitCode.SomeFailed;
                continue;
            }

            ConfusionGroups groups = ConfusionGroups.Of(library);
            WrongNeighbourLine summary = WrongNeighbourLine.Of(library, groups);
            if (json)
            {
                Write(groups, summary);
            }
            else
            {
                Draw(groups, summary);
            }
        }

        return exit;
    }

    private static void Write(ConfusionGroups groups, WrongNeighbourLine summary)
    {
        foreach (ConfusionGroup group in groups.All)
        {
            CommandOutput.Line(JsonSerializer.Serialize(ConfusionLine.Of(groups.Library, group), CommandJson.Line.ConfusionLine));
        }

        CommandOutput.Line(JsonSerializer.Serialize(summary, CommandJson.Line.WrongNeighbourLine));
    }

    private static void Draw(ConfusionGroups groups, WrongNeighbourLine summary)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("substance", "is not separated from", "score", "kind");
        foreach (ConfusionGroup group in groups.All)
        {
            ConfusionLine line = ConfusionLine.Of(groups.Library, group);
            for (int i = 0; i < line.Confusions.Length; i++)
            {
                ConfusedLine confused = line.Confusions[i];
                table.AddRow(
                    CommandOutput.Text(i == 0 ? line.Name : ""),
                    CommandOutput.Text(confused.Name),
                    CommandOutput.Text(confused.Score.ToString("F4", CultureInfo.InvariantCulture)),
                    CommandOutput.Text(confused.SameCurve ? $"{confused.Kind}, one curve" : confused.Kind));
            }
        }

        AnsiConsole.Write(new Rule(Markup.Escape(CommandOutput.Printable(groups.Library))).LeftJustified());
        AnsiConsole.Write(table);
        Table tail = new Table().Border(TableBorder.Rounded).AddColumns("score", "substances with a wrong one of it", "chance for a substance not in the library");
        foreach (WrongScoreLine line in summary.Tail)
        {
            tail.AddRow(Percent(line.Score, "F2", 1), Percent(line.Share, "F2", 100), Percent(line.Chance, "F2", 100));
        }

        AnsiConsole.Write(tail);

        static Text Percent(double value, string format, double factor) =>
            CommandOutput.Text((value * factor).ToString(format, CultureInfo.InvariantCulture) + (factor == 1 ? "" : " %"));
    }
}
