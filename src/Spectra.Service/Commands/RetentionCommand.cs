using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Spectra.Service.Cases;
using Spectra.Service.Storage;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra retention list|dispose</c>: nominal data of closed cases that has been kept as long as it may be.</summary>
internal static class RetentionCommand
{
    public static Command Create() => new("retention", "Nominal data that was kept as long as it may be.") { List(), Dispose() };

    private static Command List()
    {
        Option<string> folder = DataFolder.Option();
        Option<bool> json = new("--json") { Description = "One JSON line a case on stdout." };
        Command command = new("list", "The closed cases whose nominal data is due; those under a legal hold are marked.") { folder, json };
        command.SetAction(parsed => Shown(DueIn(parsed.GetValue(folder)!), parsed.GetValue(json)));
        return command;
    }

    private static Command Dispose()
    {
        Option<string> folder = DataFolder.Option();
        Option<string> by = new("--by") { Description = "Who does it; it stays in the record.", Required = true };
        Option<string> basis = new("--basis") { Description = "The rule or order that it rests on; it stays in the record.", Required = true };
        Option<bool> yes = new("--yes") { Description = "Really. Without it the cases are shown and nothing is done." };
        Command command = new("dispose", "Disposes of the nominal data that is due and not held. It can't be brought back.") { by, basis, yes, folder };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(by)!, parsed.GetValue(basis)!, parsed.GetValue(yes)));
        return command;
    }

    private static ImmutableArray<DueCase> DueIn(string folder) =>
        Retention.Due(DatabaseReader.Open(folder), new RetentionTimes(SiteSettings.Of(folder)), TimeProvider.System.GetUtcNow());

    private static int Run(string folder, string by, string basis, bool isSure)
    {
        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(basis))
        {
            CommandOutput.Problem("The name and the basis stay in the record: neither may be blank.");
            return ExitCode.Usage;
        }

        ImmutableArray<DueCase> due = DueIn(folder);
        if (!isSure)
        {
            Shown(due, json: false);
            CommandOutput.Problem("Nothing was disposed of. What is disposed of can't be brought back: add --yes to dispose of what is due above and not held.");
            return ExitCode.Usage;
        }

        using Database database = Database.Open(folder, TimeProvider.System);
        PartyStore parties = new(database, new CaseStore(database));
        Retention retention = new(database, parties, TimeProvider.System);
        ImmutableArray<Appending> outcomes = [.. due.Where(static found => found.MayBeDisposedOf).SelectMany(found => retention.Dispose(found, basis, by))];
        int done = outcomes.Count(static outcome => outcome is Appending.Done);
        CommandOutput.Line(string.Create(CultureInfo.InvariantCulture, $"Disposed of the nominal data of {done:N0} {(done == 1 ? "party" : "parties")}; {due.Count(static found => !found.MayBeDisposedOf):N0} due cases were left."));
        foreach (string sentence in outcomes.OfType<Appending.Refused>().Select(static refused => refused.Sentence))
        {
            CommandOutput.Problem(sentence);
        }

        if (!parties.Overwrite())
        {
            CommandOutput.Problem("It is gone from the record, but its bytes could not be overwritten, because somebody was reading all the while: run this command again when it is quiet.");
            return ExitCode.SomeFailed;
        }

        return done == outcomes.Length ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static int Shown(ImmutableArray<DueCase> due, bool json)
    {
        if (json)
        {
            foreach (DueCase found in due)
            {
                CommandOutput.Line(System.Text.Json.JsonSerializer.Serialize(found, CommandJson.Line.DueCase));
            }

            return ExitCode.Done;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("case", "classification", "closed (UTC)", "due since (UTC)", "parties", "");
        foreach (DueCase found in due)
        {
            string mark = found.IsHeld ? "legal hold" : found.Findings.IsEmpty ? "" : "NOT INTACT";
            table.AddRow(
                CommandOutput.Text(found.Reference),
                CommandOutput.Text(found.Classification ?? ""),
                CommandOutput.Text(found.ClosedAt.ToString("u", CultureInfo.InvariantCulture)),
                CommandOutput.Text(found.DueAt.ToString("u", CultureInfo.InvariantCulture)),
                CommandOutput.Text(found.Parties.Length.ToString(CultureInfo.InvariantCulture)),
                CommandOutput.Text(mark));
            foreach (string finding in found.Findings)
            {
                CommandOutput.Problem(finding);
            }
        }

        AnsiConsole.Write(table);
        return ExitCode.Done;
    }
}
