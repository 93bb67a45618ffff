using System.CommandLine;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Commands;

/// <summary><c>spectra audit</c>: whether anything in the record was altered, removed, inserted or reordered; the key that seals it; its anchors.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Option<string> key = new("--key") { Description = "The fingerprint of the seal's key as it was noted elsewhere: another one fails." };
        Option<string> head = new("--head") { Description = "A head of the chain as it was noted elsewhere, as 'COUNT HASH': a record that was rolled back to before it fails." };
        Option<string> roots = new("--tsa-roots") { Description = "A PEM file with the roots of the time-stamping authority." };
        Command verify = new("verify", "Checks every row of the record against its hash chain and the sealed head, and every account against the record.") { folder, key, head, roots };
        verify.SetAction(parsed => Verify(
            parsed.GetValue(folder)!,
            new AuditDemands(parsed.GetValue(key), parsed.GetValue(roots), SiteSettings.Of(parsed.GetValue(folder)!).Variable(SealSettings.CommandVariable), parsed.GetValue(head))));
        return new Command("audit", "The record's integrity.") { verify, AuditKeyCommand.Create(), AuditAnchorCommand.Create() };
    }

    /// <summary>What the process returns where a record could not be looked at.</summary>
    internal static int ExitFor(Obstacle obstacle) => obstacle switch
    {
        Obstacle.NoRecord => ExitCode.Usage,
        Obstacle.NoPermission => ExitCode.Refused,
        _ => ExitCode.SomeFailed,
    };

    private static int Verify(string folder, AuditDemands demands)
    {
        AuditReport report = WholeAudit.Verify(folder, demands);
        foreach (string sentence in report.Findings.Select(static finding => finding.Sentence).Concat(report.Notes))
        {
            CommandOutput.Problem(sentence);
        }

        if (report is { Findings: [], NotChecked: { } notChecked })
        {
            CommandOutput.Problem(report.Sentence);
            return ExitFor(notChecked.Obstacle);
        }

        CommandOutput.Line(report.Sentence);
        return report.IsClean ? ExitCode.Done : ExitCode.Refused;
    }
}
