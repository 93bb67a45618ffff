using System.Diagnostics;

namespace Spectra.Driver.Tests.Framing;

/// <summary>A sender of lrzsz as a child process, with its standard input and output as the line; killed at the end whatever happens.</summary>
internal sealed class SendingProcess : IDisposable
{
    private readonly Process _process;

    private SendingProcess(Process process) => _process = process;

    /// <summary>Why there is no sender; null where there is one.</summary>
    public static string? Refusal { get; } = Array.Exists((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), static folder => File.Exists(Path.Combine(folder, "sz")))
        ? null
        : "lrzsz is not installed: the package lrzsz has the senders sz and sb.";

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Input => _process.StandardInput.BaseStream;

    public static SendingProcess Start(string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return new SendingProcess(process);
    }

    /// <summary>Waits for the end by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));

        // A sender that nobody reads waits for room.
        await Output.CopyToAsync(Stream.Null, limit.Token);
        await _process.WaitForExitAsync(limit.Token);
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
}
