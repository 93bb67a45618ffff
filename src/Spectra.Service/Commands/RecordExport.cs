using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Spectra.Libraries;
using Spectra.Service.Exports;
using Spectra.Service.Exports.Report;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary><c>spectra record export ID</c>: a measurement or a case in a form that others read.</summary>
internal static class RecordExport
{
    private static readonly Dictionary<string, ExportForm> Forms = new(StringComparer.Ordinal)
    {
        ["jcamp"] = ExportForm.Jcamp,
        ["animl"] = ExportForm.Animl,
        ["csv"] = ExportForm.Csv,
        ["json"] = ExportForm.Json,
        ["case-uco"] = ExportForm.CaseUco,
        ["ids"] = ExportForm.Ids,
        ["cen"] = ExportForm.Cen,
        ["pdf"] = ExportForm.Pdf,
    };

    public static Command Create()
    {
        Argument<string> id = new("ID") { Description = "The id of a measurement, or of a case." };
        Option<string> form = new Option<string>("--form") { Description = $"{string.Join(", ", Forms.Keys)}.", Required = true }.AcceptOnlyFromAmong([.. Forms.Keys]);
        Option<string?> output = new("--out") { Description = "The file to write; stdout without it. With csv, the hits go beside it as NAME-hits.csv." };
        Option<string?> laboratory = new("--laboratory") { Description = "Who issues a report (pdf)." };
        Option<string?> authoriser = new("--authorised-by") { Description = "Who authorises a report (pdf)." };
        Option<string[]> libraries = new("--library") { Description = "A .speclib file for the references of a report's plot; may be given several times. Without one, the data folder's own." };
        Option<string> folder = DataFolder.Option();
        Command command = new("export", "A measurement or a case in a form that others read.") { id, form, output, laboratory, authoriser, libraries, folder };
        command.SetAction(parsed => Export(
            parsed.GetValue(id)!, Forms[parsed.GetValue(form)!], parsed.GetValue(output), parsed.GetValue(folder)!, parsed.GetValue(libraries) ?? [],
            new ReportIssue(TimeProvider.System.GetUtcNow(), parsed.GetValue(laboratory), null, null, parsed.GetValue(authoriser))));
        return command;
    }

    private static int Export(string text, ExportForm form, string? output, string folder, string[] libraries, ReportIssue issue)
    {
        if (!Guid.TryParse(text, out Guid id))
        {
            CommandOutput.Problem($"'{text}' is no record id: expected the 36 characters that dock and record list print");
            return ExitCode.Usage;
        }

        DatabaseReader database = DatabaseReader.Open(folder);
        using OpenLibraries? opened = Opened(form, folder, libraries, out int exit);
        if (exit != ExitCode.Done)
        {
            return exit;
        }

        DossierReader reader = new(database, opened?.Libraries ?? []);
        return reader.Measurement(id) is { } measurement ? Write(measurement, form, output, issue)
            : reader.Case(id) is { } file ? Write(ExportWriter.Write(file, form, issue), $"A case has no single spectrum: choose json, case-uco, ids, cen or pdf, or name one of its measurements.", file.Findings, output)
            : Missing(id, folder);
    }

    private static int Write(MeasurementDossier dossier, ExportForm form, string? output, ReportIssue issue)
    {
        int exit = Write(ExportWriter.Write(dossier, form, issue), $"The spectrum of measurement {dossier.Record.Measurement.Id} is not at hand: its bytes are missing or of a form that this version can't read. Export json, or run 'spectra audit verify'.", dossier.Findings, output);
        return form == ExportForm.Csv && output is not null && exit != ExitCode.SomeFailed
            ? Math.Max(exit, Save(Encoding.UTF8.GetBytes(CsvExport.Hits(dossier)), Path.ChangeExtension(output, null) + "-hits.csv"))
            : exit;
    }

    private static int Write(byte[]? content, string missing, ImmutableArray<string> findings, string? output)
    {
        foreach (string finding in findings)
        {
            CommandOutput.Problem($"ALTERED: {finding}");
        }

        if (content is null)
        {
            CommandOutput.Problem(missing);
            return ExitCode.SomeFailed;
        }

        int exit = Save(content, output);
        return exit == ExitCode.Done && !findings.IsEmpty ? ExitCode.Refused : exit;
    }

    private static int Save(byte[] content, string? output)
    {
        if (output is null)
        {
            using Stream stdout = Console.OpenStandardOutput();
            stdout.Write(content);
            return ExitCode.Done;
        }

        try
        {
            File.WriteAllBytes(output, content);
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            CommandOutput.Problem($"'{output}' can't be written: {fault.Message}");
            return ExitCode.SomeFailed;
        }
    }

    /// <summary>The libraries for the plot; only a report draws one, and the data folder's own are asked for only where there are any.</summary>
    private static OpenLibraries? Opened(ExportForm form, string folder, string[] libraries, out int exit)
    {
        exit = ExitCode.Done;
        string[] wanted = libraries.Length > 0 ? libraries : DataFolder.Libraries(folder);
        return form == ExportForm.Pdf && wanted.Length > 0 ? OpenLibraries.Open(wanted, out exit) : null;
    }

    private static int Missing(Guid id, string folder)
    {
        CommandOutput.Problem($"There is no measurement and no case {id} in '{folder}'.");
        return ExitCode.SomeFailed;
    }
}
