using System.Diagnostics;
using System.Text.Json;

namespace Spectra.Driver.Tests.Emulated;

/// <summary>The simulated detector as a process, told what to do through its control channel.</summary>
internal sealed class EmulatedDetector : IAsyncDisposable
{
    private readonly Process _process;

    private EmulatedDetector(Process process, string address)
    {
        _process = process;
        Address = Parse(address);
    }

    public DeviceAddress Address { get; private set; }

    public static string ProfileFile(string id) => Path.Combine(AppContext.BaseDirectory, "device-profiles", $"{id}.json");

    public static async Task<EmulatedDetector> StartAsync(string profileFile, params string[] more)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "spectra-emulator.exe" : "spectra-emulator");
        string bands = Path.Combine(AppContext.BaseDirectory, "reference-libraries", "bands.csv");
        string[] line = more.Contains("--tcp") || more.Contains("--pty") ? [] : ["--pty"];
        ProcessStartInfo start = new(program, ["detector", "--profile", profileFile, .. line, "--control", "--bands", bands, .. more])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string? ready = await process.StandardOutput.ReadLineAsync();
        return ready is null
            ? throw new InvalidOperationException("The emulator ended before it was ready.")
            : new EmulatedDetector(process, JsonDocument.Parse(ready).RootElement.GetProperty("address").GetString()!);
    }

    /// <summary>Gives one command and reads its answer.</summary>
    public async Task<JsonElement> TellAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        JsonElement answer = JsonDocument.Parse((await _process.StandardOutput.ReadLineAsync())!).RootElement;
        return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out JsonElement error)
            ? throw new InvalidOperationException($"'{command}': {error}")
            : answer;
    }

    /// <summary>What the device really holds: the SHA-256 of every record, oldest first.</summary>
    public async Task<string[]> HashesAsync() =>
        [.. (await TellAsync("records")).EnumerateArray().Select(static record => record.GetProperty("sha256").GetString()!)];

    public async Task PlugAsync() => Address = Parse((await TellAsync("plug")).GetProperty("address").GetString()!);

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

    private static DeviceAddress Parse(string address) => ((AddressParsing.Accepted)DeviceAddress.Parse(address)).Address;
}
