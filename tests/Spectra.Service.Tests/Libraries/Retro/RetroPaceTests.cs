using Spectra.Service.Libraries.Retro;

namespace Spectra.Service.Tests.Libraries.Retro;

/// <summary>How much of the time looking again takes.</summary>
public sealed class RetroPaceTests
{
    [Fact]
    public async Task AQuarterOfTheTimeIsWorkAndThreeQuartersAreRest()
    {
        RestClock clock = new();
        RetroPace pace = new(0.25, static () => false, clock);

        for (int spectrum = 0; spectrum < 40; spectrum++)
        {
            await pace.RestAsync(TimeSpan.FromMilliseconds(10), CancellationToken.None);
        }

        // 400 ms of work; what is not rested yet is less than the shortest rest.
        Assert.InRange(clock.Rested.TotalMilliseconds, 1150, 1200);
    }

    [Fact]
    public async Task AllOfTheTimeIsWorkWhereSomebodyWaitsForIt()
    {
        RestClock clock = new();

        await new RetroPace(1, static () => false, clock).RestAsync(TimeSpan.FromSeconds(5), CancellationToken.None);

        Assert.Equal(TimeSpan.Zero, clock.Rested);
    }

    [Fact]
    public async Task ItRestsForAsLongAsSomebodyWaitsForAnAnswer()
    {
        RestClock clock = new();
        int glances = 0;

        await new RetroPace(1, () => ++glances < 4, clock).RestAsync(TimeSpan.FromMilliseconds(1), CancellationToken.None);

        Assert.Equal((4, 300.0), (glances, clock.Rested.TotalMilliseconds));
    }

    /// <summary>Adds up the rests that are asked for; each is over at once.</summary>
    private sealed class RestClock : TimeProvider
    {
        public TimeSpan Rested { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Rested += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
