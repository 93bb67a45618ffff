using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Spectra.Service.Libraries.Validation;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary><c>spectra validate FOLDER</c>: known samples and blanks of one instrument; until it is passed every statement says that it is not.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        Argument<string?> samples = new("FOLDER") { Description = "Spectra measured on the instrument, with an index.csv: file, cas or name, blank (yes), share (0 to 1 of a mixture).", Arity = ArgumentArity.ZeroOrOne };
        Option<string> serial = new("--serial") { Description = "The serial number that the instrument reports.", Required = true };
        Option<string> by = new("--by") { Description = "Who validates.", Required = true };
        Option<string?> optics = new("--optics") { Description = "Accessory, crystal or cell." };
        Option<string?> changed = new("--optics-changed") { Description = "In place of FOLDER: what was changed, so that earlier validations do not hold any more." };
        Option<string[]> libraries = new("--library") { Description = "A .speclib file in place of the data folder's own; may be given several times." };
        Option<string> folder = DataFolder.Option();
        Option<bool> json = new("--json") { Description = "The signed report on stdout." };
        Command command = new("validate", "Known samples and blanks of one instrument: a signed report, recorded.") { samples, serial, by, optics, changed, libraries, folder, json };
        command.SetAction(parsed => (parsed.GetValue(samples), parsed.GetValue(changed)) switch
        {
            ({ } known, null) => Validate(known, new Bench(parsed.GetValue(serial)!, parsed.GetValue(optics), parsed.GetValue(by)!), parsed.GetValue(libraries) ?? [], parsed.GetValue(folder)!, parsed.GetValue(json)),
            (null, { } reason) => Withdraw(new Bench(parsed.GetValue(serial)!, null, parsed.GetValue(by)!), reason, parsed.GetValue(folder)!),
            _ => Refused("Give the folder of the samples, or --optics-changed with what was changed."),
        });
        return command;
    }

    private static int Refused(string sentence)
    {
        CommandOutput.Problem(sentence);
        return ExitCode.Usage;
    }

    private static int Withdraw(Bench bench, string reason, string folder)
    {
        using Database database = Database.Open(folder, TimeProvider.System);
        new ValidationStore(database).Withdraw(bench.Serial, reason, bench.By);
        CommandOutput.Line($"Recorded: earlier validations of {bench.Serial} do not hold any more.");
        return ExitCode.Done;
    }

    private static int Validate(string samples, Bench bench, string[] named, string folder, bool json)
    {
        using OpenLibraries? libraries = OpenLibraries.Open(named.Length > 0 ? named : DataFolder.Libraries(folder), out int exit, forEvidence: true);
        if (libraries is null)
        {
            return exit;
        }

        if (libraries.Identifier() is not { } identifier)
        {
            return Refused($"There is no library in force in '{folder}': activate one, or give one with --library.");
        }

        ImmutableArray<KnownSample> known = KnownSample.Read(samples);
        HashSet<string> held = [.. libraries.Libraries.SelectMany(static library => library.Substances).Select(static substance => substance.Key)];
        ImmutableArray<ValidatedSample>.Builder answered = ImmutableArray.CreateBuilder<ValidatedSample>();
        foreach (KnownSample sample in known)
        {
            (ValidatedSample? answer, string? refusal) = ValidationRun.Answer(identifier, held, sample, File.ReadAllBytes(Path.Combine(samples, sample.File)));
            if (answer is null)
            {
                // A sample left out would make the figures better than they are.
                CommandOutput.Problem($"{refusal} Nothing was recorded.");
                return ExitCode.SomeFailed;
            }

            answered.Add(answer);
        }

        using Database database = Database.Open(folder, TimeProvider.System);
        ValidationReport report = ValidationRun.Report(bench.Serial, bench.Optics, identifier.Engine, answered.ToImmutable(), bench.By, TimeProvider.System.GetUtcNow());
        ValidationRecord record = new ValidationStore(database).Add(report);
        Show(report, record, json);
        return report.Passed ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static void Show(ValidationReport report, ValidationRecord record, bool json)
    {
        if (json)
        {
            CommandOutput.Line(record.Report);
            return;
        }

        foreach (ValidationCriterion criterion in report.Criteria)
        {
            CommandOutput.Line($"{(criterion.IsMet ? "met    " : "NOT MET")} {criterion.Sentence}");
        }

        CommandOutput.Line(Counted("right first hits", report.FirstHits));
        CommandOutput.Line(Counted("wrong matches", report.WrongMatches));
        CommandOutput.Line(Counted("blanks answered", report.BlankAnswers));
        foreach (ShareDetection detection in report.Detections)
        {
            CommandOutput.Line(Counted(string.Create(CultureInfo.InvariantCulture, $"found at a share of {detection.Share:G3}"), detection.Found));
        }

        CommandOutput.Line(report.DetectionLimit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"Every sample was found from a share of {limit:G3} on (not weight per cent).") : "No share was found in every sample.");
        CommandOutput.Line($"{(report.Passed ? "PASSED" : "NOT PASSED")} on {CommandOutput.Printable(report.Serial)}, report SHA-256 {record.ReportSha256}, signed by key {record.KeyFingerprint}");
    }

    private static string Counted(string what, CountedShare share) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {share.Count} of {share.Total} (95 % interval {100 * share.Low:F0} to {100 * share.High:F0} %)");

    /// <summary>What is validated, and by whom.</summary>
    private sealed record Bench(string Serial, string? Optics, string By);
}
