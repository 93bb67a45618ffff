using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

/// <summary>The YMODEM receiver against a sender that nobody here wrote.</summary>
public class YmodemPeerTests
{
    [LrzszFact]
    public async Task EveryFileOfABatchArrivesByteByByte()
    {
        using SentFiles files = SentFiles.Special();
        using SendingProcess sender = SendingProcess.Start("sb", files.Paths);
        ReceiverPump pump = new(new YmodemReceiver());

        await pump.RunAsync(sender.Output, sender.Input);

        AssertAllArrived(files, pump);
        Assert.Equal(0, await sender.EndAsync());
    }

    [LrzszTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task FilesArriveByteByByteThroughAFaultyLine(int seed)
    {
        using SentFiles files = new();
        files.Add("a.bin", SentFiles.Bytes(40_000, seed: 10 + seed));
        files.Add("b.bin", SentFiles.Bytes(20_000, seed: 20 + seed));
        using SendingProcess sender = SendingProcess.Start("sb", files.Paths);
        FaultyLine inbound = new(seed, rate: 0.00025);

        // ACK carries no number, and G asks for a batch without any answers.
        ReceiverPump pump = new(new YmodemReceiver()) { Inbound = inbound, Outbound = new FaultyLine(-seed, rate: 0.04) { NeverMadeUp = [0x06, (byte)'G'] } };

        await pump.RunAsync(sender.Output, sender.Input);

        AssertAllArrived(files, pump);
        Assert.True(inbound.Faults >= 8, $"Only {inbound.Faults} faults.");
    }

    [LrzszFact]
    public async Task AFileThatIsKnownIsThrownAwayAndTheOthersArrive()
    {
        using SentFiles files = new();
        for (int index = 0; index < 4; index++)
        {
            files.Add($"{index}.bin", SentFiles.Bytes(3000 + index, seed: index));
        }

        using SendingProcess sender = SendingProcess.Start("sb", files.Paths);
        ReceiverPump pump = new(new YmodemReceiver()) { Answer = static offer => offer.Name == "2.bin" ? null : 0 };

        await pump.RunAsync(sender.Output, sender.Input);

        Assert.True(pump.IsFinished);
        Assert.Equal(["0.bin", "1.bin", "3.bin"], pump.Files.Select(static file => file.Offer.Name));
        Assert.All(pump.Files, file => Assert.Equal(files.All.Single(sent => sent.Name == file.Offer.Name).Content, file.Content));
    }

    private static void AssertAllArrived(SentFiles files, ReceiverPump pump)
    {
        Assert.Null(pump.Failure);
        Assert.True(pump.IsFinished);
        Assert.Equal(files.All.Select(static file => file.Name), pump.Files.Select(static file => file.Offer.Name));
        Assert.All(files.All.Zip(pump.Files), static pair =>
        {
            Assert.True(pair.Second.IsWhole);
            Assert.Equal(new DateTimeOffset(2024, 2, 29, 12, 34, 56, TimeSpan.Zero), pair.Second.Offer.Modified);
            Assert.Equal(pair.First.Content, pair.Second.Content);
        });
    }
}
