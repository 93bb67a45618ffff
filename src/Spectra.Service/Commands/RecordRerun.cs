using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary><c>spectra record rerun</c>: repeats recorded analyses and says whether they come out the same.</summary>
internal static class RecordRerun
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Argument<string?> id = new("ID") { Description = "The measurement's id; without it, and with --all, every measurement.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "Every analysis of the record." };
        Option<string[]> libraries = new("--library") { Description = "A .speclib file beside the data folder's own; may be given several times." };
        Option<bool> json = new("--json") { Description = "JSON lines on stdout." };
        Command command = new("rerun", "Repeats analyses from the bytes as received, and compares them byte for byte.") { id, all, libraries, folder, json };
        command.SetAction(parsed => Run(parsed.GetValue(id), parsed.GetValue(all), parsed.GetValue(libraries) ?? [], parsed.GetValue(folder)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string? id, bool all, string[] named, string folder, bool json)
    {
        Guid measurement = default;
        if (id is null != all || (id is not null && !Guid.TryParse(id, out measurement)))
        {
            CommandOutput.Problem(id is null || all ? "Give the id of one measurement, or --all." : $"'{id}' is no record id: expected the 36 characters that dock and record list print");
            return ExitCode.Usage;
        }

        RecordReader reader = new(DatabaseReader.Open(folder));
        using OpenLibraries? libraries = OpenLibraries.Open([.. DataFolder.Libraries(folder), .. GovernedLibrary.KeptReleases(folder), .. named], out int exit, forEvidence: true);
        if (libraries is null)
        {
            return exit;
        }

        Rerun rerun = new(reader, libraries.Libraries);
        Dictionary<string, int> counts = [];
        foreach (Guid one in all ? reader.Ids() : [measurement])
        {
            if (reader.Find(one) is not { } record)
            {
                CommandOutput.Problem($"There is no measurement {one} in '{folder}'.");
                return ExitCode.SomeFailed;
            }

            foreach (RerunLine line in rerun.Of(record).Select(outcome => RerunLine.Of(one, outcome)))
            {
                counts[line.Outcome] = counts.GetValueOrDefault(line.Outcome) + 1;
                Show(line, json, all);
            }
        }

        CommandOutput.Problem(counts.Count == 0 ? "There is no analysis to repeat." : $"Analyses: {string.Join(", ", counts.Select(static count => $"{count.Value} {count.Key}"))}.");
        return counts.Keys.All(static outcome => outcome is "identical" or "same-answer") ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static void Show(RerunLine line, bool json, bool all)
    {
        if (json)
        {
            CommandOutput.Line(JsonSerializer.Serialize(line, CommandJson.Line.RerunLine));
        }
        else if (!all || line.Outcome != "identical")
        {
            CommandOutput.Line(CommandOutput.Printable(line.Text));
        }
    }
}
