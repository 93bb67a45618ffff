using System.CommandLine;
using Spectra.Service.Backups;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Commands;

/// <summary><c>spectra restore</c>: a data folder from a backup, on the engine that is configured for the folder.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The backup." };
        Option<string> folder = DataFolder.Option();
        Option<string> key = new("--key") { Description = "The fingerprint of the seal's key as it was noted elsewhere: a record under another one is not restored." };
        Option<string> roots = new("--tsa-roots") { Description = "A PEM file with the roots of the time-stamping authority." };
        Command command = new("restore", "Restores a backup into an empty folder, and audits it. The folder may hold spectra.json, which then says where the record goes.") { file, folder, key, roots };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                parsed.GetValue(file)!,
                parsed.GetValue(folder)!,
                new AuditDemands(parsed.GetValue(key), parsed.GetValue(roots), SiteSettings.Of(parsed.GetValue(folder)!).Variable(SealSettings.CommandVariable)),
                cancellation),
            CancellationToken.None));
        return command;
    }

    private static int Run(string file, string folder, AuditDemands demands, CancellationToken cancellation)
    {
        AuditReport report = BackupCommand.Watched("restoring", reached => Restore.Run(file, folder, demands, TimeProvider.System, reached, cancellation));
        foreach (string note in report.Notes)
        {
            CommandOutput.Problem(note);
        }

        CommandOutput.Line($"Restored to {report.Folder}. {report.Sentence}");
        return ExitCode.Done;
    }
}
