using System.CommandLine;
using System.Text.Json;
using Spectra.Libraries.Importing;
using Spectra.Service.Libraries.Importing;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Commands;

/// <summary><c>spectra library import</c>: takes spectra into a governed library, for somebody to look at and release.</summary>
internal static class LibraryImportCommand
{
    private const int Thousandths = 1000;

    public static Command Create()
    {
        Argument<string[]> paths = PathArgument.Create("PATH", "Files, folders or .zip archives of spectra, each with an optional index.csv.");
        Option<string> name = new("--name") { Description = "The library's name: letters, digits, '-', '_' and '.'.", Required = true };
        Option<string> licence = new("--licence") { Description = "The terms under which the spectra are used.", Required = true };
        Option<string> origin = new("--origin") { Description = "Where the spectra come from.", Required = true };
        Option<string> by = new("--by") { Description = "Who imports.", DefaultValueFactory = _ => Environment.UserName };
        Option<string> data = DataFolder.Option();
        Option<bool> json = new("--json") { Description = "The report as one line of JSON." };
        Command command = new("import", "Spectra for a governed library: originals kept, every entry checked, a report of what to look at. The same command goes on with an import that was broken off.")
        {
            paths, name, licence, origin, by, data, json,
        };
        command.SetAction(parsed => Run(
            new ImportOrder(parsed.GetValue(name)!, [.. parsed.GetValue(paths)!], new ImportTerms(parsed.GetValue(licence)!, parsed.GetValue(origin)!), parsed.GetValue(by)!),
            parsed.GetValue(data)!,
            parsed.GetValue(json)));
        return command;
    }

    private static int Run(ImportOrder order, string data, bool json)
    {
        if (!GovernedFolder.IsName(order.Library))
        {
            CommandOutput.Problem($"'{order.Library}' can't be the name of a library: expected up to 64 letters, digits, '-', '_' and '.', beginning with a letter or digit.");
            return ExitCode.Usage;
        }

        ImportOutcome? outcome = null;
        Steps.Run($"Importing {order.Library}", Thousandths, step =>
        {
            int taken = 0;
            outcome = LibraryImport.Run(data, order, ShippedFacts.Of(ReferenceFacts.Catalogue), new Told<double>(share =>
            {
                for (; taken < (int)(share * Thousandths); taken++)
                {
                    step();
                }
            }));
        });
        return Report(outcome!, json) is var exit && exit == ExitCode.Done ? Recorded(data, order, outcome!) : exit;
    }

    /// <summary>Records the import, so that a draft can take entries from it.</summary>
    private static int Recorded(string data, ImportOrder order, ImportOutcome outcome)
    {
        using Database database = Database.Open(data, TimeProvider.System);
        RecordedImport import = ImportRecording.Record(new ReleaseStore(database), outcome, order.Paths, $"system:{order.By}", TimeProvider.System.GetUtcNow());
        CommandOutput.Problem($"Recorded as import {import.Id}: 'spectra library draft' takes entries from it.");
        if (database.UnsettledSeal is { } unsettled)
        {
            CommandOutput.Problem(unsettled);
        }

        return ExitCode.Done;
    }

    private static int Report(ImportOutcome outcome, bool json)
    {
        ImportReport report = outcome.Report;
        if (json)
        {
            CommandOutput.Line(JsonSerializer.Serialize(ImportLine.Of(outcome), CommandJson.Line.ImportLine));
        }
        else
        {
            CommandOutput.Line($"{report.Library}: import {report.Import}, {report.Entries:N0} entries, {report.Quarantined:N0} quarantined, {report.Flagged:N0} to be looked at");
            foreach (FindingGroup group in report.Groups)
            {
                CommandOutput.Line($"  {group.Entries.Length,6:N0}  {ImportLine.WordOf(group.Weight)}: {group.Code}: {group.Action}");
            }

            CommandOutput.Line($"report: {Path.Combine(outcome.Folder, LibraryImport.TextFile)}");
        }

        if (report.Entries == 0)
        {
            CommandOutput.Problem("Not one file was found under the paths.");
        }

        return report.Comparable > 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }
}
