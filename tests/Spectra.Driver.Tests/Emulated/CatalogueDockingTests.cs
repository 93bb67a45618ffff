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

    [Fact]
    public async Task ADeviceThatNoOneNamedIsAskedWhatItIsAndNothingElse()
    {
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-scpi"), "--records", "1", "--seed", "1");
        using Docked post = new();

        List<DockEvent> events = await post.DockAsync(detector.Address, profile: null);

        Assert.Equal("SIM-0001", Assert.IsType<DockEvent.Connected>(events[0]).Identity.Serial);
        Assert.IsType<DockOutcome.Completed>(events.Outcome());
    }
}
