using System.CommandLine;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary>What a person may add to the record: nothing is changed, a correction stands beside what it corrects, with its reason and who made it.</summary>
internal static class RecordChange
{
    private static readonly string[] Roles = ["sample", "blank", "background", "check"];

    /// <summary><c>record assign</c>: which exhibit a measurement belongs to.</summary>
    public static Command Assign()
    {
        (Argument<string> id, Option<string> reason, Option<string> by, Option<string> folder) = Common("MEASUREMENT", "The measurement's id as dock printed it.");
        Option<string> exhibit = new("--exhibit") { Description = "The code, as it was issued.", Required = true };
        Command command = new("assign", "Ties a measurement to an exhibit.") { id, exhibit, reason, by, folder };
        command.SetAction(parsed => Change(parsed, id, reason, by, folder, (store, measurement, why, who) =>
        {
            string? fault = store.Exhibits.Assign(measurement, parsed.GetValue(exhibit)!, why, who);
            return Said(fault, $"Measurement {measurement} belongs to exhibit {parsed.GetValue(exhibit)} now; the correction is recorded.");
        }));
        return command;
    }

    /// <summary><c>record role</c>: what a measurement was for.</summary>
    public static Command Role()
    {
        (Argument<string> id, Option<string> reason, Option<string> by, Option<string> folder) = Common("MEASUREMENT", "The measurement's id as dock printed it.");
        Option<string> role = new Option<string>("--role") { Description = "sample, blank, background or check.", Required = true }.AcceptOnlyFromAmong(Roles);
        Command command = new("role", "Says what a measurement was for.") { id, role, reason, by, folder };
        command.SetAction(parsed => Change(parsed, id, reason, by, folder, (store, measurement, why, who) =>
        {
            string word = parsed.GetValue(role)!;
            bool isThere = store.CorrectRole(measurement, RecordWords.Role(word), why, who);
            if (isThere && store.Find(measurement) is { Session: { } session })
            {
                store.Sequences.AppendFor(session);
            }

            return Said(isThere ? null : $"There is no measurement {measurement} in '{store.Folder}'.", $"Measurement {measurement} counts as a {word} now; the correction is recorded.");
        }));
        return command;
    }

    /// <summary><c>record admit</c>: takes a quarantined file for evidence.</summary>
    public static Command Admit()
    {
        (Argument<string> id, Option<string> reason, Option<string> by, Option<string> folder) = Common("SETASIDE", "The id under which the file is kept apart.");
        Option<string[]> libraries = new("--library") { Description = "A .speclib file; may be given several times. Without one, the data folder's own." };
        Command command = new("admit", "Takes a file that was kept apart as foreign for evidence.") { id, reason, by, folder, libraries };
        command.SetAction(parsed =>
        {
            string[] wanted = parsed.GetValue(libraries) is { Length: > 0 } named ? named : DataFolder.Libraries(parsed.GetValue(folder)!);
            using OpenLibraries? opened = OpenLibraries.Open(wanted, out int exit, forEvidence: true);
            return opened is null ? exit : Change(parsed, id, reason, by, folder, (store, aside, why, who) => Said(new Admission(store, opened.Identifier()).Admit(aside, why, who)));
        });
        return command;
    }

    private static (Argument<string> Id, Option<string> Reason, Option<string> By, Option<string> Folder) Common(string name, string description) => (
        new Argument<string>(name) { Description = description },
        new Option<string>("--reason") { Description = "Why; it stays in the record.", Required = true },
        new Option<string>("--by") { Description = "Who; it stays in the record.", Required = true },
        DataFolder.Option());

    private static int Change(ParseResult parsed, Argument<string> id, Option<string> reason, Option<string> by, Option<string> folder, Func<MeasurementStore, Guid, string, string, int> change)
    {
        if (!Guid.TryParse(parsed.GetValue(id), out Guid row))
        {
            CommandOutput.Problem($"'{parsed.GetValue(id)}' is no record id: expected the 36 characters that dock and record list print");
            return ExitCode.Usage;
        }

        // Looked at first: a wrong --data must not make a new record.
        DatabaseReader.Open(parsed.GetValue(folder)!);
        using Database database = Database.Open(parsed.GetValue(folder)!, TimeProvider.System);
        int exit = change(new MeasurementStore(database, TimeProvider.System, Engine.Version), row, parsed.GetValue(reason)!, parsed.GetValue(by)!);
        if (database.UnsettledSeal is { } unsettled)
        {
            CommandOutput.Problem(unsettled);
        }

        return exit;
    }

    private static int Said(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Admitted admitted => Said(null, $"Admitted as measurement {string.Join(", ", admitted.Ids)}."),
        AdmissionOutcome.Refused refused => Said(refused.Sentence, ""),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int Said(string? fault, string done)
    {
        if (fault is not null)
        {
            CommandOutput.Problem(fault);
            return ExitCode.SomeFailed;
        }

        CommandOutput.Line(done);
        return ExitCode.Done;
    }
}
