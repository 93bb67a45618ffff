namespace Spectra.Soak.Docking;

/// <summary>A clock that goes on by what is waited for, at once: what others do to the stick meanwhile is done in each wait.</summary>
/// <param name="meanwhile">What they do.</param>
internal sealed class StickClock(Action meanwhile) : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);

    /// <summary>The time.</summary>
    public DateTime Now => _now.UtcDateTime;

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time) => _now += time;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Pass(dueTime);
            meanwhile();
        }

        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
