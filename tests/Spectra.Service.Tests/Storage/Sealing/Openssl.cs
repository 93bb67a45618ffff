using System.Diagnostics;

namespace Spectra.Service.Tests.Storage.Sealing;

/// <summary>Runs OpenSSL.</summary>
internal static class Openssl
{
    public const string Path = "/usr/bin/openssl";

    /// <summary>Runs it in a folder; the arguments are separated by blanks.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public static string Run(string folder, string arguments)
    {
        (int exit, string output) = Try(folder, arguments);
        Assert.True(exit == 0, $"openssl {arguments}: {output}");
        return output;
    }

    public static (int Exit, string Output) Try(string folder, string arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> complaint = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result + complaint.Result);
    }
}
