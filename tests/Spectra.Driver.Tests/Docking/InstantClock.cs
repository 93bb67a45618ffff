namespace Spectra.Driver.Tests.Docking;

/// <summary>A clock that stands still and whose timers are due at once; what is to happen during a wait happens when the timer is made.</summary>
internal sealed class InstantClock(Action? duringWait = null) : TimeProvider
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    public int Waits { get; private set; }

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits++;
        duringWait?.Invoke();
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
