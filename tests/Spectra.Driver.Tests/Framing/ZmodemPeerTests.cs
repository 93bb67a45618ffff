using System.Globalization;
using System.IO.Compression;
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
        ReceiverPump pump = new(new ZmodemReceiver()) { Inbound = inbound, Outbound = new FaultyLine(-seed, rate: 0.0015) };

        await pump.RunAsync(sender.Output, sender.Input);

        AssertAllArrived(files, pump);
        Assert.True(inbound.Faults > 300, $"Only {inbound.Faults} faults.");
    }

    [LrzszTheory]
    [InlineData(0)]
    [InlineData(12_345)]
    [InlineData(250_001)]
    public async Task AfterACutOnlyTheRestIsSent(int cutAfter)
    {
        using SentFiles files = new();
        byte[] content = SentFiles.Bytes(300_000, seed: 5);
        files.Add("a.bin", content);
        ReceiverPump first = new(new ZmodemReceiver()) { CutAfter = cutAfter };
        using (SendingProcess sender = SendingProcess.Start("sz", files.Paths))
        {
            await first.RunAsync(sender.Output, sender.Input);
        }

        byte[] begin = first.Files is [{ IsWhole: false } part] ? part.Content : [];
        Assert.InRange(begin.Length, cutAfter * 8 / 10 / 1024 * 1024, cutAfter);
        using SendingProcess again = SendingProcess.Start("sz", files.Paths);
        ReceiverPump rest = new(new ZmodemReceiver()) { Answer = _ => begin.Length };
        await rest.RunAsync(again.Output, again.Input);

        ReceivedFile end = Assert.Single(rest.Files);
        Assert.True(rest.IsFinished && end.IsWhole);
        Assert.Equal(content, begin.Concat(end.Content));
        Assert.InRange(rest.Carried, content.Length - begin.Length, ((content.Length - begin.Length) * 11 / 10) + 1000);
    }

    [LrzszTheory]
    [InlineData(0)]
    [InlineData(0.004)]
    public async Task AFileThatIsKnownIsPassedOverAndTheOthersArrive(double faultRate)
    {
        using SentFiles files = new();
        for (int index = 0; index < 12; index++)
        {
            files.Add($"{index}.bin", SentFiles.Bytes(3000, seed: index));
        }

        using SendingProcess sender = SendingProcess.Start("sz", files.Paths);
        ReceiverPump pump = new(new ZmodemReceiver())
        {
            Answer = static offer => int.Parse(offer.Name[..^4], CultureInfo.InvariantCulture) % 3 == 0 ? 0 : null,
            Inbound = new FaultyLine(1, faultRate),
            Outbound = new FaultyLine(2, faultRate),
        };

        await pump.RunAsync(sender.Output, sender.Input);

        Assert.Null(pump.Failure);
        Assert.True(pump.IsFinished);
        Assert.Equal(["0.bin", "3.bin", "6.bin", "9.bin"], pump.Files.Select(static file => file.Offer.Name));
        Assert.All(pump.Files, file => Assert.Equal(files.All.Single(sent => sent.Name == file.Offer.Name).Content, file.Content));
        Assert.Equal(8, pump.PassedOver.Count);
    }

    [LrzszFact]
    public async Task TheCheckSumOfAWholeFileIsToldWhenItIsAskedFor()
    {
        using SentFiles files = new();
        files.Add("a.bin", SentFiles.Bytes(100_000, seed: 3));
        files.Add("b.bin", SentFiles.Bytes(777, seed: 4));
        using SendingProcess sender = SendingProcess.Start("sz", files.Paths);
        ZmodemReceiver receiver = new();
        ReceiverPump pump = new(receiver) { AskForCheckSum = receiver.AskForCheckSum };

        await pump.RunAsync(sender.Output, sender.Input);

        AssertAllArrived(files, pump);
        Assert.Equal(files.All.Select(static file => CheckSumOfZip(file.Content)), pump.CheckSums);
    }

    [LrzszFact]
    public async Task ASenderThatSendsMoreThanMayBeIsStopped()
    {
        using SentFiles files = new();
        files.Add("a.bin", SentFiles.Bytes(100_000, seed: 6));
        using SendingProcess sender = SendingProcess.Start("sz", files.Paths);
        ReceiverPump pump = new(new ZmodemReceiver(maximum: 50_000));

        await pump.RunAsync(sender.Output, sender.Input);

        Assert.Contains("50000 bytes", pump.Failure, StringComparison.Ordinal);
        Assert.InRange(pump.Files[0].Content.Length, 40_000, 50_000);
        Assert.NotEqual(0, await sender.EndAsync());
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

    // The framework's archives have the same CRC-32.
    private static uint CheckSumOfZip(byte[] content)
    {
        using MemoryStream archive = new();
        using (ZipArchive writing = new(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = writing.CreateEntry("content").Open();
            entry.Write(content);
        }

        using ZipArchive reading = new(archive, ZipArchiveMode.Read);
        return reading.Entries[0].Crc32;
    }
}
