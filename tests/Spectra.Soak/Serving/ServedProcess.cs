using System.Diagnostics;
using System.Globalization;

namespace Spectra.Soak.Serving;

/// <summary><c>spectra serve</c> over a data folder, in a process of its own.</summary>
internal sealed class ServedProcess : IDisposable
{
    private const string IsUp = "The results are on";
    private const int WordsKept = 20;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Queue<string> _words = new();
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _listening;

    private ServedProcess(Process process)
    {
        _process = process;
        _listening = ListenAsync();
    }

    /// <summary>The memory that it holds, in bytes.</summary>
    public long ResidentBytes => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) * 1024;

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it, and returns once it can be asked.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it said.</exception>
    public static async Task<ServedProcess> StartAsync(ServedFolder folder)
    {
        // Whoever started this may ignore interrupts, and a child would inherit that.
        ProcessStartInfo start = new("/usr/bin/env", ["--default-signal=INT", SpectraProgram.Path, "serve", "--data", folder.Path, "--urls", folder.Address.GetLeftPart(UriPartial.Authority)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ServedProcess served = new(Process.Start(start)!);
        await Task.WhenAny(served._up.Task, served._listening).WaitAsync(StartPatience);
        return served._up.Task.IsCompleted ? served : throw new InvalidOperationException($"'spectra serve' ended: {string.Join('\n', served._words)}");
    }

    /// <summary>Kills it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _listening;
        await _process.WaitForExitAsync();
    }

    /// <summary>Interrupts it, and waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using Process interrupt = Process.Start("/bin/kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await interrupt.WaitForExitAsync();
        await _listening;
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        Task output = _process.StandardOutput.ReadToEndAsync();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(IsUp, StringComparison.Ordinal))
            {
                _up.TrySetResult();
            }

            _words.Enqueue(line);
            if (_words.Count > WordsKept)
            {
                _words.Dequeue();
            }
        }

        await output;
    }
}
