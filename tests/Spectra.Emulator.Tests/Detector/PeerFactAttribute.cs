using System.Diagnostics;

namespace Spectra.Emulator.Tests.Detector;

/// <summary>A fact that needs a program nobody here wrote; skipped, and listed as such, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerFactAttribute : FactAttribute
{
    /// <param name="program">The program; <c>pyvisa</c> stands for the Python packages pyvisa and pyvisa-py.</param>
    public PeerFactAttribute(string program)
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "A pseudo terminal is made on Linux only.";
        }
        else if (program == "pyvisa" ? !HasPyvisa() : !File.Exists($"/usr/bin/{program}"))
        {
            Skip = program == "pyvisa" ? "pyvisa-py is absent: install python3-pyvisa and python3-pyvisa-py." : $"{program} is absent: install lrzsz.";
        }
    }

    private static bool HasPyvisa()
    {
        if (!File.Exists("/usr/bin/python3"))
        {
            return false;
        }

        using Process python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", "import pyvisa, pyvisa_py"]) { RedirectStandardError = true })!;
        python.WaitForExit();
        return python.ExitCode == 0;
    }
}
