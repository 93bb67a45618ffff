using System.CommandLine;
using System.Text;
using Spectra.Formats;
using Spectra.Formats.Jcamp;
using Spectra.Formats.Sources;
using Spectra.Formats.Writers;
using Spectra.Preprocessing;

namespace Spectra.Service.Commands;

/// <summary><c>spectra convert FILE --to csv|jdx|json</c>: a file's spectra in another format.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The file to convert; of an archive or folder, its one spectrum file." };
        Option<string> to = new("--to") { Description = "The format to write: csv, jdx or json.", Required = true };
        to.AcceptOnlyFromAmong("csv", "jdx", "json");
        Option<bool> raw = new("--raw") { Description = "The file's own units and order; without it, ascending 1/cm and absorbance." };
        Option<string?> output = new("--out") { Description = "The file to write; stdout without it." };
        Command command = new("convert", "A file's spectra in another format.") { file, to, raw, output };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(to)!, parsed.GetValue(raw), parsed.GetValue(output)));
        return command;
    }

    private static int Run(string path, string to, bool raw, string? output)
    {
        if (output is not null && Path.GetFullPath(output) == Path.GetFullPath(path))
        {
            CommandOutput.Problem($"'{output}' is the file to convert: it is never overwritten. Choose another --out.");
            return ExitCode.Usage;
        }

        List<SourceItem> items = [.. SpectrumSource.Read(path).Take(2)];
        if (items.Count != 1)
        {
            CommandOutput.Problem($"'{path}' holds {(items.Count == 0 ? "no file" : "several files")}: convert takes one file at a time.");
            return ExitCode.SomeFailed;
        }

        (SpectrumFile? file, ReadError? error, _) = Opening.Of(items[0]);
        if (file is null)
        {
            Opening.Report(items[0].Name, error!, json: false);
            return ExitCode.SomeFailed;
        }

        if (!raw && !TryStandardise(file, out file, out PreparationRefusal? refusal))
        {
            CommandOutput.Problem(items[0].Name, refusal!.Code, $"{refusal.Message} Use --raw to convert it in its own units.");
            return ExitCode.SomeFailed;
        }

        foreach (SpectrumWarning warning in file.Spectra.SelectMany(spectrum => spectrum.Warnings))
        {
            CommandOutput.Problem(items[0].Name, warning.Code, warning.Message);
        }

        return TryWrite(file, to, output) ? ExitCode.Done : ExitCode.SomeFailed;
    }

    private static bool TryWrite(SpectrumFile file, string to, string? output)
    {
        if (output is null)
        {
            using TextWriter stdout = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            Write(file, to, stdout);
            return true;
        }

        // Written out first, so that nothing is touched where there is nothing to write.
        using StringWriter written = new() { NewLine = "\n" };
        Write(file, to, written);
        bool isNew = !File.Exists(output);
        try
        {
            File.WriteAllText(output, written.ToString(), new UTF8Encoding(false));
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            CommandOutput.Problem($"'{output}' can't be written: {fault.Message}");
            if (isNew)
            {
                File.Delete(output);
            }

            return false;
        }
    }

    private static void Write(SpectrumFile file, string to, TextWriter target)
    {
        switch (to)
        {
            case "csv":
                SpectrumCsv.Write(file.Spectra, target);
                break;
            case "jdx":
                JcampWriter.Write(target, file.Spectra);
                break;
            default:
                SpectrumJson.Write(file, target);
                break;
        }
    }

    private static bool TryStandardise(SpectrumFile file, out SpectrumFile standard, out PreparationRefusal? refusal)
    {
        List<Spectrum> spectra = [];
        refusal = null;
        foreach (Spectrum spectrum in file.Spectra)
        {
            if (PreprocessingRecipe.TryConvertUnits(spectrum, out Spectrum converted, out refusal))
            {
                spectra.Add(converted);
            }
        }

        standard = file with { Spectra = [.. spectra] };
        return refusal is null;
    }
}
