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
        Option<string?> recipe = new("--recipe")
        {
            Description = "Steps to apply after the conversion to absorbance over ascending 1/cm, separated by | and in this order: " + string.Join("; ", PreprocessingRecipe.StepUsages) + ".",
        };
        Option<string?> reference = new("--reference") { Description = "The spectrum that the recipe's align aligns to." };
        Command command = new("convert", "A file's spectra in another format.") { file, to, raw, output, recipe, reference };
        command.Validators.Add(result =>
        {
            if (result.GetValue(raw) && result.GetValue(recipe) is not null)
            {
                result.AddError("--raw and --recipe exclude each other: a recipe works on absorbance over 1/cm.");
            }
        });
        command.SetAction(parsed =>
        {
            if (!TryRecipe(parsed.GetValue(recipe), parsed.GetValue(reference), out PreprocessingRecipe? steps))
            {
                return ExitCode.Usage;
            }

            return Run(parsed.GetValue(file)!, parsed.GetValue(to)!, parsed.GetValue(raw), steps, parsed.GetValue(output));
        });
        return command;
    }

    /// <summary>The recipe of the command line; null where none was given.</summary>
    private static bool TryRecipe(string? text, string? referencePath, out PreprocessingRecipe? recipe)
    {
        recipe = null;
        if (text is null)
        {
            return true;
        }

        Spectrum? reference = null;
        if (referencePath is not null)
        {
            List<SourceItem> items = [.. SpectrumSource.Read(referencePath).Take(2)];
            reference = items.Count == 1 ? Opening.Of(items[0]).File?.Spectra[0] : null;
            if (reference is null)
            {
                CommandOutput.Problem($"'{referencePath}' is not one spectrum file that can be read: expected the reference of the recipe.");
                return false;
            }
        }

        try
        {
            recipe = PreprocessingRecipe.Parse(text, reference);
            return true;
        }
        catch (FormatException wrong)
        {
            CommandOutput.Problem(wrong.Message);
            return false;
        }
    }

    private static int Run(string path, string to, bool raw, PreprocessingRecipe? recipe, string? output)
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

        if (!raw && !TryPrepare(file, recipe, out file, out PreparationRefusal? refusal))
        {
            CommandOutput.Problem(items[0].Name, refusal!.Code, recipe is null ? $"{refusal.Message} Use --raw to convert it in its own units." : refusal.Message);
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

    private static bool TryPrepare(SpectrumFile file, PreprocessingRecipe? recipe, out SpectrumFile prepared, out PreparationRefusal? refusal)
    {
        List<Spectrum> spectra = [];
        refusal = null;
        foreach (Spectrum spectrum in file.Spectra)
        {
            bool isPrepared = recipe is null
                ? PreprocessingRecipe.TryConvertUnits(spectrum, out Spectrum converted, out refusal)
                : recipe.TryApply(spectrum, out converted, out refusal);
            if (!isPrepared)
            {
                prepared = file;
                return false;
            }

            spectra.Add(converted);
        }

        prepared = file with { Spectra = [.. spectra] };
        return true;
    }
}
