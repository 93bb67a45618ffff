using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Driver.Tests.Docking;

namespace Spectra.Driver.Tests.Emulated;

/// <summary>Docking of devices that send their files by themselves.</summary>
public class DropDockingTests
{
    [Theory]
    [InlineData("sim-zmodem")]
    [InlineData("sim-ymodem")]
    public async Task EveryFileIsTakenOnceAndSentAgainItIsKnownByItsContent(string profile)
    {
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile(profile), "--records", "4", "--seed", "1");
        using Docked post = new();

        List<DockEvent> first = await post.DockAsync(detector.Address, Docked.Profile(EmulatedDetector.ProfileFile(profile)));
        await detector.TellAsync("send");
        List<DockEvent> second = await post.DockAsync(detector.Address, Docked.Profile(EmulatedDetector.ProfileFile(profile)));

        Assert.Equal(new DockTally(4, 4, 0, 0, 0), Assert.IsType<DockOutcome.Completed>(first.Outcome()).Tally);
        Assert.Equal((await detector.HashesAsync()).Order(), post.Taken.Order());
        Assert.All(first.OfType<DockEvent.Taken>(), static taken => Assert.Null(taken.Record.Number));
        Assert.Equal(new DockTally(4, 0, 4, 0, 0), Assert.IsType<DockOutcome.Completed>(second.Outcome()).Tally);
    }

    [Fact]
    public async Task AKnownDeviceIsNotAskedForWhatTheLedgerKnowsByItsKey()
    {
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-zmodem"), "--records", "3", "--seed", "1");
        using Docked post = new() { UsbSerial = "SN 7" };

        await post.DockAsync(detector.Address, Docked.Profile(EmulatedDetector.ProfileFile("sim-zmodem")));
        await detector.TellAsync("send");
        List<DockEvent> second = await post.DockAsync(detector.Address, Docked.Profile(EmulatedDetector.ProfileFile("sim-zmodem")));

        Assert.Equal(new DockTally(3, 0, 3, 0, 0), Assert.IsType<DockOutcome.Completed>(second.Outcome()).Tally);
        Assert.InRange(Assert.IsType<DockEvent.Ended>(second[^1]).Report.Totals.BytesReceived, 1, 2000);
    }

    [Theory]
    [InlineData("duplicate-frame", 7)]
    [InlineData("truncated-answer", 7)]
    public async Task APieceOfAZmodemFileThatComesTwiceOrNotAtAllNeverMakesARecord(string fault, int answer)
    {
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-zmodem"), "--records", "1", "--seed", "1");
        using Docked post = new() { UsbSerial = "SN 7" };
        DeviceProfile quick = Docked.Profile(EmulatedDetector.ProfileFile("sim-zmodem")) with { Timing = new() { Answer = TimeSpan.FromMilliseconds(100), Begin = TimeSpan.FromSeconds(5) } };
        await detector.TellAsync($$"""faults {"faults":[{"kind":"{{fault}}","at":{{answer}},"keep":0}]}""");

        List<DockEvent> events = await post.DockAsync(detector.Address, quick);
        for (int again = 0; again < 4 && events.Outcome() is not DockOutcome.Completed { Tally.NotTaken: 0 }; again++)
        {
            await detector.TellAsync("send");
            events = await post.DockAsync(detector.Address, quick);
        }

        Assert.Empty(events.OfType<DockEvent.SetAside>());
        Assert.Equal(await detector.HashesAsync(), post.Taken);
        Assert.Equal(1, (await detector.TellAsync("counters")).GetProperty("faults").GetProperty(fault).GetInt32());
    }

    [Fact]
    public async Task ADeviceThatSendsNothingIsReportedWithWhatToDo()
    {
        await using EmulatedDetector detector = await EmulatedDetector.StartAsync(EmulatedDetector.ProfileFile("sim-scpi"), "--records", "1");
        using Docked post = new();

        List<DockEvent> events = await post.DockAsync(detector.Address, Docked.Profile(EmulatedDetector.ProfileFile("sim-ymodem")) with { Timing = new() { Begin = TimeSpan.FromMilliseconds(300), Answer = TimeSpan.FromMilliseconds(100) } });

        Assert.Contains("press its send key", Assert.IsType<DockOutcome.DeviceLost>(events.Outcome()).Sentence, StringComparison.Ordinal);
    }
}
