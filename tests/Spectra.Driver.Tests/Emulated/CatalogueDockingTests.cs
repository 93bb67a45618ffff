using Spectra.Driver.Docking;
using Spectra.Driver.Tests.Docking;

namespace Spectra.Driver.Tests.Emulated;

/// <summary>Docking of devices with a catalogue, against the simulated detector in its own process.</summary>
public class CatalogueDockingTests
{
    [Theory]
    [InlineData("sim-scpi")]
    [InlineData("sim-scpi-plain")]
    [InlineData("sim-packet")]
    [InlineData("sim-obp")]
    public async Task EveryRecordIsTakenOnceNewestFirstAndTheNextSessionFindsNothingNew(string profile)
    {
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile(profile), "--records", "5", "--seed", "1");
        using Docked post = new();

        List<DockEvent> first = await post.DockAsync(detector.Address, Docked.Profile(EmulatedDetector.ProfileFile(profile)));
        List<DockEvent> second = await post.DockAsync(detector.Address, Docked.Profile(EmulatedDetector.ProfileFile(profile)));

        Assert.Equal(new DockTally(5, 5, 0, 0, 0), Assert.IsType<DockOutcome.Completed>(first.Outcome()).Tally);
        Assert.Equal((await detector.HashesAsync()).Reverse(), post.Taken);
        Assert.Equal(new DockTally(5, 0, 5, 0, 0), Assert.IsType<DockOutcome.Completed>(second.Outcome()).Tally);
        Assert.Empty(Directory.EnumerateFiles(post.Inbox));
    }

    [Theory]
    [InlineData("sim-scpi")]
    [InlineData("sim-packet")]
    [InlineData("sim-obp")]
    public async Task ARecordedSessionPlaysBackToAPostThatKnowsNothingYet(string profile)
    {
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile(profile), "--records", "2", "--seed", "1");
        using Docked other = new();
        string transcript = Path.Combine(other.Inbox, "line.txt");
        using Docked post = new() { Transcript = transcript };
        await post.DockAsync(detector.Address, Docked.Profile(EmulatedDetector.ProfileFile(profile)));

        List<DockEvent> played = await other.DockAsync(new DeviceAddress.Transcript(transcript), Docked.Profile(EmulatedDetector.ProfileFile(profile)));

        Assert.Equal(new DockTally(2, 2, 0, 0, 0), Assert.IsType<DockOutcome.Completed>(played.Outcome()).Tally);
        Assert.Equal(post.Taken, other.Taken);
    }

    [Fact]
    public async Task ADeviceThatNoOneNamedIsAskedWhatItIsAndNothingElse()
    {
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-scpi"), "--records", "1", "--seed", "1");
        using Docked post = new();

        List<DockEvent> events = await post.DockAsync(detector.Address, profile: null);

        Assert.Equal("SIM-0001", Assert.IsType<DockEvent.Connected>(events[0]).Identity.Serial);
        Assert.IsType<DockOutcome.Completed>(events.Outcome());
    }

    [Theory]
    [InlineData("sim-scpi-plain")]
    [InlineData("sim-packet")]
    public async Task WhereNoCheckSumTellsARecordThatWasWipedWhileItWasReadIsNotTakenForTheNewOneOfTheSameIdAndSize(string profile)
    {
        using Stick measurements = new();
        measurements.Write("a.csv", string.Concat(Enumerable.Range(1000, 400).Select(static x => $"{x},0.1\n")));
        measurements.Write("b.csv", string.Concat(Enumerable.Range(1000, 400).Select(static x => $"{x},0.2\n")));
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile(profile), "--records", "1", "--spectra", measurements.Path);
        using Docked post = new();
        DockSettings settings = DockSettings.Default with { Profile = Docked.Profile(EmulatedDetector.ProfileFile(profile)), Inbox = post.Inbox };
        List<DockEvent> events = [];
        await foreach (DockEvent happened in new DockSession(detector.Address, post.Ledger, TimeProvider.System, settings).RunAsync())
        {
            events.Add(happened);
            if (happened is DockEvent.Reading)
            {
                await detector.TellAsync("wipe");
                await detector.TellAsync("measure 1");
            }
        }

        Assert.Equal(NotTakenReason.StillChanging, Assert.Single(events.OfType<DockEvent.NotTaken>()).Reason);
        Assert.Empty(events.OfType<DockEvent.Taken>());
        await post.DockAsync(detector.Address, settings.Profile);
        Assert.Equal(await detector.HashesAsync(), post.Taken);
    }
}
