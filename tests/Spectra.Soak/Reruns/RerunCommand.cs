using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Spectra.Service.Tests.Commands;
using Spectra.Service.Tests.Storage;
using Spectra.Soak.Docking;
using Spectra.Soak.Serving;

namespace Spectra.Soak.Reruns;

/// <summary>Records different measurements over HTTP, and repeats every analysis of the record by <c>spectra record rerun --all</c>: each must come out the same to the byte.</summary>
internal static class RerunCommand
{
    /// <summary>How it is called.</summary>
    public const string Synopsis = "rerun [--records 1000] [--seed 1] [--engine sqlite|postgresql]";

    private const int Substances = 200;
    private const int Clients = 4;

    /// <summary>Runs it; 0 when everything was identical, 1 when not, 2 for wrong usage.</summary>
    public static async Task<int> RunAsync(string[] options)
    {
        (int records, int seed, string engine) = (1000, 1, "sqlite");
        for (int i = 0; i < options.Length; i += 2)
        {
            string value = i + 1 < options.Length ? options[i + 1] : "";
            bool isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            switch (options[i])
            {
                case "--records" when isNumber && number > 0:
                    records = number;
                    break;
                case "--seed" when isNumber:
                    seed = number;
                    break;
                case "--engine" when value is "sqlite" or "postgresql":
                    engine = value;
                    break;
                default:
                    return Usage.Print();
            }
        }

        string folder = Directory.CreateTempSubdirectory("spectra-rerun-").FullName;
        using PostgresServer? server = engine == "postgresql" ? PostgresServer.Start(isDurable: true) : null;
        try
        {
            RerunSummary summary = await MeasureAsync(Path.Combine(folder, "data"), server, records, seed);
            Console.WriteLine(JsonSerializer.Serialize(summary, SoakJsonContext.Default.RerunSummary));
            return summary.Ok ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RerunSummary> MeasureAsync(string folder, PostgresServer? server, int records, int seed)
    {
        ServedFolder served = await ServedFolder.MakeAsync(folder, Substances, server?.ConnectionString);
        string oneTime = await served.AddAsync("officer", "officer");
        long start = Stopwatch.GetTimestamp();
        using (ServedProcess service = await ServedProcess.StartAsync(served))
        {
            using ServedPerson officer = await ServedPerson.SignInAsync(served.Address, "officer", oneTime);
            await Parallel.ForAsync(0, records, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (number, _) => await RecordAsync(officer, number, seed));
            await service.StopAsync();
        }

        double recording = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        (int exit, string output, string words) = await SpectraProgram.RunAsync("record", "rerun", "--all", "--json", "--data", folder);
        double repeating = Stopwatch.GetElapsedTime(start).TotalSeconds;
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonSerializer.Deserialize<JsonElement>(line))];
        await Console.Error.WriteLineAsync(words);
        return new RerunSummary
        {
            Seed = seed,
            Engine = server is null ? "sqlite" : "postgresql",
            Records = records,
            Analyses = lines.Length,
            Measurements = lines.Select(static line => line.GetProperty("measurement").GetGuid()).Distinct().Count(),
            Outcomes = new SortedDictionary<string, int>(lines.CountBy(static line => line.GetProperty("outcome").GetString()!).ToDictionary(), StringComparer.Ordinal),
            ExitCode = exit,
            AuditFault = await served.FaultAsync(),
            RecordingSeconds = Math.Round(recording, 1),
            RerunSeconds = Math.Round(repeating, 1),
        };
    }

    private static async Task RecordAsync(ServedPerson officer, int number, int seed)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"m{number:D5}.jdx");
        byte[] content = Encoding.UTF8.GetBytes(Content(number, seed, name));
        using ByteArrayContent body = new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        (HttpStatusCode status, JsonElement answer) = await officer.SendAsync(HttpMethod.Post, $"/api/v1/measurements?fileName={name}", body, key: null);
        if (status != HttpStatusCode.Created)
        {
            throw new InvalidDataException($"'{name}' was not recorded: {status} {answer}");
        }
    }

    /// <summary>Single substances, mixtures of two, and a few that are in no library.</summary>
    private static string Content(int number, int seed, string name)
    {
        Random random = new((seed * 1_000_003) + number);
        double[] first = SampleFiles.Measured(random.Next(number % 10 == 9 ? Substances * 2 : Substances), number);
        double[] second = SampleFiles.Measured(random.Next(Substances), number);
        double share = number % 3 == 0 ? 0.3 + (0.4 * random.NextDouble()) : 0;
        return SampleFiles.Jcamp([.. first.Zip(second, (one, other) => ((1 - share) * one) + (share * other))], name);
    }
}
