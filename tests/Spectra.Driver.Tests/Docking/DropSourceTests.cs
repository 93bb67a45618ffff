using System.Text;
using Spectra.Driver.Docking;
using Spectra.Driver.Framing;
using Spectra.Driver.Journals;
using Spectra.Driver.Profiles;
using Spectra.Driver.Protocols;
using Spectra.Driver.Tests.Framing;

namespace Spectra.Driver.Tests.Docking;

/// <summary>Senders that do not do what is expected of them.</summary>
public sealed class DropSourceTests : IDisposable
{
    private static readonly byte[] Large = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1234\n", 100)));
    private static readonly byte[] Small = Encoding.ASCII.GetBytes("5\n6\n");

    private readonly string _inbox = Directory.CreateTempSubdirectory("spectra-inbox-").FullName;

    public void Dispose() => Directory.Delete(_inbox, recursive: true);

    [Fact]
    public async Task AFileThatTheSenderBrokeOffForAnotherIsLeftAndResumedWhenItComesAgain()
    {
        byte[]?[] line =
        [
            [.. ZmodemLine.Header(ZmodemFrame.ReceiverWanted), .. Offer("large.txt", Large)],
            [.. ZmodemLine.Header(ZmodemFrame.Content), .. ZmodemLine.Subpacket(Large.AsSpan(0, 200), ZmodemEnd.More)],
            null,
            [.. ZmodemLine.Header(ZmodemFrame.ReceiverWanted), .. Offer("small.txt", Small)],
            ZmodemLine.Content(Small),
            Offer("large.txt", Large),
            ZmodemLine.Content(Large, from: 200),
            [.. ZmodemLine.Header(ZmodemFrame.End), .. "OO"u8],
        ];

        List<DockEvent> events = await TakeAllAsync(Saying(line), limit: 1000);

        Assert.Contains("began anew", Assert.Single(events.OfType<DockEvent.NotTaken>()).Sentence, StringComparison.Ordinal);
        Assert.Equal([Small, Large], events.OfType<DockEvent.Taken>().Select(static taken => taken.Content.ToArray()));
        Assert.Empty(Directory.EnumerateFiles(_inbox));
    }

    [Fact]
    public async Task AFileThatIsTooLargeIsPassedOverAndTheOthersAreTaken()
    {
        byte[]?[] line =
        [
            [.. ZmodemLine.Header(ZmodemFrame.ReceiverWanted), .. Offer("large.txt", Large)],
            Offer("small.txt", Small),
            ZmodemLine.Content(Small),
            [.. ZmodemLine.Header(ZmodemFrame.End), .. "OO"u8],
        ];

        List<DockEvent> events = await TakeAllAsync(Saying(line), limit: 499);

        Assert.Equal((NotTakenReason.BeyondLimit, "large.txt"), Assert.Single(events.OfType<DockEvent.NotTaken>().Select(static left => (left.Reason, left.FileName))));
        Assert.Equal(Small, Assert.Single(events.OfType<DockEvent.Taken>()).Content.ToArray());
    }

    [Fact]
    public async Task AFileOfUnstatedSizeThatTurnsOutTooLargeDoesNotEndTheSession()
    {
        byte[]?[] line =
        [
            [.. ZmodemLine.Header(ZmodemFrame.ReceiverWanted), .. ZmodemLine.File("large.txt\0")],
            ZmodemLine.Content(Large),
            Offer("small.txt", Small),
            ZmodemLine.Content(Small),
            [.. ZmodemLine.Header(ZmodemFrame.End), .. "OO"u8],
        ];

        List<DockEvent> events = await TakeAllAsync(Saying(line), limit: 250);

        Assert.Equal((NotTakenReason.BeyondLimit, "large.txt"), Assert.Single(events.OfType<DockEvent.NotTaken>().Select(static left => (left.Reason, left.FileName))));
        Assert.Equal(Small, Assert.Single(events.OfType<DockEvent.Taken>()).Content.ToArray());
    }

    [Fact]
    public async Task ALineThatIsNeverQuietAndNeverSaysAnythingIsGivenUp()
    {
        DropSource source = Source(Enumerable.Repeat(Large, 10_000), 1000, new SteppingTime());

        Answer<StoredRecord?> next = await source.NextAsync(CancellationToken.None);

        Assert.Contains("no file transfer", next.Sentence, StringComparison.Ordinal);
    }

    private static byte[] Offer(string name, byte[] content) => ZmodemLine.File($"{name}\0{content.Length} {Convert.ToString(1_770_000_000, 8)} 0");

    /// <summary>The lines, and behind every offer silence where its check sum is asked for, as a sender answers that knows none.</summary>
    private static IEnumerable<byte[]?> Saying(byte[]?[] lines) => [lines[0], null, null, null, null, .. lines[1..]];

    private static DropSource Source(IEnumerable<byte[]?> reads, long limit, TimeProvider time) =>
        new(new ZmodemReceiver(), new Spectra.Driver.Protocols.Conversation(new ScriptedLine(reads), ProfileTiming.Default, new SessionJournal(time), time), DeviceIdentity.NotReported with { Serial = "SN 7" }, limit);

    private async Task<List<DockEvent>> TakeAllAsync(IEnumerable<byte[]?> reads, int limit)
    {
        DropSource source = Source(reads, limit, TimeProvider.System);
        RecordIntake intake = new(source, new Ledger(), Ledger.Settings with { Inbox = _inbox, MaximumFileBytes = limit }, new SessionJournal(TimeProvider.System), TimeProvider.System, "SN 7");
        List<DockEvent> events = [];
        Answer<StoredRecord?> next;
        while ((next = await source.NextAsync(CancellationToken.None)) is { IsGiven: true, Value: { } record })
        {
            await foreach (DockEvent happened in intake.TakeAsync(record, CancellationToken.None))
            {
                events.Add(happened);
            }

            Assert.Null(intake.Stopped);
        }

        Assert.True(next.IsGiven, next.Sentence);
        return events;
    }
}
