using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectra.Benchmarks.Ratios;
using Spectra.Service.Tests.Storage;

namespace Spectra.Benchmarks.Service;

/// <summary>The command <c>service</c>: what the service does under load, on either engine.</summary>
internal static class ServiceCommand
{
    private const string Usage = "service [--seconds 120] [--clients 64] [--engine sqlite|postgresql|both] [--out FILE]";

    /// <summary>Runs the command: a JSON line an engine, and with --out a table. Exit 1 where a request failed or the record is not intact.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter answer, TextWriter progress)
    {
        Dictionary<string, string> options = new() { ["--seconds"] = "120", ["--clients"] = "64", ["--engine"] = "both", ["--out"] = "" };
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!options.ContainsKey(args[i]) || i + 1 == args.Length)
            {
                await progress.WriteLineAsync($"Usage: {Usage}");
                return 2;
            }

            options[args[i]] = args[i + 1];
        }

        List<ServiceLine> lines = [];
        foreach (string engine in options["--engine"] == "both" ? ["sqlite", "postgresql"] : (string[])[options["--engine"]])
        {
            if (engine == "postgresql" && PostgresServer.Missing is { } missing)
            {
                await progress.WriteLineAsync(missing);
                continue;
            }

            await progress.WriteLineAsync($"loading: {engine}");
            ServiceLine line = await ServiceLoad.MeasureAsync(engine, int.Parse(options["--clients"], CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(options["--seconds"], CultureInfo.InvariantCulture)), progress);
            lines.Add(line);
            await answer.WriteLineAsync(JsonSerializer.Serialize(line, ServiceLineJson.Default.ServiceLine));
        }

        if (options["--out"].Length > 0)
        {
            await File.WriteAllTextAsync(options["--out"], Report(lines, string.Join(' ', args)));
        }

        return lines.TrueForAll(static line => line.Ok) ? 0 : 1;
    }

    private static string Report(List<ServiceLine> lines, string arguments)
    {
        StringBuilder text = new("# The service under load\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project benchmarks/Spectra.Benchmarks -- service {arguments}`, {DateTime.UtcNow:yyyy-MM-dd}. The clients run on the same machine, over loopback, with a token; quantiles are of every request, as a client saw it.\n\n");
        foreach (string sentence in Setting.Machine())
        {
            text.Append(CultureInfo.InvariantCulture, $"- {sentence}\n");
        }

        text.Append("\n| engine | clients | seconds | requests a second | faults | service, cores | memory at start, warm, end, MB | slope, MB a minute | bytes a measurement |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (ServiceLine line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Engine} | {line.Clients} | {line.Seconds:F0} | {line.PerSecond:F1} | {line.Faults} | {line.ServiceProcessorShare:F2} | {line.Memory.Start:F0}, {line.Memory.Warm:F0}, {line.Memory.End:F0} | {line.Memory.SlopePerMinute:F1} | {line.BytesPerMeasurement:F0} |\n");
        }

        text.Append("\n| engine | request | count | median, ms | p99, ms | most, ms |\n|---|---|---|---|---|---|\n");
        foreach ((ServiceLine line, KindLine kind) in lines.SelectMany(static line => line.Kinds.Select(kind => (line, kind))))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Engine} | {kind.Kind} | {kind.Count} | {kind.Median:F0} | {kind.P99:F0} | {kind.Most:F0} |\n");
        }

        return text.ToString();
    }
}
