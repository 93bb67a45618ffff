using Spectra.Driver.Docking;

namespace Spectra.Driver.Tests.Docking;

public class UnsettledFileTests
{
    [Fact]
    public async Task AFileUnchangedForLongIsTakenWithoutAWait()
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n", hoursOld: 0.05);
        InstantClock clock = new();

        await stick.DockAsync(clock: clock);

        Assert.Equal(0, clock.Waits);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(-3)]
    public async Task YoungFilesAndFilesFromTheFutureAreWatchedOnceTogether(double hoursOld)
    {
        using Stick stick = new();
        stick.Write("a.txt", "1\n", hoursOld);
        stick.Write("b.txt", "2\n", hoursOld);
        InstantClock clock = new();

        List<DockEvent> events = await stick.DockAsync(clock: clock);

        Assert.Equal(1, clock.Waits);
        Assert.Equal(2, events.Outcome().Tally.Taken);
    }

    [Fact]
    public async Task AFileStillBeingWrittenIsLeftForNextTimeAndTakenThen()
    {
        using Stick stick = new();
        string growing = stick.Write("growing.txt", "1\n", hoursOld: 0);
        stick.Write("whole.txt", "5\n", hoursOld: 0);
        InstantClock clock = new(() => File.AppendAllText(growing, "2\n"));

        List<DockEvent> events = await stick.DockAsync(clock: clock);

        DockEvent.NotTaken left = Assert.Single(events.OfType<DockEvent.NotTaken>());
        Assert.Equal(("growing.txt", NotTakenReason.StillChanging), (left.FileName, left.Reason));
        Assert.Equal("whole.txt", Assert.Single(events.OfType<DockEvent.Taken>()).FileName);
        Assert.Contains(await stick.DockAsync(), static happened => happened is DockEvent.Taken { FileName: "growing.txt", File.Spectra: [{ Count: 2 }] });
    }

    [Fact]
    public async Task AFileThatChangesBetweenListingAndReadingIsLeftForNextTime()
    {
        using Stick stick = new();
        string path = stick.Write("a.txt", "1\n");

        List<DockEvent> events = await stick.DockAsync(meanwhile: happened =>
        {
            if (happened is DockEvent.Reading)
            {
                File.AppendAllText(path, "2\n");
            }
        });

        Assert.Equal(NotTakenReason.StillChanging, Assert.Single(events.OfType<DockEvent.NotTaken>()).Reason);
    }

    [Fact]
    public async Task AFileThatVanishesDoesNotStopTheSession()
    {
        using Stick stick = new();
        string vanishing = stick.Write("a.txt", "1\n", hoursOld: 1);
        stick.Write("c.txt", "3\n", hoursOld: 3);

        List<DockEvent> events = await stick.DockAsync(meanwhile: happened =>
        {
            if (happened is DockEvent.Reading { FileName: "a.txt" })
            {
                File.Delete(vanishing);
            }
        });

        Assert.Equal(NotTakenReason.Unreadable, Assert.Single(events.OfType<DockEvent.NotTaken>()).Reason);
        Assert.Equal("c.txt", Assert.Single(events.OfType<DockEvent.Taken>()).FileName);
    }

    [Fact]
    public async Task AFileSwappedForALinkAfterTheListingIsNotRead()
    {
        using Stick stick = new();
        using Stick elsewhere = new();
        string secret = elsewhere.Write("secret.txt", "1\n");
        string path = stick.Write("a.txt", "1\n");

        List<DockEvent> events = await stick.DockAsync(meanwhile: happened =>
        {
            if (happened is DockEvent.Reading)
            {
                File.Delete(path);
                File.CreateSymbolicLink(path, secret);
            }
        });

        Assert.Empty(events.OfType<DockEvent.Taken>());
    }
}
