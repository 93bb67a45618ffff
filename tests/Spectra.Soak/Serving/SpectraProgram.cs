using System.Diagnostics;

namespace Spectra.Soak.Serving;

/// <summary>The product's own executable, in its own folder beside this one's.</summary>
internal static class SpectraProgram
{
    /// <summary>Names another build of it, such as a published one.</summary>
    public const string Variable = "SOAK_PROGRAM";

    /// <summary>Its path: as the environment says, else of the same configuration as this program.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) ?? System.IO.Path.GetFullPath(System.IO.Path.Combine(
        AppContext.BaseDirectory,
        "..",
        "..",
        "Spectra.Service",
        System.IO.Path.GetFileName(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar)),
        OperatingSystem.IsWindows() ? "spectra.exe" : "spectra"));

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Words)> RunAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> words = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await words);
    }

    /// <summary>Runs it to its end; what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It did not do what it was told.</exception>
    public static async Task<string> DoAsync(params string[] arguments) => await RunAsync(arguments) switch
    {
        (0, string output, _) => output,
        (int exit, _, string words) => throw new InvalidOperationException($"'spectra {string.Join(' ', arguments)}' ended with {exit}: {words}"),
    };
}
