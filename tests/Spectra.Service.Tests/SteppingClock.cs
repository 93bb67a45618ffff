namespace Spectra.Service.Tests;

/// <summary>A clock that starts at a fixed moment and moves on by a second each time it is read; its timers are due at once.</summary>
internal sealed class SteppingClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    private long _reads;

    public override DateTimeOffset GetUtcNow() => Start.AddSeconds(Interlocked.Increment(ref _reads) - 1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, TimeSpan.Zero, period);
}
