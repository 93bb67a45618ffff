namespace Spectra.Driver.Tests.Docking;

/// <summary>A clock on which each look takes a second.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _seconds++;

    public override DateTimeOffset GetUtcNow() => InstantClock.Now.AddSeconds(_seconds);
}
