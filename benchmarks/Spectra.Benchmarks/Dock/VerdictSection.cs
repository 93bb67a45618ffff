using System.Diagnostics;
using Spectra.Benchmarks.Ratios;
using Spectra.Driver.Tests.Emulated;

namespace Spectra.Benchmarks.Dock;

/// <summary>From the start of <c>spectra dock</c> to the first verdict that is in the record: the whole process, as an officer waits for it.</summary>
internal static class VerdictSection
{
    public static async Task<DockLine> FirstVerdictAsync(VerdictRoute route, int runs)
    {
        string what = $"from the start of `spectra dock` over {route.Name} to the first recorded verdict, 11 records waiting";
        string program = Path.Combine(RatioCommand.RepositoryRoot(), "artifacts", "bin", "Spectra.Service", "release", "spectra");
        string scratch = Directory.CreateTempSubdirectory("spectra-bench-verdict-").FullName;
        try
        {
            string? library = await LibraryAsync(program, scratch);
            if (library is null)
            {
                return DockLine.Absent(route.Id, what, "s", route.GoalSeconds, isAtLeast: false, "the program or the libraries to search are missing");
            }

            List<double> seconds = [];
            for (int run = 0; run < runs; run++)
            {
                seconds.Add(await OnceAsync(route, program, library, Path.Combine(scratch, $"data-{run}")));
            }

            return DockLine.Of(route.Id, what, "s", seconds, route.GoalSeconds, isAtLeast: false);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<double> OnceAsync(VerdictRoute route, string program, string library, string data)
    {
        if (route.Emulator is not { } options)
        {
            string stick = data + "-stick";
            string emulator = Path.Combine(AppContext.BaseDirectory, "spectra-emulator");
            string bands = Path.Combine(AppContext.BaseDirectory, "reference-libraries", "bands.csv");
            await RunAsync(emulator, "stick", "--out", stick, "--bands", bands, "--seed", "7");
            return await FirstAsync(program, $"folder:{stick}", library, data);
        }

        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-scpi"), ["--seed", "7", .. options]);
        return await FirstAsync(program, detector.Address.ToString(), library, data);
    }

    /// <summary>Seconds until the first line with a report is on stdout: by then it is in the record.</summary>
    private static async Task<double> FirstAsync(string program, string address, string library, string data)
    {
        long start = Stopwatch.GetTimestamp();
        using Process dock = Process.Start(new ProcessStartInfo(program, ["dock", address, "--data", data, "--library", library, "--json", "--decontaminated"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> words = dock.StandardError.ReadToEndAsync();
        double? first = null;
        while (await dock.StandardOutput.ReadLineAsync() is { } line)
        {
            if (first is null && line.Contains("\"verdict\"", StringComparison.Ordinal))
            {
                first = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }

        await dock.WaitForExitAsync();
        return first ?? throw new InvalidOperationException($"'{address}' gave no verdict: {await words}");
    }

    /// <summary>The measured condensed-phase library where the corpus is there, else the synthetic training library of the demo.</summary>
    private static async Task<string?> LibraryAsync(string program, string scratch)
    {
        string archive = Path.Combine(Environment.GetEnvironmentVariable("SPECTRA_CORPUS") ?? "../shared/corpus", "condensed-library.zip");
        if (!File.Exists(program))
        {
            return null;
        }

        string library = Path.Combine(scratch, "library.speclib");
        if (File.Exists(archive))
        {
            await RunAsync(program, "library", "build", archive, "--out", library);
            return library;
        }

        await RunAsync(program, "demo", "--once", "--data", Path.Combine(scratch, "demo"));
        return Path.Combine(scratch, "demo", "libraries", "training.speclib");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process child = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> words = child.StandardError.ReadToEndAsync();
        await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        if (child.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments[0]} failed: {await words}");
        }
    }
}
