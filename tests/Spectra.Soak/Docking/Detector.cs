using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectra.Driver;

namespace Spectra.Soak.Docking;

/// <summary>The simulated detector as a process, told what to do through its control channel.</summary>
internal sealed class Detector : IAsyncDisposable
{
    /// <summary>The serial number of every one.</summary>
    public const string Serial = "SIM-0001";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PlugPause = TimeSpan.FromMilliseconds(2);

    private readonly Process _process;
    private readonly string _log;

    private Detector(Process process, string log) => (_process, _log) = (process, log);

    /// <summary>The program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "spectra-emulator.exe" : "spectra-emulator");

    /// <summary>Starts one without records.</summary>
    /// <param name="profileFile">The profile of the instrument that it plays.</param>
    /// <param name="spectra">The folder of its measurements.</param>
    /// <param name="log">The file where it writes every fault that happened.</param>
    /// <param name="line">The arguments for the line that it speaks on.</param>
    public static async Task<Detector> StartAsync(string profileFile, string spectra, string log, params string[] line)
    {
        ProcessStartInfo start = new(Program, ["detector", "--profile", profileFile, .. line, "--control", "--records", "0", "--serial", Serial, "--spectra", spectra, "--log", log])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        return await process.StandardOutput.ReadLineAsync() is not null
            ? new Detector(process, log)
            : throw new InvalidOperationException("The emulator ended before it was ready.");
    }

    /// <summary>Gives one command and reads its answer.</summary>
    public async Task<JsonElement> TellAsync(string command)
    {
        using CancellationTokenSource patience = new(Patience);
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), patience.Token);
        await _process.StandardInput.FlushAsync(patience.Token);
        string line = await _process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException($"The emulator ended at '{command}'.");
        using JsonDocument answer = JsonDocument.Parse(line);
        return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("error", out JsonElement error)
            ? throw new InvalidOperationException($"'{command}': {error}")
            : answer.RootElement.Clone();
    }

    /// <summary>Where it is; waits until it is plugged in.</summary>
    public async Task<DeviceAddress> AddressAsync()
    {
        while (true)
        {
            if ((await TellAsync("address")).GetProperty("address").GetString() is { } text && DeviceAddress.Parse(text) is AddressParsing.Accepted accepted)
            {
                return accepted.Address;
            }

            await Task.Delay(PlugPause);
        }
    }

    /// <summary>What it really holds, oldest first.</summary>
    public async Task<IReadOnlyList<TrueRecord>> RecordsAsync() =>
    [
        .. (await TellAsync("records")).EnumerateArray().Select(static record => new TrueRecord(
            record.GetProperty("sha256").GetString()!,
            record.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture),
            record.GetProperty("name").GetString()!,
            record.GetProperty("time").GetString()!,
            record.GetProperty("role").GetString()!,
            record.GetProperty("acknowledged").GetBoolean()) { Bytes = record.GetProperty("bytes").GetInt64() }),
    ];

    /// <summary>How often each kind of fault fired since it was started.</summary>
    public async Task<IReadOnlyDictionary<string, int>> FaultsFiredAsync() =>
        (await TellAsync("counters")).GetProperty("faults").EnumerateObject().ToDictionary(static fired => fired.Name, static fired => fired.Value.GetInt32());

    /// <summary>How many bytes of content it gave since it was started, those given again counted again.</summary>
    public async Task<long> ContentGivenAsync() => (await TellAsync("counters")).GetProperty("contentBytes").GetInt64();

    /// <summary>When the last fault happened.</summary>
    public DateTimeOffset LastFault()
    {
        using JsonDocument last = JsonDocument.Parse(File.ReadLines(_log).Last());
        return last.RootElement.GetProperty("time").GetDateTimeOffset();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(5));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
