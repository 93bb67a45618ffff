using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectra.Libraries;
using Spectra.Libraries.Importing;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra library list|show|diff|verify</c>: looks at governed libraries, and changes nothing.</summary>
internal static class LibraryShowCommand
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All() => [List(), Show(), Diff(), Verify()];

    private static Command List()
    {
        Option<string> folder = DataFolder.Option();
        Option<bool> json = new("--json") { Description = "One JSON line a release on stdout." };
        Command command = new("list", "The governed libraries with their releases.") { folder, json };
        command.SetAction(parsed =>
        {
            Table table = new Table().Border(TableBorder.Simple).AddColumns("library", "release", "state", "entries", "substances", "drafted (UTC)", "by");
            DatabaseReader reader = DatabaseReader.Open(parsed.GetValue(folder)!);
            foreach (LibraryHistory history in reader.Read(static snapshot => LibraryHistory.Names(snapshot).Select(name => LibraryHistory.Of(snapshot, name)).ToImmutableArray()))
            {
                foreach (ReleaseItem item in history.Releases.Select(release => ReleaseItem.Of(history, release)))
                {
                    if (parsed.GetValue(json))
                    {
                        CommandOutput.Line(JsonSerializer.Serialize(ReleaseLine.Of(item), CommandJson.Line.ReleaseLine));
                        continue;
                    }

                    RecordedRelease release = item.Release;
                    table.AddRow(
                        CommandOutput.Text(release.Library),
                        CommandOutput.Text(release.Number.ToString(CultureInfo.InvariantCulture)),
                        CommandOutput.Text(item.State),
                        CommandOutput.Text(release.Entries.ToString("N0", CultureInfo.InvariantCulture)),
                        CommandOutput.Text(release.Substances.ToString("N0", CultureInfo.InvariantCulture)),
                        CommandOutput.Text(release.DraftedAt.ToString("u", CultureInfo.InvariantCulture)),
                        CommandOutput.Text(release.DraftedName));
                }
            }

            if (!parsed.GetValue(json))
            {
                AnsiConsole.Write(table);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        (Argument<string> name, Argument<int> number, Option<string> folder) = (LibraryReleaseCommand.Name(), LibraryReleaseCommand.Number(), DataFolder.Option());
        Option<bool> json = new("--json") { Description = "The manifest as it is signed, on stdout." };
        Command command = new("show", "A release: what it is made of, and what it knows of itself.") { name, number, folder, json };
        command.SetAction(parsed => WithRelease(parsed.GetValue(folder)!, parsed.GetValue(name)!, parsed.GetValue(number), (_, history, release) =>
        {
            ReleaseContent content = ReleaseContent.Of(parsed.GetValue(folder)!, release);
            if (parsed.GetValue(json))
            {
                CommandOutput.Line(System.Text.Encoding.UTF8.GetString(content.ManifestBytes()));
                return ExitCode.Done;
            }

            foreach (string line in KnowledgeCard.Of(ReleaseItem.Of(history, release), content.Manifest(), [.. history.ApprovalsOf(release)]))
            {
                CommandOutput.Line(CommandOutput.Printable(line));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Diff()
    {
        (Argument<string> name, Option<string> folder) = (LibraryReleaseCommand.Name(), DataFolder.Option());
        Argument<int> from = new("FROM") { Description = "The earlier release." };
        Argument<int> to = new("TO") { Description = "The later release." };
        Option<int> verdicts = new Option<int>("--verdicts") { Description = "Identifies so many of the latest recorded measurements with the later release, and names the verdicts that would change.", DefaultValueFactory = _ => 0 }.Between(0, 100_000);
        Command command = new("diff", "Which entries a release adds, removes and changes, and which recorded verdicts it would change.") { name, from, to, verdicts, folder };
        command.SetAction((parsed, cancellation) => Task.FromResult(WithRelease(parsed.GetValue(folder)!, parsed.GetValue(name)!, parsed.GetValue(from), (reader, history, earlier) =>
        {
            if (history.Find(parsed.GetValue(to)) is not { } later)
            {
                return LibraryReleaseCommand.Said(LibraryReleaseCommand.NoRelease(history.Library, parsed.GetValue(to)), "");
            }

            string data = parsed.GetValue(folder)!;
            ReleaseDifference difference = ReleaseDifference.Between(ReleaseContent.Of(data, earlier).Entries(), ReleaseContent.Of(data, later).Entries());
            Write("added", difference.Added);
            Write("removed", difference.Removed);
            Write("changed", difference.Changed.Select(static changed => changed.After));
            CommandOutput.Line($"{difference.Added.Length:N0} added, {difference.Removed.Length:N0} removed, {difference.Changed.Length:N0} changed.");
            return parsed.GetValue(verdicts) == 0 ? ExitCode.Done : Verdicts(reader, data, later, parsed.GetValue(verdicts), cancellation);
        })));
        return command;
    }

    private static Command Verify()
    {
        (Argument<string> name, Option<string> folder) = (LibraryReleaseCommand.Name(), DataFolder.Option());
        Command command = new("verify", "Holds every byte of every release of a library against the record.") { name, folder };
        command.SetAction(parsed =>
        {
            DatabaseReader reader = DatabaseReader.Open(parsed.GetValue(folder)!);
            LibraryHistory history = reader.Read(snapshot => LibraryHistory.Of(snapshot, parsed.GetValue(name)!));
            if (history.Releases.IsEmpty)
            {
                return LibraryReleaseCommand.Said(new Appending.NotFound($"There is no release of a library '{history.Library}'."), "");
            }

            ImmutableArray<string> keys = SiteKeyList.Of(reader);
            string[] faults = [.. history.Findings, .. history.Releases.SelectMany(release => ReleaseContent.Of(parsed.GetValue(folder)!, release).Faults(keys))];
            foreach (string fault in faults)
            {
                CommandOutput.Problem(fault);
            }

            CommandOutput.Line($"{history.Library}: {history.Releases.Length} releases, {(faults.Length == 0 ? "all as they were recorded" : $"{faults.Length} faults")}.");
            return faults.Length == 0 ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static int Verdicts(DatabaseReader reader, string folder, RecordedRelease release, int most, CancellationToken cancellation)
    {
        using OpenLibraries? others = OpenLibraries.Open(DataFolder.Libraries(folder), out int exit);
        using OpenLibraries? opened = OpenLibraries.Open([ReleaseContent.Of(folder, release).LibraryPath], out int exitOfRelease, forEvidence: true);
        if (others is null || opened is null)
        {
            return Math.Max(exit, exitOfRelease);
        }

        VerdictChangeReport? report = null;
        Steps.Run("Identifying anew", most, step => report = new VerdictChanges(new RecordReader(reader), others.Libraries).Of(opened.Libraries[0], most, _ => step(), cancellation));
        foreach (VerdictChange change in report!.Changes)
        {
            CommandOutput.Line($"{change.MeasurementId}: {change.KindThen} {string.Join(' ', change.IdsThen)} then, {change.KindNow} {string.Join(' ', change.IdsNow)} with release {release.Number}");
        }

        CommandOutput.Line($"{report.Looked:N0} analyses identified anew, {report.Changes.Length:N0} verdicts would change, {report.Impossible:N0} can't be told.");
        return ExitCode.Done;
    }

    private static void Write(string word, IEnumerable<ReleaseEntry> entries)
    {
        foreach (ReleaseEntry entry in entries)
        {
            CommandOutput.Line(CommandOutput.Printable($"{word} {entry.Id}: {entry.Name ?? "no name"}{(entry.Cas is null ? "" : $", {entry.Cas}")} ({entry.Source}, {entry.Licence})"));
        }
    }

    private static int WithRelease(string folder, string library, int number, Func<DatabaseReader, LibraryHistory, RecordedRelease, int> run)
    {
        DatabaseReader reader = DatabaseReader.Open(folder);
        LibraryHistory history = reader.Read(snapshot => LibraryHistory.Of(snapshot, library));
        return history.Find(number) is { } release ? run(reader, history, release) : LibraryReleaseCommand.Said(LibraryReleaseCommand.NoRelease(library, number), "");
    }
}
