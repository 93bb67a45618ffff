using System.Diagnostics;
using Spectra.Service.Tests.Storage;
using Spectra.Soak.Serving;

namespace Spectra.Benchmarks.Service;

/// <summary>A load on one engine, over loopback, against the product's own process.</summary>
internal static class ServiceLoad
{
    private const int Substances = 1000;
    private const double Megabyte = 1e6;

    private static readonly TimeSpan MemoryEvery = TimeSpan.FromSeconds(1);

    /// <summary>Measures it.</summary>
    /// <param name="engine">sqlite or postgresql.</param>
    /// <param name="clients">How many ask at a time.</param>
    /// <param name="length">How long.</param>
    /// <param name="progress">Where faults are told.</param>
    public static async Task<ServiceLine> MeasureAsync(string engine, int clients, TimeSpan length, TextWriter progress)
    {
        string folder = Directory.CreateTempSubdirectory("spectra-load-").FullName;
        using PostgresServer? server = engine == "postgresql" ? PostgresServer.Start(isDurable: true) : null;
        try
        {
            ServedFolder served = await ServedFolder.MakeAsync(Path.Combine(folder, "data"), Substances, server?.ConnectionString);
            string oneTime = await served.AddAsync("officer", "officer");
            using ServedProcess service = await ServedProcess.StartAsync(served);
            using ServedPerson officer = await ServedPerson.SignInAsync(served.Address, "officer", oneTime);
            using HttpClient machine = await officer.MachineAsync(clients, "identify", "record-measurements", "read-record");
            string kept = server is null ? served.Path : Path.Combine(server.Folder, "data", "base");
            ServiceLine line = await MeasureAsync(engine, clients, length, service, machine, kept, progress);
            int exit = await service.StopAsync();
            return line with { AuditFault = exit == 0 ? await served.FaultAsync() : $"The service ended with {exit}." };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ServiceLine> MeasureAsync(string engine, int clients, TimeSpan length, ServedProcess service, HttpClient machine, string kept, TextWriter progress)
    {
        LoadTimes times = new();
        List<(double Seconds, double Megabytes)> memory = [(0, service.ResidentBytes / Megabyte)];
        long bytes = BytesIn(kept);
        TimeSpan processor = service.ProcessorTime;
        long start = Stopwatch.GetTimestamp();
        using CancellationTokenSource over = new(length);
        Task asking = Task.WhenAll(Enumerable.Range(0, clients).Select(number => Task.Run(() => new LoadClient(machine, number, Substances, times).RunAsync(over.Token))));
        while (await Task.WhenAny(asking, Task.Delay(MemoryEvery)) != asking)
        {
            memory.Add((Stopwatch.GetElapsedTime(start).TotalSeconds, service.ResidentBytes / Megabyte));
        }

        await asking;
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (string fault in times.Faults)
        {
            await progress.WriteLineAsync(fault);
        }

        KindLine[] kinds = [.. Enum.GetValues<RequestKind>().Select(kind => (Kind: kind, Times: times.Of(kind))).Where(static one => one.Times.Length > 0).Select(static one =>
            new KindLine(one.Kind.ToString(), one.Times.Length, LoadTimes.Quantile(one.Times, 0.5), LoadTimes.Quantile(one.Times, 0.99), one.Times[^1]))];
        double perMeasurement = (BytesIn(kept) - bytes) / (double)Math.Max(1, times.Of(RequestKind.Record).Length);
        return new ServiceLine(engine, clients, seconds, times.Count / seconds, times.FaultCount, kinds, Memory(memory), (service.ProcessorTime - processor).TotalSeconds / seconds, perMeasurement, null);
    }

    private static MemoryLine Memory(List<(double Seconds, double Megabytes)> samples)
    {
        (double Seconds, double Megabytes)[] warm = [.. samples.Skip(samples.Count / 3)];
        double time = warm.Average(static sample => sample.Seconds);
        double held = warm.Average(static sample => sample.Megabytes);
        double spread = warm.Sum(sample => Math.Pow(sample.Seconds - time, 2));
        double slope = spread > 0 ? warm.Sum(sample => (sample.Seconds - time) * (sample.Megabytes - held)) / spread * 60 : 0;
        return new MemoryLine(samples[0].Megabytes, warm[0].Megabytes, samples[^1].Megabytes, slope);
    }

    private static long BytesIn(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(static file => file.Extension != ".speclib").Sum(static file => file.Length);
}
