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

    private static int Verify(string folder)
    {
        AuditReport report = AuditVerifier.Verify(folder);
        foreach (AuditFinding finding in report.Findings)
        {
            CommandOutput.Problem(finding.Sentence);
        }

        foreach (string note in report.Notes)
        {
            CommandOutput.Problem(note);
        }

        if (report.IsClean)
        {
            CommandOutput.Line($"Intact: {report.Events:N0} events over {report.Rows:N0} rows, head {report.Head?.Hash ?? "none"}.");
            return ExitCode.Done;
        }

        CommandOutput.Line($"NOT INTACT: {report.Findings.Length:N0} findings. First: {report.First!.Sentence}");
        return ExitCode.Refused;
    }
}
