using Spectra.Driver.Framing;
using static Spectra.Driver.Tests.Framing.ZmodemLine;

namespace Spectra.Driver.Tests.Framing;

/// <summary>Tens of thousands of broken inputs: nothing is thrown, nothing runs on for ever, and no more is kept than may be.</summary>
public class FuzzTests
{
    private const int Inputs = 20_000;

    [Fact]
    public void LinesSurviveAnything() =>
        Fuzz(seed: 1, [Hex.Latin("MAKE,MODEL,1,2.0\r\n"), Hex.Latin("\n")], static bytes => AssertBounded(new LineFraming(maximum: 40), bytes, 41));

    [Fact]
    public void BlocksSurviveAnything() =>
        Fuzz(seed: 2, [Hex.Latin("#15abcde;0\n"), Hex.Latin("#210#12ab\n#10\n\n"), Hex.Latin("#0#9999999999#")], static bytes => AssertBounded(new BlockFraming(60), bytes, 60 + 2 + 9 + 65));

    [Fact]
    public void ObpMessagesSurviveAnything() =>
        Fuzz(
            seed: 3,
            [ObpEncoding.Encode(new ObpMessage(1, 2, ObpFlags.Response, 0, true, new byte[10]), true), ObpEncoding.Encode(new ObpMessage(1, 2, ObpFlags.Response, 0, true, new byte[40]), false)],
            static bytes => AssertBounded(new ObpFraming(60), bytes, 124));

    [Fact]
    public void PacketsSurviveAnything() =>
        Fuzz(seed: 4, [PacketEncoding.Encode(new PacketMessage(true, PacketStatus.Busy, 1, 2, 3, new byte[20])), "ABCDDCBA"u8.ToArray()], static bytes => AssertBounded(new PacketFraming(), bytes, 238));

    [Fact]
    public void TheZmodemReceiverSurvivesAnythingAndHandsOutNothingWrong()
    {
        byte[] content = SentFiles.Bytes(700, seed: 1);
        byte[][] session =
        [
            Header(ZmodemFrame.ReceiverWanted), [.. Header(ZmodemFrame.SenderWishes), .. Subpacket([3, 0], ZmodemEnd.HeaderAcknowledge)], File("a\0" + "700\0"),
            Content(content)[..300], Content(content, from: 100), Content(content), Content(content, from: 300), Header(ZmodemFrame.End), "OO"u8.ToArray(),
        ];
        FuzzSession(seed: 5, session, content, static () => new ZmodemReceiver(maximum: 10_000));
    }

    [Fact]
    public void TheYmodemReceiverSurvivesAnythingAndHandsOutNothingWrong()
    {
        byte[] content = SentFiles.Bytes(300, seed: 1);
        byte[][] session = [YmodemLine.Offer("a\0" + "300\0"), YmodemLine.Block(1, content.AsSpan(0, 128)), YmodemLine.Block(2, content.AsSpan(128, 128)), YmodemLine.Block(3, content.AsSpan(256)), [4], [4], YmodemLine.Offer("")];
        FuzzSession(seed: 6, session, content, static () => new YmodemReceiver(maximum: 10_000));
    }

    /// <summary>How many frames were found.</summary>
    private static int AssertBounded<TFrame>(IFraming<TFrame> framing, byte[] bytes, int most)
        where TFrame : class
    {
        FramingRun<TFrame> run = FramingRun<TFrame>.Of(framing, Chunks.Whole(bytes));
        Assert.InRange(run.Kept, 0, most);
        Assert.True(run.Frames.Count + run.Faults.Count <= bytes.Length);
        return run.Frames.Count;
    }

    /// <summary>Sessions whose parts are lost, repeated, exchanged and damaged.</summary>
    private static void FuzzSession(int seed, byte[][] session, byte[] content, Func<IFileReceiver> begin)
    {
        Random random = new(seed);
        int whole = 0;
        int failed = 0;
        for (int input = 0; input < Inputs; input++)
        {
            Conversation talk = new(begin());
            for (int part = 0; part < session.Length; part += random.Next(12) switch { 0 => 0, 1 => 2, _ => 1 })
            {
                List<byte> bytes = [.. session[random.Next(12) == 0 ? random.Next(session.Length) : part]];
                if (random.Next(6) == 0)
                {
                    Damage(bytes, random);
                }

                talk.Hear(bytes[..(bytes.Count / 3)]).Hear(bytes[(bytes.Count / 3)..]).Silence(random.Next(3) / 2);
            }

            talk.Silence(30);
            Assert.True(talk.IsFinished || talk.Failure is not null, "Left alone it comes to an end.");
            Assert.All(talk.Files, file => Assert.Equal(file.IsWhole ? content : content[..file.Content.Length], file.Content));
            whole += talk.Files.Count(static file => file.IsWhole);
            failed += talk.Failure is null ? 0 : 1;
        }

        Assert.True(whole > Inputs / 10 && failed > Inputs / 10, $"Only {whole} files arrived and only {failed} sessions failed: that tries nothing.");
    }

    private static void Fuzz(int seed, byte[][] pieces, Func<byte[], int> run)
    {
        int whole = 0;
        Random random = new(seed);
        for (int input = 0; input < Inputs; input++)
        {
            List<byte> bytes = [];
            for (int piece = random.Next(1, 8); piece > 0; piece--)
            {
                bytes.AddRange(pieces[random.Next(pieces.Length)]);
            }

            for (int fault = random.Next(4); fault > 0 && bytes.Count > 1; fault--)
            {
                Damage(bytes, random);
            }

            whole += run([.. bytes]);
        }

        Assert.True(whole > Inputs / 10, "Input that never gets anywhere tries nothing.");
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        int place = random.Next(bytes.Count);
        switch (random.Next(5))
        {
            case 0:
                bytes[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[place] = (byte)random.Next(256);
                break;
            case 2:
                bytes.Insert(place, (byte)random.Next(256));
                break;
            case 3:
                bytes.RemoveRange(place, Math.Min(random.Next(1, 20), bytes.Count - place));
                break;
            default:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, Math.Min(random.Next(1, 50), bytes.Count - place)));
                break;
        }
    }
}
