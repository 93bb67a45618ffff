using System.Diagnostics;

namespace Spectra.Service.Tests.Commands;

/// <summary>The built executable, run as its users run it: a process with arguments, an environment, output and an exit code.</summary>
internal static class SpectraProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The folder of the executable and of what ships beside it, of the same configuration as these tests.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Spectra.Service", new DirectoryInfo(AppContext.BaseDirectory).Name));

    private static string Executable => Path.Combine(Folder, OperatingSystem.IsWindows() ? "spectra.exe" : "spectra");

    private static string EmulatorExecutable => Path.Combine(Folder, OperatingSystem.IsWindows() ? "spectra-emulator.exe" : "spectra-emulator");

    /// <summary>Runs it to its end.</summary>
    public static SpectraRun Run(params string[] arguments) => Run([], Patience, arguments);

    /// <summary>Runs it to its end with variables of the environment set.</summary>
    public static SpectraRun Run((string Name, string Value)[] environment, params string[] arguments) => Run(environment, Patience, arguments);

    /// <summary>Runs it to its end, with more patience for large inputs.</summary>
    public static SpectraRun Run((string Name, string Value)[] environment, TimeSpan patience, params string[] arguments) => Finish(environment, patience, [Executable, .. arguments]);

    /// <summary>Runs the simulated detector to its end.</summary>
    public static SpectraRun Emulate(params string[] arguments) => Finish([], Patience, [EmulatorExecutable, .. arguments]);

    /// <summary>Starts it and leaves it running; an interrupt reaches it even where whoever started the tests ignores interrupts.</summary>
    public static Process StartInterruptible(params string[] arguments) => Start([], ["/usr/bin/env", "--default-signal=INT", Executable, .. arguments]);

    /// <summary>Runs a line of the shell, in which <c>$0</c> stands for the executable.</summary>
    public static int Shell(string line, params string[] arguments)
    {
        using Process process = Start([], ["/bin/sh", "-c", line, Executable, .. arguments]);
        Task<string> stdout = process.StandardOutput.ReadToEndAsync();
        Task<string> words = process.StandardError.ReadToEndAsync();
        Assert.True(Task.WhenAll(stdout, words).Wait(Patience) && process.WaitForExit(Patience), $"'{line}' did not end.");
        Assert.DoesNotContain("Unhandled exception", words.Result, StringComparison.Ordinal);
        return process.ExitCode;
    }

    private static SpectraRun Finish((string Name, string Value)[] environment, TimeSpan patience, string[] command)
    {
        using Process process = Start(environment, command);
        Task<byte[]> stdout = OnItsOwnThread(() => Bytes(process.StandardOutput.BaseStream));
        Task<string> words = OnItsOwnThread(process.StandardError.ReadToEnd);
        if (!Task.WhenAll(stdout, words).Wait(patience) || !process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"'{string.Join(' ', command)}' did not end within {patience.TotalSeconds:F0} s.");
        }

        return new SpectraRun(process.ExitCode, stdout.Result, words.Result);
    }

    /// <summary>Not on the pool, which tests that wait side by side can fill: their own readers would then never run.</summary>
    private static Task<T> OnItsOwnThread<T>(Func<T> read) =>
        Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static byte[] Bytes(Stream stream)
    {
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Process Start((string Name, string Value)[] environment, string[] command)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardErrorEncoding = System.Text.Encoding.UTF8 };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
    }
}
