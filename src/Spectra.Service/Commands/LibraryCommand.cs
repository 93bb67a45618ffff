using System.Collections.Immutable;
using System.CommandLine;
using CsvHelper;
using Spectra.Formats.Sources;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;
using Spectra.Service.Libraries.Releases;

namespace Spectra.Service.Commands;

/// <summary><c>spectra library</c>: <c>build</c> makes a search-ready library from spectra, <c>import</c> takes them into a governed one.</summary>
internal static class LibraryCommand
{
    public static Command Create()
    {
        Command library = new("library", "Reference libraries.") { Build(), LibraryImportCommand.Create(), ConfusionsCommand.Create(), LibraryRetroCommand.Create() };
        foreach (Command command in LibraryShowCommand.All().Concat(LibraryReleaseCommand.All()).Concat(LibraryFileCommand.All()))
        {
            library.Add(command);
        }

        return library;
    }

    private static Command Build()
    {
        Argument<string[]> paths = PathArgument.Create("PATH", "Files, folders or .zip archives of spectra, each with an optional index.csv.");
        Option<string> output = new("--out") { Description = "The .speclib file to write.", Required = true };
        Option<string?> name = new("--name") { Description = "The library's name; the file's without it." };
        Option<string> release = new("--release") { Description = "The release.", DefaultValueFactory = _ => "1" };
        Option<string?> exclude = new("--exclude") { Description = "A CSV file whose column id names entries to leave out." };
        Option<bool> strict = new("--strict") { Description = "Exit 1 where an entry can't serve." };
        Command command = new("build", "A search-ready library from files, folders and archives of spectra.") { paths, output, name, release, exclude, strict };
        command.SetAction(parsed => Run(
            parsed.GetValue(paths)!,
            parsed.GetValue(output)!,
            parsed.GetValue(name) ?? Path.GetFileNameWithoutExtension(parsed.GetValue(output)!),
            parsed.GetValue(release)!,
            parsed.GetValue(exclude),
            parsed.GetValue(strict)));
        return command;
    }

    private static int Run(string[] paths, string output, string name, string release, string? exclude, bool strict)
    {
        try
        {
            IReadOnlySet<string> excluded = exclude is null ? ImmutableHashSet<string>.Empty : Ids(exclude);
            PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
            using LibraryWriter writer = new(output, name, release, recipe);
            LibraryBuildReport? report = null;
            int files = paths.Sum(SpectrumSource.Count);

            // Reading the files is one half of the steps, comparing the rows with each other the second.
            Steps.Run($"Building {name}", 2 * files, step =>
            {
                Counter counter = new(step);
                report = LibraryBuild.Run(paths, writer, recipe, excluded, counter, NeighbourSearch.Survey, new Told<double>(share => counter.Report(files + (int)(share * files))));
            });
            return Report(report!, name, output, strict);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            CommandOutput.Problem($"The library '{output}' can't be built: {fault.Message}");
            return ExitCode.SomeFailed;
        }
    }

    private static int Report(LibraryBuildReport report, string name, string output, bool strict)
    {
        foreach (LeftOutEntry entry in report.LeftOut)
        {
            CommandOutput.Problem(entry.File, entry.Code, entry.Message);
        }

        if (report.Sha256 is null)
        {
            CommandOutput.Problem("Not one entry can serve: no library was written.");
            return ExitCode.SomeFailed;
        }

        CommandOutput.Line($"{output}: library '{name}', {report.Entries:N0} entries, {report.LeftOut.Length:N0} left out, {report.Excluded:N0} excluded, sha256 {report.Sha256}");
        Survey(output);
        return strict && !report.LeftOut.IsEmpty ? ExitCode.SomeFailed : ExitCode.Done;
    }

    /// <summary>What the new library can mistake, in one sentence.</summary>
    private static void Survey(string path)
    {
        if (ReferenceLibrary.Open(path) is LibraryOpening.Opened { Library: { } library })
        {
            using (library)
            {
                CommandOutput.Line(library.Neighbours is null
                    ? $"{path}: more than {LibraryWriter.MostSurveyed:N0} entries are not compared with each other: nothing is known of what they can be mistaken for."
                    : $"{path}: {WrongNeighbourLine.Of(library, ConfusionGroups.Of(library)).Sentence()}");
            }
        }
    }

    private static ImmutableHashSet<string> Ids(string path)
    {
        using StreamReader text = File.OpenText(path);
        using CsvReader csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',' });
        ImmutableHashSet<string>.Builder ids = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            ids.Add(csv.TryGetFieldIndex("id", out int column)
                ? csv.GetString(column).Trim()
                : throw new IOException($"'{path}' has no column 'id'."));
        }

        return ids.ToImmutable();
    }

    /// <summary>Takes one step for every further one that was counted.</summary>
    private sealed class Counter(Action step) : IProgress<int>
    {
        private int _taken;

        public void Report(int value)
        {
            for (; _taken < value; _taken++)
            {
                step();
            }
        }
    }
}
