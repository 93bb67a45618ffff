using System.Diagnostics;

namespace Spectra.Service.Tests.Storage;

/// <summary>A disk of a few megabytes, which can be full: a file system in memory, mounted for a test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk(int megabytes) => Assert.True(Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0700", "tmpfs", _folder.Path), "The small disk could not be mounted.");

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing { get; } = !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess ? "A disk can be mounted on Linux by root alone." : CanMount() ? null : "This machine does not let a disk be mounted.";

    /// <summary>The folder it is mounted on.</summary>
    public string Path => _folder.Path;

    private string Filler => _folder.File("filler");

    /// <summary>Fills it, but for a number of bytes.</summary>
    public void Fill(long left)
    {
        long free = new DriveInfo(Path).AvailableFreeSpace;
        File.WriteAllBytes(Filler, new byte[Math.Max(0, free - left)]);
    }

    /// <summary>Gives back what was filled.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "-l", _folder.Path);
        _folder.Dispose();
    }

    private static bool CanMount()
    {
        using TemporaryFolder folder = new();
        return Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Path) && Run("umount", folder.Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
