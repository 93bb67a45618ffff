using System.ComponentModel;
using System.Diagnostics;

namespace Spectra.Driver.Tests.Discovery;

/// <summary>A fact that needs udev's own check of rules (udevadm verify, systemd 254 or later); skipped, and listed as such, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UdevFactAttribute : FactAttribute
{
    private static readonly bool IsThere = Find();

    public UdevFactAttribute()
    {
        if (!IsThere)
        {
            Skip = "There is no 'udevadm verify' here (systemd 254 or later).";
        }
    }

    private static bool Find()
    {
        try
        {
            using Process udev = Process.Start(new ProcessStartInfo("udevadm", ["verify", "--help"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string help = udev.StandardOutput.ReadToEnd();
            udev.WaitForExit();
            return udev.ExitCode == 0 && help.Contains("verify", StringComparison.Ordinal);
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
