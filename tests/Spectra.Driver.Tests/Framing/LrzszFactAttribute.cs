namespace Spectra.Driver.Tests.Framing;

/// <summary>A fact that needs the senders of lrzsz; skipped, and listed as such, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LrzszFactAttribute : FactAttribute
{
    public LrzszFactAttribute()
    {
        if (SendingProcess.Refusal is { } refusal)
        {
            Skip = refusal;
        }
    }
}
