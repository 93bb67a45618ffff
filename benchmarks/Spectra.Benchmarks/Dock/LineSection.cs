using System.Diagnostics;
using Spectra.Driver;
using Spectra.Driver.Tests.Emulated;
using Spectra.Driver.Transports;

namespace Spectra.Benchmarks.Dock;

/// <summary>What the line alone costs, without a protocol.</summary>
internal static class LineSection
{
    private const int Megabytes = 64;
    private const int Ports = 8;

    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Bytes a second from a peer nobody here wrote, through a pseudo terminal into our reader.</summary>
    public static async Task<DockLine> ThroughputAsync(int runs)
    {
        const string What = "bytes through a pseudo terminal, written by socat and read by the transport";
        if (!File.Exists("/usr/bin/socat"))
        {
            return DockLine.Absent("pty-throughput", What, "MB/s", 50, isAtLeast: true, "socat is not installed");
        }

        List<double> rates = [];
        for (int run = 0; run < runs; run++)
        {
            string link = Path.Combine(Path.GetTempPath(), $"spectra-bench-{Environment.ProcessId}-{run}");
            using Process socat = Process.Start(new ProcessStartInfo("/usr/bin/socat", ["-u", "-b", "65536", "OPEN:/dev/zero", $"PTY,link={link},rawer,wait-slave"]))!;
            SpinWait.SpinUntil(() => File.Exists(link), Patience);
            await using ITransport transport = await OpenAsync(link);
            byte[] buffer = new byte[256 * 1024];
            _ = await transport.ReadAsync(buffer, Patience, default);
            long start = Stopwatch.GetTimestamp();
            for (long read = 0; read < Megabytes * 1_000_000L;)
            {
                Transfer came = await transport.ReadAsync(buffer, Patience, default);
                read += came.Status == TransferStatus.Done ? came.Count : throw new InvalidOperationException($"The line ended: {came.Status}.");
            }

            rates.Add(Megabytes / Stopwatch.GetElapsedTime(start).TotalSeconds);
            socat.Kill();
            await socat.WaitForExitAsync();
        }

        return DockLine.Of("pty-throughput", What, "MB/s", rates, 50, isAtLeast: true);
    }

    /// <summary>From telling the simulated detector to unplug until a waiting read says so; the way of the command into the other process is part of it.</summary>
    public static async Task<DockLine> UnplugNoticedAsync(int runs)
    {
        List<double> delays = [];
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-scpi"), "--records", "1", "--seed", "1");
        for (int run = 0; run < runs; run++)
        {
            await using ITransport transport = await OpenAsync(((DeviceAddress.Serial)detector.Address).Port);
            ValueTask<Transfer> waiting = transport.ReadAsync(new byte[1], Patience, default);
            long start = Stopwatch.GetTimestamp();
            Task told = detector.TellAsync("unplug");
            Transfer came = await waiting;
            delays.Add(came.Status == TransferStatus.HungUp ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"Unplugging was not noticed: {came.Status}."));
            await told;
            await detector.PlugAsync();
        }

        return DockLine.Of("unplug-noticed", "from unplugging, in another process, to a waiting read that says so", "ms", delays, 50, isAtLeast: false);
    }

    /// <summary>Processor time of open ports with nothing to read.</summary>
    public static async Task<DockLine> IdleAsync()
    {
        List<EmulatedDetector> detectors = [];
        List<ITransport> transports = [];
        for (int port = 0; port < Ports; port++)
        {
            detectors.Add(await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-scpi"), "--records", "1", "--seed", "1"));
            transports.Add(await OpenAsync(((DeviceAddress.Serial)detectors[^1].Address).Port));
        }

        ValueTask<Transfer>[] waiting = [.. transports.Select(static transport => transport.ReadAsync(new byte[1], Patience, default))];
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.Delay(IdleTime);
        double share = 100 * (Process.GetCurrentProcess().TotalProcessorTime - before) / IdleTime / Ports;
        foreach (ITransport transport in transports)
        {
            await transport.DisposeAsync();
        }

        foreach (ValueTask<Transfer> read in waiting)
        {
            _ = await read;
        }

        foreach (EmulatedDetector detector in detectors)
        {
            await detector.DisposeAsync();
        }

        return DockLine.Of("idle", $"processor time of {Ports} open ports with a waiting read each, per port", "% of a core", [share], 0.5, isAtLeast: false);
    }

    private static async Task<ITransport> OpenAsync(string port) =>
        await TransportFactory.OpenAsync(new DeviceAddress.Serial(port, null), LineSettings.Default, default) is TransportOpening.Opened opened
            ? opened.Transport
            : throw new InvalidOperationException($"'{port}' can't be opened.");
}
