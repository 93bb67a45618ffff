using System.Diagnostics;

namespace Spectra.Service.Demo;

/// <summary>The simulated detector, started as a process of its own.</summary>
internal static class EmulatorProcess
{
    /// <summary>The program, which is brought along beside this one.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "spectra-emulator.exe" : "spectra-emulator");

    /// <summary>Fills a folder like a detector's stick.</summary>
    /// <param name="folder">The folder to fill.</param>
    /// <param name="bands">The band table that the simulated samples are made from.</param>
    /// <param name="seed">The seed of noise, tilt and shift.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">The emulator is not there or failed; the message carries its own words.</exception>
    public static async Task FillStickAsync(string folder, string bands, int seed, CancellationToken cancellationToken)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"The simulated detector '{Program}' is missing: build the whole solution.");
        }

        ProcessStartInfo start = new(Program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])["stick", "--out", folder, "--bands", bands, "--seed", FormattableString.Invariant($"{seed}"), "--with-faults"])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"'{Program}' did not start.");
        Task<string> words = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The simulated detector failed: {(await words).Trim()}");
        }
    }
}
