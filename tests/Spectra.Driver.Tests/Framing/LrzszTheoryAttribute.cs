namespace Spectra.Driver.Tests.Framing;

/// <summary>A theory that needs the senders of lrzsz; skipped, and listed as such, where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LrzszTheoryAttribute : TheoryAttribute
{
    public LrzszTheoryAttribute()
    {
        if (SendingProcess.Refusal is { } refusal)
        {
            Skip = refusal;
        }
    }
}
