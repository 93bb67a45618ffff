using System.CommandLine;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary><c>spectra audit verify</c>: whether anything in the record was altered, removed, inserted or reordered.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Command verify = new("verify", "Checks every row of the record against its hash chain and the sealed head.") { folder };
        verify.SetAction(parsed => Verify(parsed.GetValue(folder)!));
        return new Command("audit", "The record's integrity.") { verify };
    }

    /// <summary>What the process returns where a record could not be looked at.</summary>
    internal static int ExitFor(Obstacle obstacle) => obstacle switch
    {
        Obstacle.NoRecord => ExitCode.Usage,
        Obstacle.NoPermission => ExitCode.Refused,
        _ => ExitCode.SomeFailed,
    };

    private static int Verify(string folder)
    {
        AuditReport report = AuditVerifier.Verify(folder);
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
