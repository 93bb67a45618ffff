namespace Spectra.Soak.Docking;

/// <summary>What the process holds that a session has to give back.</summary>
/// <param name="Descriptors">Open files, lines and sockets, without the libraries that the runtime opens when it needs them first.</param>
/// <param name="Threads">Threads, without the runtime's own, whose pool grows and shrinks as it likes.</param>
internal sealed record Leaks(int Descriptors, int Threads)
{
    private const string OfTheRuntime = ".NET";
    private const int Looks = 12;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>What is held once everything that can be collected is.</summary>
    public static async Task<Leaks> HeldAsync()
    {
        Leaks fewest = Count();
        for (int look = 0; look < Looks; look++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(Pause);
            Leaks now = Count();
            fewest = new Leaks(Math.Min(fewest.Descriptors, now.Descriptors), Math.Min(fewest.Threads, now.Threads));
        }

        return fewest;
    }

    private static Leaks Count() => OperatingSystem.IsLinux()
        ? new Leaks(
            Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(static descriptor => !Target(descriptor).EndsWith(".dll", StringComparison.Ordinal)),
            Directory.EnumerateDirectories("/proc/self/task").Count(static task => !Name(task).StartsWith(OfTheRuntime, StringComparison.Ordinal)))
        : new Leaks(0, 0);

    private static string Target(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget ?? "";
        }
        catch (IOException)
        {
            // It was closed meanwhile, as the one that lists them is.
            return "";
        }
    }

    private static string Name(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm"));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return OfTheRuntime;
        }
    }
}
