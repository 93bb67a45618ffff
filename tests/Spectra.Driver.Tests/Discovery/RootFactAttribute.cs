using System.Diagnostics;

namespace Spectra.Driver.Tests.Discovery;

/// <summary>A fact that needs to mount something; skipped, and listed as such, where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    private static readonly bool IsAllowed = TryIt();

    public RootFactAttribute()
    {
        if (!IsAllowed)
        {
            Skip = "Mounting is not allowed here: it needs root.";
        }
    }

    /// <summary>Mounts an empty file system in memory, or takes it away again.</summary>
    public static bool Mount(string folder) => Run("mount", "-t", "tmpfs", "-o", "size=64k", "spectra-test", folder);

    public static bool Unmount(string folder) => Run("umount", folder);

    private static bool TryIt()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return false;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("spectra-test-");
        bool works = Mount(folder.FullName) && Unmount(folder.FullName);
        folder.Delete();
        return works;
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
