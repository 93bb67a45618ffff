using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectra.Benchmarks.Ratios;

namespace Spectra.Benchmarks.Dock;

/// <summary>The command <c>dock</c>: what docking costs, against the goals of the device guide.</summary>
internal static class DockCommand
{
    private const string Usage = "dock [--quick] [--out FILE]";

    /// <summary>Runs the command: a JSON line a goal, and with --out a table. Exit 1 where a goal is missed.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter answer, TextWriter progress)
    {
        bool isQuick = args.Contains("--quick");
        int at = Array.IndexOf(args, "--out");
        string[] known = ["--quick", "--out", .. at >= 0 && at + 1 < args.Length ? (string[])[args[at + 1]] : []];
        if (at == args.Length - 1 && at >= 0 || args.Except(known).Any())
        {
            await progress.WriteLineAsync($"Usage: {Usage}");
            return 2;
        }

        int runs = isQuick ? 3 : 9;
        List<DockLine> lines = [];
        await foreach (DockLine line in MeasureAsync(runs, isQuick, progress))
        {
            lines.Add(line);
            await answer.WriteLineAsync(JsonSerializer.Serialize(line, DockLineJson.Default.DockLine));
        }

        if (at >= 0)
        {
            await File.WriteAllTextAsync(args[at + 1], Report(lines, isQuick));
        }

        return lines.Exists(static line => line.IsMet == false) ? 1 : 0;
    }

    private static async IAsyncEnumerable<DockLine> MeasureAsync(int runs, bool isQuick, TextWriter progress)
    {
        yield return await Told("throughput of a pseudo terminal", LineSection.ThroughputAsync(runs));
        yield return await Told("records over SCPI", SessionSection.PullRateAsync(runs));
        yield return await Told("share of 115 200 bits a second", SessionSection.LineShareAsync(115_200, isQuick ? 1 : 3));
        yield return await Told("share of 921 600 bits a second", SessionSection.LineShareAsync(921_600, isQuick ? 1 : 3));
        yield return await Told("unplugging noticed", LineSection.UnplugNoticedAsync(runs));
        yield return await Told("session closed after unplugging", SessionSection.UnplugClosedAsync(runs));
        yield return await Told("idle ports", LineSection.IdleAsync());
        foreach (VerdictRoute route in VerdictRoute.All)
        {
            yield return await Told($"first verdict over {route.Name}", VerdictSection.FirstVerdictAsync(route, isQuick ? 3 : 5));
        }

        async Task<DockLine> Told(string what, Task<DockLine> measured)
        {
            await progress.WriteLineAsync($"measuring: {what}");
            return await measured;
        }
    }

    private static string Report(List<DockLine> lines, bool isQuick)
    {
        StringBuilder text = new("# What docking costs\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project benchmarks/Spectra.Benchmarks -- dock{(isQuick ? " --quick" : "")} --out FILE`, {DateTime.UtcNow:yyyy-MM-dd}. Medians, with the least and the most of the runs.\n\n");
        foreach (string sentence in Setting.Machine())
        {
            text.Append(CultureInfo.InvariantCulture, $"- {sentence}\n");
        }

        text.Append("\n| id | what | median | range | goal | met |\n|---|---|---|---|---|---|\n");
        foreach (DockLine line in lines)
        {
            string median = line.Median is { } value ? Number(value) : line.Note!;
            string range = line.Median is null ? "" : $"{Number(line.Lowest!.Value)} to {Number(line.Highest!.Value)}";
            string met = line.IsMet switch { true => "yes", false => "no", null => "not measured" };
            text.Append(CultureInfo.InvariantCulture, $"| {line.Id} | {line.What} | {median} {(line.Median is null ? "" : line.Unit)} | {range} | {(line.IsAtLeast ? "at least" : "at most")} {Number(line.Goal)} {line.Unit} | {met} |\n");
        }

        return text.ToString();
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "F0" : "G3", CultureInfo.InvariantCulture);
}
