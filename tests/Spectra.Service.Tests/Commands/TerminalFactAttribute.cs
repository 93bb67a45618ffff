namespace Spectra.Service.Tests.Commands;

/// <summary>A fact that needs a terminal made by <c>script</c> of util-linux; skipped, and listed as such, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
        {
            Skip = "There is no script(1) here to make a terminal (Debian's bsdutils).";
        }
    }
}
