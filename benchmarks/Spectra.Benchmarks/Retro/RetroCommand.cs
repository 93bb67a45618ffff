using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectra.Benchmarks.Ratios;
using Spectra.Service.Identification;
using Spectra.Soak.Serving;

namespace Spectra.Benchmarks.Retro;

/// <summary>The command <c>retro</c>: stored spectra against a release with more entries, killed and gone on with, every alert checked.</summary>
internal static class RetroCommand
{
    /// <summary>How many alerts a run that is to be killed tells before it is.</summary>
    private const int AlertsBeforeKill = 5;

    private const string Usage = "retro [--spectra 100000] [--entries 100] [--known 400] [--curves 400] [--kills 3] [--out FILE]";

    /// <summary>Runs the command. Exit 1 where an alert is wrong or doubled, or the record is not intact.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter answer, TextWriter progress)
    {
        Dictionary<string, string> options = new() { ["--spectra"] = "100000", ["--entries"] = "100", ["--known"] = "400", ["--curves"] = "400", ["--kills"] = "3", ["--out"] = "" };
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!options.ContainsKey(args[i]) || i + 1 == args.Length)
            {
                await progress.WriteLineAsync($"Usage: {Usage}");
                return 2;
            }

            options[args[i]] = args[i + 1];
        }

        int Number(string option) => int.Parse(options[option], CultureInfo.InvariantCulture);
        RetroLine line = await MeasureAsync(new RetroLine(Number("--spectra"), Number("--curves"), Number("--known"), Number("--entries"), 0, Number("--kills"), 0, 0, 0, 0, 0, 0, null), progress);
        await answer.WriteLineAsync(JsonSerializer.Serialize(line, RetroLineJson.Default.RetroLine));
        if (options["--out"].Length > 0)
        {
            await File.WriteAllTextAsync(options["--out"], Report(line, string.Join(' ', args)));
        }

        return line.Ok ? 0 : 1;
    }

    private static async Task<RetroLine> MeasureAsync(RetroLine asked, TextWriter progress)
    {
        string temporary = Directory.CreateTempSubdirectory("spectra-retro-bench-").FullName;
        try
        {
            RetroFolder folder = new(Path.Combine(temporary, "data"), new RetroSpectra(asked.Known, asked.Entries), asked.Known, asked.Entries, asked.Curves);
            folder.Build();
            ImmutableArray<IdentificationReport> then = folder.Answers(folder.First, progress);
            folder.Fill(asked.Spectra, then, progress);
            long start = Stopwatch.GetTimestamp();
            int kills = 0;
            while (kills < asked.Kills && await IsKilledAsync(folder.Path, AlertsBeforeKill, progress))
            {
                kills++;
            }

            _ = await IsKilledAsync(folder.Path, null, progress);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            await progress.WriteLineAsync($"searched in {seconds:F0} s; checking every alert");
            return RetroCheck.Of(folder, then, folder.Answers(folder.Second, progress), asked with { Seconds = seconds, Kills = kills });
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>Runs the product's own command, as its users start it; killed once it has told some alerts, where asked for.</summary>
    /// <returns>Whether it was killed before it was done.</returns>
    private static async Task<bool> IsKilledAsync(string folder, int? killedAfter, TextWriter progress)
    {
        using Process process = Process.Start(new ProcessStartInfo(SpectraProgram.Path, ["library", "retro", "--data", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> words = process.StandardError.ReadToEndAsync();
        for (int alerts = 0; await process.StandardOutput.ReadLineAsync() is not null;)
        {
            if (++alerts == killedAfter)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        await progress.WriteLineAsync($"ended with {process.ExitCode}: {(await words).Trim()}");
        return killedAfter is not null || process.ExitCode == 0
            ? process.ExitCode != 0
            : throw new InvalidOperationException($"The retro-search ended with {process.ExitCode}.");
    }

    private static string Report(RetroLine line, string arguments)
    {
        StringBuilder text = new("# Retro-search: stored spectra against new entries\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project benchmarks/Spectra.Benchmarks -- retro {arguments}`, {DateTime.UtcNow:yyyy-MM-dd}. Made-up spectra: {line.Spectra} stored files of {line.Curves} different curves, so that every one can be held against a whole identification. Every file is read, decoded, prepared and screened by itself. The search is the command `spectra library retro`, killed with SIGKILL {line.Kills} times and started again.\n\n");
        foreach (string sentence in Setting.Machine())
        {
            text.Append(CultureInfo.InvariantCulture, $"- {sentence}\n");
        }

        text.Append("\n| stored | in the first release | added | seconds | stored a second | killed | identified again | changed by a whole identification | alerts | missed | wrong | doubled | audit |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        text.Append(CultureInfo.InvariantCulture, $"| {line.Spectra} | {line.Known} | {line.Entries} | {line.Seconds:F0} | {line.Spectra / line.Seconds:F0} | {line.Kills} | {line.IdentifiedAgain} | {line.Changed} | {line.Alerts} | {line.Missed} | {line.Wrong} | {line.Doubled} | {line.AuditFault ?? "clean"} |\n");
        return text.ToString();
    }
}
