using System.Diagnostics;

namespace Spectra.Service.Tests.Seizures;

/// <summary>A fact that needs Debian's python3-scipy as a peer; skipped, and listed as such, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScipyFactAttribute : FactAttribute
{
    private const string Python = "/usr/bin/python3";

    private static readonly bool IsInstalled = File.Exists(Python) && Run("import scipy.stats").ExitCode == 0;

    public ScipyFactAttribute()
    {
        if (!IsInstalled)
        {
            Skip = "scipy is not installed (Debian's python3-scipy).";
        }
    }

    /// <summary>The lines that a script prints.</summary>
    internal static string[] Lines(string script)
    {
        (int exitCode, string output) = Run(script);
        Assert.Equal(0, exitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static (int ExitCode, string Output) Run(string script)
    {
        using Process python = Process.Start(new ProcessStartInfo(Python, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = python.StandardError.ReadToEndAsync();
        string output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return (python.ExitCode, output);
    }
}
