using System.Globalization;
using Spectra.Benchmarks.Ratios;
using Spectra.Libraries.Importing;
using Spectra.Service.Tests;

namespace Spectra.Benchmarks.Import;

/// <summary>The command <c>import</c>: how long an import of the corpus takes, what it finds of planted faults, and whether a killed one ends in the same bytes.</summary>
internal static class ImportCommand
{
    private const string Usage = "import [--corpus FOLDER] [--seed N] [--kills N] [--keep FOLDER]";

    /// <summary>Runs the command: tables to the answer.</summary>
    public static int Run(string[] args, TextWriter answer, TextWriter progress)
    {
        Dictionary<string, string> options = new()
        {
            ["--corpus"] = Environment.GetEnvironmentVariable("SPECTRA_CORPUS") ?? Path.Combine(RatioCommand.RepositoryRoot(), "..", "shared", "corpus"),
            ["--seed"] = "1",
            ["--kills"] = "0",
            ["--keep"] = "",
        };
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!options.ContainsKey(args[i]) || i + 1 == args.Length)
            {
                progress.WriteLine($"Usage: {Usage}");
                return 2;
            }

            options[args[i]] = args[i + 1];
        }

        string[] archives = [.. ((string[])["condensed-library.zip", "gas-library.zip"]).Select(name => Path.Combine(options["--corpus"], name))];
        if (!Array.TrueForAll(archives, File.Exists))
        {
            progress.WriteLine($"There is no '{archives[0]}': give the corpus by --corpus or SPECTRA_CORPUS.");
            return 1;
        }

        using TemporaryFolder temporary = new();
        string folder = options["--keep"].Length > 0 ? Directory.CreateDirectory(options["--keep"]).FullName : temporary.Path;
        int seed = int.Parse(options["--seed"], CultureInfo.InvariantCulture);
        int kills = int.Parse(options["--kills"], CultureInfo.InvariantCulture);
        return kills > 0 ? Kill(archives, folder, kills, seed, answer) : Plant(options["--corpus"], folder, seed, answer);
    }

    private static int Plant(string corpus, string folder, int seed, TextWriter answer)
    {
        PlantedSource source = PlantedSource.Write(corpus, Path.Combine(folder, "source"), seed);
        ImportRun run = ImportRun.Complete(Path.Combine(folder, "data"), [Path.Combine(folder, "source", "condensed"), Path.Combine(folder, "source", "gas")]);
        using StreamReader lines = File.OpenText(Path.Combine(run.Folder, "entries.jsonl"));
        FaultScore score = FaultScore.Of(source, [.. EntryLines.ReadImported(lines)]);
        answer.WriteLine(FormattableString.Invariant($"{run.Entries} entries in {run.Seconds:F1} s, at most {run.MostMegabytes:F0} MB"));
        score.Write(answer);
        return score.IsReached ? 0 : 1;
    }

    private static int Kill(string[] archives, string folder, int kills, int seed, TextWriter answer)
    {
        Random random = new(seed);
        ImportRun whole = ImportRun.Complete(Path.Combine(folder, "whole"), archives);
        answer.WriteLine(FormattableString.Invariant($"{whole.Entries} entries in {whole.Seconds:F1} s, at most {whole.MostMegabytes:F0} MB"));
        string killed = Path.Combine(folder, "killed");
        for (int i = 0; i < kills; i++)
        {
            double after = random.NextDouble() * whole.Seconds;
            ImportRun.Killed(killed, archives, TimeSpan.FromSeconds(after));
            answer.WriteLine(FormattableString.Invariant($"killed after {after:F1} s"));
        }

        ImportRun resumed = ImportRun.Complete(killed, archives);
        string[] different = [.. ((string[])["entries.jsonl", "report.json", "report.txt", "bench.speclib"]).Where(name => !File.ReadAllBytes(Path.Combine(whole.Folder, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(resumed.Folder, name))))];
        answer.WriteLine(different.Length == 0 ? FormattableString.Invariant($"the same bytes after {kills} kills") : $"different after kills: {string.Join(", ", different)}");
        return different.Length == 0 ? 0 : 1;
    }
}
