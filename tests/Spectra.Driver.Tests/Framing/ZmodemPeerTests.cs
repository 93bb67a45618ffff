using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

/// <summary>The ZMODEM receiver against a sender that nobody here wrote.</summary>
public class ZmodemPeerTests
{
    [LrzszTheory]
    [InlineData("")]
    [InlineData("--escape")]
    [InlineData("--try-4k")]
    [InlineData("--start-8k")]
    [InlineData("--windowsize 2048")]
    [InlineData("--packetlen 64")]
    [InlineData("--framelen 4096 --escape")]
    public async Task EveryFileOfABatchArrivesByteByByte(string options)
    {
        using SentFiles files = SentFiles.Special();
        using SendingProcess sender = SendingProcess.Start("sz", [.. Split(options), .. files.Paths]);
        ReceiverPump pump = new(new ZmodemReceiver());

        await pump.RunAsync(sender.Output, sender.Input);

        AssertAllArrived(files, pump);
        Assert.Equal(0, await sender.EndAsync());
    }

    [LrzszFact]
    public async Task FilesArriveWithTheShorterCheckSum()
    {
        using SentFiles files = new();
        files.Add("a.bin", SentFiles.Bytes(100_000, seed: 1));
        files.Add("b.bin", [0x18]);
        using SendingProcess sender = SendingProcess.Start("sz", ["--16-bit-crc", .. files.Paths]);
        ReceiverPump pump = new(new ZmodemReceiver());

        await pump.RunAsync(sender.Output, sender.Input);

        AssertAllArrived(files, pump);
    }

    [LrzszTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task FilesArriveByteByByteThroughALineWithHundredsOfFaults(int seed)
    {
        using SentFiles files = new();
        files.Add("a.bin", SentFiles.Bytes(380_000, seed: 10 + seed));
        files.Add("b.bin", SentFiles.Bytes(20_000, seed: 20 + seed));
        using SendingProcess sender = SendingProcess.Start("sz", files.Paths);
        FaultyLine inbound = new(seed, rate: 0.0015);
        ReceiverPump pump = new(new ZmodemReceiver(attempts: 40)) { Inbound = inbound, Outbound = new FaultyLine(-seed, rate: 0.0015) };

        await pump.RunAsync(sender.Output, sender.Input);

        AssertAllArrived(files, pump);
        Assert.True(inbound.Faults > 300, $"Only {inbound.Faults} faults.");
    }

    private static string[] Split(string options) => options.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void AssertAllArrived(SentFiles files, ReceiverPump pump)
    {
        Assert.Null(pump.Failure);
        Assert.True(pump.IsFinished);
        Assert.Equal(files.All.Select(static file => file.Name), pump.Files.Select(static file => file.Offer.Name));
        Assert.All(files.All.Zip(pump.Files), static pair =>
        {
            Assert.True(pair.Second.IsWhole);
            Assert.Equal(pair.First.Content.Length, pair.Second.Offer.Bytes);
            Assert.Equal(new DateTimeOffset(2024, 2, 29, 12, 34, 56, TimeSpan.Zero), pair.Second.Offer.Modified);
            Assert.Equal(pair.First.Content, pair.Second.Content);
        });
    }
}
