using System.Diagnostics;
using System.Text.Json;
using Spectra.Benchmarks.Ratios;

namespace Spectra.Benchmarks.Import;

/// <summary>One run of <c>spectra library import</c> in a process of its own.</summary>
/// <param name="Folder">The import's folder.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Seconds">How long it took, the start of the process included.</param>
/// <param name="MostMegabytes">The most memory it held, in 10^6 bytes.</param>
internal sealed record ImportRun(string Folder, int Entries, double Seconds, double MostMegabytes)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs an import to its end.</summary>
    public static ImportRun Complete(string data, string[] paths)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Start(data, paths);
        Task<string> line = process.StandardOutput.ReadToEndAsync();
        long most = 0;
        while (!process.WaitForExit(Look))
        {
            process.Refresh();
            most = process.HasExited ? most : Math.Max(most, process.WorkingSet64);
        }

        double seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The import ended with exit code {process.ExitCode}.");
        }

        using JsonDocument answer = JsonDocument.Parse(line.GetAwaiter().GetResult());
        return new ImportRun(answer.RootElement.GetProperty("folder").GetString()!, answer.RootElement.GetProperty("entries").GetInt32(), seconds, most / 1e6);
    }

    /// <summary>Runs an import and kills it, unless it ends before.</summary>
    public static void Killed(string data, string[] paths, TimeSpan after)
    {
        using Process process = Start(data, paths);
        if (!process.WaitForExit(after))
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static Process Start(string data, string[] paths)
    {
        string program = Path.Combine(RatioCommand.RepositoryRoot(), "artifacts", "bin", "Spectra.Service", "release", "spectra");
        ProcessStartInfo start = new(program, ["library", "import", .. paths, "--name", "bench", "--licence", "evaluation only", "--origin", "corpus", "--by", "benchmark", "--data", data, "--json"])
        {
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }
}
