using System.Diagnostics;
using System.Text.Json;

namespace Spectra.Emulator.Tests.Detector;

/// <summary>The simulated detector as a process of its own, with its control channel.</summary>
internal sealed class EmulatedDetector : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private EmulatedDetector(Process process)
    {
        _process = process;
        Ready = Line();
    }

    /// <summary>What it said when it could be docked.</summary>
    public JsonElement Ready { get; }

    public string Address => Ready.GetProperty("address").GetString()!;

    public static EmulatedDetector Start(string profile, params string[] arguments)
    {
        ProcessStartInfo start = new(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "spectra-emulator.exe" : "spectra-emulator"),
            ["detector", "--profile", Path.IsPathRooted(profile) ? profile : Some.Profile(profile), "--control", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new EmulatedDetector(Process.Start(start)!);
    }

    /// <summary>A command of the control channel and its answer.</summary>
    public JsonElement Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        return Line();
    }

    public IReadOnlyList<JsonElement> Records() => [.. Ask("records").EnumerateArray()];

    public int Fired(string kind) => Ask("counters").GetProperty("faults").TryGetProperty(kind, out JsonElement count) ? count.GetInt32() : 0;

    /// <summary>Opens the line as a host does.</summary>
    public Host Dock(string? address = null) => Host.Open(address ?? Address);

    /// <summary>Ends it as the death of its parent does.</summary>
    public int End()
    {
        _process.StandardInput.Close();
        Assert.True(_process.WaitForExit(Patience), "The detector did not end with its standard input.");
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private JsonElement Line()
    {
        string? line = _process.StandardOutput.ReadLineAsync().WaitAsync(Patience).GetAwaiter().GetResult();
        return JsonDocument.Parse(line ?? throw new EndOfStreamException("The detector ended.")).RootElement;
    }
}
