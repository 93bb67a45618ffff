namespace Spectra.Emulator.Tests.Detector;

/// <summary>A fact that needs a pseudo terminal.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PtyFactAttribute : FactAttribute
{
    public PtyFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "A pseudo terminal is made on Linux only.";
        }
    }
}
