using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectra.Benchmarks.Ratios;
using Spectra.Benchmarks.Ratios.Fixtures;

namespace Spectra.Benchmarks.Growth;

/// <summary>The command <c>growth</c>: memory and time against the size of the library, each size in processes of its own.</summary>
internal static class GrowthCommand
{
    private const string Usage = "growth [--corpus FOLDER] [--sizes N,N,...] [--out FOLDER]";

    /// <summary>Runs the command: a JSON line a size, and with --out a table and a plot.</summary>
    public static int Run(string[] args, TextWriter answer, TextWriter progress)
    {
        Dictionary<string, string> options = new()
        {
            ["--corpus"] = Environment.GetEnvironmentVariable("SPECTRA_CORPUS") ?? "../shared/corpus",
            ["--sizes"] = "5000,50000,500000",
            ["--out"] = "",
            ["--step"] = "",
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

        int[] sizes = [.. options["--sizes"].Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        string archive = Path.Combine(options["--corpus"], "condensed-library.zip");
        string folder = Directory.CreateDirectory(Path.Combine(RatioCommand.RepositoryRoot(), "artifacts", "benchmark-fixture")).FullName;
        if (options["--step"].Length > 0)
        {
            GrowthStep.Run(options["--step"], sizes[0], new LibraryFixture(folder, File.Exists(archive) ? archive : null), answer);
            return 0;
        }

        progress.WriteLine(File.Exists(archive) ? "Measured condensed-phase spectra, multiplied by noise, shift and mixing" : $"There is no '{archive}': self-made spectra of random bands stand in");
        List<GrowthLine> lines = [.. sizes.Select(size => Measure(size, options["--corpus"], progress))];
        lines.ForEach(line => answer.WriteLine(JsonSerializer.Serialize(line, GrowthJson.Default.GrowthLine)));
        if (options["--out"].Length > 0)
        {
            GrowthReport.Write(options["--out"], lines);
        }

        return 0;
    }

    /// <summary>Builds and searches in a process each, so that the most memory of each is its own.</summary>
    private static GrowthLine Measure(int entries, string corpus, TextWriter progress)
    {
        double[] build = Step("build", entries, corpus);
        progress.WriteLine(FormattableString.Invariant($"{entries} spectra: built in {build[1]:F1} s with {build[2]:F0} MB"));
        double[] search = Step("search", entries, corpus);
        progress.WriteLine(FormattableString.Invariant($"  opened in {search[0]:F1} ms, ranked in {search[2]:F1} ms, mixture in {search[3]:F1} ms, {search[4]:F0} MB"));
        return new GrowthLine(entries, build[0], build[1], build[2], search[0], search[1], search[2], search[3], search[4]);
    }

    private static double[] Step(string step, int entries, string corpus)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["growth", "--step", step, "--sizes", entries.ToString(CultureInfo.InvariantCulture), "--corpus", corpus]) { RedirectStandardOutput = true };
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? [.. output.Trim().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"The step '{step}' of {entries} spectra failed with exit code {child.ExitCode}.");
    }
}
