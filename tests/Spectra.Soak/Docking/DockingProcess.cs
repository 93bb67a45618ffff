using System.Diagnostics;

namespace Spectra.Soak.Docking;

/// <summary>A session in a process of its own.</summary>
internal sealed class DockingProcess : IDisposable
{
    private const string Commit = "Taken";

    private readonly Process _process;

    public DockingProcess(string address, string profileFile, string folder)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Spectra.Soak.exe" : "Spectra.Soak");
        _process = Process.Start(new ProcessStartInfo(program, [ChildCommand.Name, address, profileFile, folder]) { RedirectStandardOutput = true })!;
    }

    /// <summary>The last step that it said.</summary>
    public string LastStep { get; private set; } = "Started";

    /// <summary>Lets it come to its end.</summary>
    /// <returns>Whether it saw to every record.</returns>
    public async Task<bool> EndAsync()
    {
        await ListenAsync(static _ => false);
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0;
    }

    /// <summary>Kills it some time after it has begun.</summary>
    /// <param name="commits">After how many commits have begun; 0 from its connection on.</param>
    /// <param name="delay">How long after that.</param>
    /// <returns>Whether it was still at work.</returns>
    public async Task<bool> KillAsync(int commits, TimeSpan delay)
    {
        int seen = 0;
        bool reached = await ListenAsync(step => commits == 0 ? step == "Connected" : step == Commit && ++seen == commits);
        if (reached)
        {
            Task listening = ListenAsync(static _ => false);
            await Task.WhenAny(listening, Task.Delay(delay));
            reached = !listening.IsCompleted;
            _process.Kill();
            await listening;
        }

        await _process.WaitForExitAsync();
        return reached;
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private async Task<bool> ListenAsync(Func<string, bool> isReached)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } step)
        {
            LastStep = step;
            if (isReached(step))
            {
                return true;
            }
        }

        return false;
    }
}
