using System.Diagnostics;
using System.Threading.Channels;

namespace Spectra.Soak.Docking;

/// <summary>A session in a process of its own.</summary>
internal sealed class DockingProcess : IDisposable
{
    private const string Connection = "Connected";
    private const string Commit = "Taken";

    private readonly Process _process;
    private readonly Channel<string> _steps = Channel.CreateUnbounded<string>();
    private readonly Task _listening;

    public DockingProcess(IPostProgram program, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _listening = ListenAsync(program);
    }

    /// <summary>The last step that it said.</summary>
    public string LastStep { get; private set; } = "Started";

    /// <summary>Lets it come to its end.</summary>
    /// <returns>Whether it saw to every record.</returns>
    public async Task<bool> EndAsync()
    {
        await _listening;
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0;
    }

    /// <summary>Kills it some time after it has begun.</summary>
    /// <param name="commits">After how many commits it has spoken of; 0 from its connection on.</param>
    /// <param name="delay">How long after that.</param>
    /// <returns>Whether it was still at work.</returns>
    public async Task<bool> KillAsync(int commits, TimeSpan delay)
    {
        int seen = 0;
        bool isReached = false;
        while (!isReached && await _steps.Reader.WaitToReadAsync())
        {
            while (!isReached && _steps.Reader.TryRead(out string? step))
            {
                isReached = commits == 0 ? step == Connection : step == Commit && ++seen == commits;
            }
        }

        await Task.WhenAny(_listening, Task.Delay(isReached ? delay : TimeSpan.Zero));
        bool isKilled = isReached && !_listening.IsCompleted;
        _process.Kill();
        await EndAsync();
        return isKilled;
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private async Task ListenAsync(IPostProgram program)
    {
        await Task.WhenAll(ListenAsync(program, _process.StandardOutput, isError: false), ListenAsync(program, _process.StandardError, isError: true));
        _steps.Writer.Complete();
    }

    private async Task ListenAsync(IPostProgram program, StreamReader output, bool isError)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (program.Step(line, isError) is { } step)
            {
                LastStep = step;
                _steps.Writer.TryWrite(step);
            }
        }
    }
}
