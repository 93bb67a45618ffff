using System.CommandLine;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Commands;

/// <summary><c>spectra audit key show|change</c>: the key that seals the record.</summary>
internal static class AuditKeyCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Command show = new("show", "The fingerprint of the key, to be noted on paper and compared years later.") { folder };
        show.SetAction(parsed => Show(parsed.GetValue(folder)!));
        Option<string> reason = new("--reason") { Description = "Why; it stays in the record.", Required = true };
        Option<string> by = new("--by") { Description = "Who; it stays in the record.", Required = true };
        Option<bool> lost = new("--lost") { Description = "The former key is lost and can't vouch for the next one; every audit will say so." };
        Command change = new("change", "Seals the record with another key from now on: that of the configured PKCS#12 file, else a new one.") { folder, reason, by, lost };
        change.SetAction(parsed => Change(parsed.GetValue(folder)!, parsed.GetValue(reason)!, parsed.GetValue(by)!, parsed.GetValue(lost)));
        return new Command("key", "The key that seals the record.") { show, change };
    }

    private static int Show(string folder)
    {
        if (SealKeys.Current(folder) is not { } current)
        {
            CommandOutput.Problem($"The record in '{folder}' has no key yet: the first row that is recorded names it.");
            return ExitCode.SomeFailed;
        }

        CommandOutput.Line(current.Key.Grouped);
        return ExitCode.Done;
    }

    private static int Change(string folder, string reason, string by, bool isLost)
    {
        if (string.IsNullOrWhiteSpace(reason) || string.IsNullOrWhiteSpace(by))
        {
            CommandOutput.Problem("The reason and the name stay in the record: neither may be blank.");
            return ExitCode.Usage;
        }

        // Looked at first: a wrong --data must not make a new record.
        DatabaseReader.Open(folder);
        SealKey key = isLost ? SealKeys.Replace(folder, TimeProvider.System, reason, by) : SealKeys.Change(folder, TimeProvider.System, reason, by);
        CommandOutput.Line(key.Grouped);
        return ExitCode.Done;
    }
}
