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
        byte[][] pieces =
        [
            Header(ZmodemFrame.ReceiverWanted), File("a\0" + "700\0"), Header(ZmodemFrame.Content), Content(content), Content(content, from: 300), Header(ZmodemFrame.End), "OO"u8.ToArray(),
            new ZmodemHeader(ZmodemFrame.SenderWishes, 0).ToHex(), Subpacket(content.AsSpan(0, 50), ZmodemEnd.HeaderAcknowledge), Header(ZmodemFrame.NotUnderstood),
        ];
        Fuzz(seed: 5, pieces, bytes => Survives(new ZmodemReceiver(maximum: 10_000), bytes, content));
    }

    [Fact]
    public void TheYmodemReceiverSurvivesAnythingAndHandsOutNothingWrong()
    {
        byte[] content = SentFiles.Bytes(300, seed: 1);
        byte[][] pieces = [YmodemLine.Offer("a\0" + "300\0"), YmodemLine.Block(1, content.AsSpan(0, 128)), YmodemLine.Block(2, content.AsSpan(128, 128)), YmodemLine.Block(3, content.AsSpan(256)), [4], [4, 4], [0x18], YmodemLine.Offer("")];
        Fuzz(seed: 6, pieces, bytes => Survives(new YmodemReceiver(maximum: 10_000), bytes, content));
    }

    private static void AssertBounded<TFrame>(IFraming<TFrame> framing, byte[] bytes, int most)
        where TFrame : class
    {
        FramingRun<TFrame> run = FramingRun<TFrame>.Of(framing, Chunks.Whole(bytes));
        Assert.InRange(run.Kept, 0, most);
        Assert.True(run.Frames.Count + run.Faults.Count <= bytes.Length);
    }

    private static void Survives(IFileReceiver receiver, byte[] bytes, byte[] content)
    {
        Conversation talk = new(receiver);
        for (int start = 0; start < bytes.Length; start += 97)
        {
            talk.Hear(bytes[start..Math.Min(start + 97, bytes.Length)]);
            if (start % 5 == 0)
            {
                talk.Silence();
            }
        }

        talk.Silence(30);
        Assert.True(talk.IsFinished || talk.Failure is not null, "Left alone it comes to an end.");
        Assert.All(talk.Files, file =>
        {
            byte[] got = file.Content;
            Assert.Equal(content[..got.Length], got);
        });
    }

    private static void Fuzz(int seed, byte[][] pieces, Action<byte[]> run)
    {
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

            run([.. bytes]);
        }
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
