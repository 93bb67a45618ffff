using System.CommandLine;
using System.Globalization;
using Spectra.Service.Accounts;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary><c>spectra library draft|decide|approve|activate|rollback</c>: what changes governed libraries. Each is done by a person with an account.</summary>
internal static class LibraryReleaseCommand
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All() => [Draft(), Decide(), Approve(), Activate(), Rollback()];

    /// <summary>The argument that names a governed library.</summary>
    public static Argument<string> Name() => new("NAME") { Description = "The library's name." };

    /// <summary>The argument that names a release.</summary>
    public static Argument<int> Number() => new("NUMBER") { Description = "The release's number." };

    /// <summary>What came of it, as a person is told.</summary>
    public static int Said(Appending outcome, string done)
    {
        switch (outcome)
        {
            case Appending.Done:
                CommandOutput.Line(done);
                return ExitCode.Done;
            case Appending.NotFound missing:
                CommandOutput.Problem(missing.Sentence);
                return ExitCode.Usage;
            case Appending.Refused refused:
                CommandOutput.Problem(refused.Sentence);
                return ExitCode.Refused;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Command Draft()
    {
        (Argument<string> name, Option<string> user, Option<string> reason, Option<string> folder) = (Name(), User(), Reason(), DataFolder.Option());
        Option<Guid[]> imports = new("--import") { Description = "An import to take entries from; may be given several times." };
        Command command = new("draft", "Drafts the next release from the active one, imports, and the decisions over entries.") { name, imports, reason, user, folder };
        command.SetAction(parsed => CommandPerson.RunAsync(parsed.GetValue(folder)!, parsed.GetValue(user)!, Permission.ImportLibraries, (database, person) =>
        {
            ReleaseStore store = new(database);
            Appending? outcome = null;
            StatusLine status = StatusLine.OfTerminal();
            outcome = new ReleaseDrafting(store, TimeProvider.System).Draft(
                parsed.GetValue(name)!,
                [.. (parsed.GetValue(imports) ?? []).Distinct()],
                parsed.GetValue(reason)!,
                person,
                step => status.Show(string.Create(CultureInfo.InvariantCulture, $"{step.Sentence}: {100 * step.Done:F0} %")));
            status.Clear();
            RecordedRelease? release = outcome is Appending.Done ? store.Of(parsed.GetValue(name)!).Releases[^1] : null;
            foreach (string worse in release?.Worse ?? [])
            {
                CommandOutput.Problem($"WORSE than the active release. {worse}");
            }

            return Said(outcome, $"Release {release?.Number} of '{parsed.GetValue(name)}' is drafted: {release?.Entries:N0} entries, {release?.Substances:N0} substances, manifest {release?.ManifestSha256}. Somebody else must approve it.");
        }));
        return command;
    }

    private static Command Decide()
    {
        (Argument<string> name, Option<string> user, Option<string> reason, Option<string> folder) = (Name(), User(), Reason(), DataFolder.Option());
        Argument<string> entry = new("ENTRY") { Description = "The entry's id." };
        Option<string> decision = new Option<string>("--as") { Description = "released (from the quarantine of --import) or withdrawn.", Required = true }.AcceptOnlyFromAmong("released", "withdrawn");
        Option<Guid?> import = new("--import") { Description = "The import that the entry is of." };
        Command command = new("decide", "Releases an entry from quarantine, or withdraws one, from the next draft on.") { name, entry, decision, import, reason, user, folder };
        command.Validators.Add(result =>
        {
            if (result.GetValue(decision) == "released" && result.GetValue(import) is null)
            {
                result.AddError("An entry is released from the quarantine of one import: name it with --import.");
            }
        });
        command.SetAction(parsed => CommandPerson.RunAsync(parsed.GetValue(folder)!, parsed.GetValue(user)!, Permission.ImportLibraries, (database, person) =>
        {
            ReleaseStore store = new(database);
            string library = parsed.GetValue(name)!;
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            return store.Of(library).IsUnknown ? Said(new Appending.NotFound($"There is no library '{library}'."), "") : Said(
                store.Add(new EntryDecision
                {
                    Id = Guid.CreateVersion7(now),
                    Library = library,
                    ImportId = parsed.GetValue(import),
                    EntryId = parsed.GetValue(entry)!,
                    Decision = Api.EnumWord.Find<EntryFate>(parsed.GetValue(decision)!)!.Value,
                    Reason = parsed.GetValue(reason)!,
                    DecidedBy = person.AccountId,
                    DecidedAt = now,
                }),
                $"Entry '{parsed.GetValue(entry)}' counts as {parsed.GetValue(decision)} from the next draft on.");
        }));
        return command;
    }

    private static Command Approve()
    {
        (Argument<string> name, Argument<int> number, Option<string> user, Option<string> folder) = (Name(), Number(), User(), DataFolder.Option());
        Option<string?> reason = new("--reason") { Description = "Why; needed where the release is worse than the active one." };
        Option<string> meaning = new("--meaning") { Description = "What the signature says.", DefaultValueFactory = _ => "I looked at this release and approve it for use." };
        Command command = new("approve", "Signs the approval of a release that others imported and drafted; the password is asked for.") { name, number, reason, meaning, user, folder };
        command.SetAction(parsed => CommandPerson.RunAsync(parsed.GetValue(folder)!, parsed.GetValue(user)!, Permission.ApproveLibraries, (database, person) =>
        {
            ReleaseStore store = new(database);
            return store.Of(parsed.GetValue(name)!).Find(parsed.GetValue(number)) is not { } release
                ? Said(NoRelease(parsed.GetValue(name)!, parsed.GetValue(number)), "")
                : Said(
                    ReleaseApprovals.Approve(store, release, release.ManifestSha256, parsed.GetValue(reason), parsed.GetValue(meaning)!, person, TimeProvider.System.GetUtcNow()),
                    $"Release {release.Number} of '{release.Library}' is approved by {person.DisplayName}.");
        }));
        return command;
    }

    private static Command Activate()
    {
        (Argument<string> name, Argument<int> number, Option<string> reason, Option<string> by, Option<string> folder) = (Name(), Number(), Reason(), By(), DataFolder.Option());
        Command command = new("activate", "Lets an approved release answer from now on; a running service takes it within seconds.") { name, number, reason, by, folder };
        command.SetAction(parsed => Changed(parsed.GetValue(folder)!, store => Said(
            new ReleaseActivations(store, TimeProvider.System).Activate(parsed.GetValue(name)!, parsed.GetValue(number), parsed.GetValue(reason)!, $"system:{parsed.GetValue(by)}"),
            $"Release {parsed.GetValue(number)} of '{parsed.GetValue(name)}' answers from now on.")));
        return command;
    }

    private static Command Rollback()
    {
        (Argument<string> name, Option<string> reason, Option<string> by, Option<string> folder) = (Name(), Reason(), By(), DataFolder.Option());
        Command command = new("rollback", "Lets the release answer again that answered before.") { name, reason, by, folder };
        command.SetAction(parsed => Changed(parsed.GetValue(folder)!, store => Said(
            new ReleaseActivations(store, TimeProvider.System).Rollback(parsed.GetValue(name)!, parsed.GetValue(reason)!, $"system:{parsed.GetValue(by)}"),
            $"The release of '{parsed.GetValue(name)}' that answered before answers again.")));
        return command;
    }

    /// <summary>Opens the record of a data folder for writing, and says where its seal could not be finished.</summary>
    internal static int Changed(string folder, Func<ReleaseStore, int> change)
    {
        // Looked at first: a wrong --data must not make a new record.
        DatabaseReader.Open(folder);
        using Database database = Database.Open(folder, TimeProvider.System);
        int exit = change(new ReleaseStore(database));
        if (database.UnsettledSeal is { } unsettled)
        {
            CommandOutput.Problem(unsettled);
        }

        return exit;
    }

    /// <summary>That there is no such release.</summary>
    internal static Appending.NotFound NoRelease(string library, int number) => new($"There is no release {number} of a library '{library}': 'spectra library list' shows what there is.");

    internal static Option<string> Reason() => new("--reason") { Description = "Why; it stays in the record.", Required = true };

    internal static Option<string> By() => new("--by") { Description = "Who; it stays in the record.", Required = true };

    private static Option<string> User() => new("--user") { Description = "The account of whoever does it; the password is asked for, or read from the input.", Required = true };
}
