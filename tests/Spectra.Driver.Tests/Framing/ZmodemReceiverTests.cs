using Spectra.Driver.Framing;
using static Spectra.Driver.Tests.Framing.ZmodemLine;

namespace Spectra.Driver.Tests.Framing;

public class ZmodemReceiverTests
{
    private static readonly byte[] Small = [.. Enumerable.Range(0, 256).Select(static index => (byte)index)];
    private static readonly byte[] Offer = File("a b.spc\0256 14570000000 100644 0 1 256\0");

    private static string Hexadecimal(ZmodemFrame frame, uint position = 0) => System.Text.Encoding.Latin1.GetString(new ZmodemHeader(frame, position).ToHex());

    private static string Ready => Hexadecimal(ZmodemFrame.ReceiverReady, 0x23000000);

    private static string From(uint position) => Hexadecimal(ZmodemFrame.PositionWanted, position);

    [Fact]
    public void AWholeSessionIsReadHoweverItArrives()
    {
        // A sender waits for an answer where one of these ends.
        byte[] begin = [.. Hex.Latin("rz\rAT+GMI\r\r\n"), .. Header(ZmodemFrame.ReceiverWanted), 0, 0x11, .. Offer];
        byte[] data = [.. Hex.Latin("noise*"), .. Content(Small)];
        byte[] end = [.. Hex.Latin("\r\nok\r"), .. Header(ZmodemFrame.End), .. "OO"u8];
        IEnumerable<Chunks[]> cuts =
        [
            .. Chunks.Of(begin).Select(cut => new[] { cut, Chunks.Whole(data), Chunks.Whole(end) }),
            .. Chunks.Of(data).Select(cut => new[] { Chunks.Whole(begin), cut, Chunks.Whole(end) }),
            .. Chunks.Of(end).Select(cut => new[] { Chunks.Whole(begin), Chunks.Whole(data), cut }),
        ];
        foreach (Chunks[] chunks in cuts)
        {
            Conversation talk = new(new ZmodemReceiver());
            Assert.All(chunks, part => talk.HearChunks(part));

            Assert.True(talk.IsFinished, string.Join<Chunks>(", ", chunks));
            ReceivedFile file = Assert.Single(talk.Files);
            Assert.Equal(new FileOffer("a b.spc", 256, DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64("14570000000", 8))), file.Offer);
            Assert.True(file.IsWhole);
            Assert.Equal(Small, file.Content);
        }
    }

    [Fact]
    public void ItSaysThatItIsReadyTakesTheFileAndEndsTheSession()
    {
        Conversation talk = new(new ZmodemReceiver());
        Assert.Equal(Ready, talk.Sent());
        Assert.Equal(From(0), talk.Hear(Offer).Sent());
        Assert.Equal(Ready, talk.Hear(Content(Small)).Sent());
        Assert.Equal(Hexadecimal(ZmodemFrame.End), talk.Hear(Header(ZmodemFrame.End)).Sent());
        Assert.False(talk.IsFinished);
        Assert.True(talk.Hear("OO"u8.ToArray()).IsFinished);
    }

    [Fact]
    public void ASenderThatFallsSilentAfterTheEndIsToldAgainAndThenLeft()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Header(ZmodemFrame.End));
        _ = talk.Sent();

        Assert.Equal(Hexadecimal(ZmodemFrame.End), talk.Silence().Sent());
        Assert.False(talk.IsFinished);
        Assert.True(talk.Silence(2).IsFinished);
    }

    [Fact]
    public void NoDamageAnywhereInTheDataGetsIntoTheContent()
    {
        byte[] data = Content(Small);
        for (int place = 0; place < data.Length; place++)
        {
            foreach (byte[] damaged in (byte[][])[[.. data[..place], (byte)(data[place] ^ 0x20), .. data[(place + 1)..]], [.. data[..place], .. data[(place + 1)..]], [.. data[..place], 0x55, .. data[place..]]])
            {
                Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(damaged);
                byte[] content = talk.Files[0].Content;
                Assert.Equal(Small[..content.Length], content);

                // The sender goes where it is asked to go, and nothing is missing or double then.
                talk.Silence().Hear(Content(Small, from: content.Length));
                Assert.Equal(Small, talk.Files[0].Content);
                Assert.True(talk.Files[0].IsWhole);
            }
        }
    }

    [Fact]
    public void ADamagedSubpacketIsAskedForFromTheEndOfTheLastGoodOne()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Offer);
        _ = talk.Sent();
        byte[] data = Content(Small);
        data[^40] ^= 1;

        Assert.Equal(From(200), talk.Hear(data).Sent());
        Assert.Equal(200, talk.Files[0].Content.Length);
    }

    [Fact]
    public void DataThatOverlapsIsNotDoubledAndDataThatLeavesAGapIsNotTaken()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(Header(ZmodemFrame.Content, 0)).Hear(Subpacket(Small.AsSpan(0, 100), ZmodemEnd.Header));
        _ = talk.Sent();

        Assert.Equal(From(100), talk.Hear(Header(ZmodemFrame.Content, 150)).Hear(Subpacket(Small.AsSpan(150, 50), ZmodemEnd.Header)).Sent());
        talk.Hear(Header(ZmodemFrame.Content, 50)).Hear(Subpacket(Small.AsSpan(50, 100), ZmodemEnd.Header));

        Assert.Equal(Small[..150], talk.Files[0].Content);
    }

    [Fact]
    public void AnEndElsewhereIsIgnoredAndTheTrueOneIsAnsweredAgain()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(Header(ZmodemFrame.EndOfFile, 256));
        Assert.False(talk.Files[0].IsWhole);
        _ = talk.Hear(Content(Small)).Sent();

        Assert.True(talk.Files[0].IsWhole);
        Assert.Equal(Ready, talk.Hear(Header(ZmodemFrame.EndOfFile, 256)).Sent());
    }

    [Fact]
    public void SubpacketsAreAcknowledgedWhereTheSenderWantsIt()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(Header(ZmodemFrame.Content));
        _ = talk.Sent();

        Assert.Equal("", talk.Hear(Subpacket(Small.AsSpan(0, 10), ZmodemEnd.More)).Sent());
        Assert.Equal(Hexadecimal(ZmodemFrame.Acknowledged, 20), talk.Hear(Subpacket(Small.AsSpan(10, 10), ZmodemEnd.MoreAcknowledge)).Sent());
        Assert.Equal(Hexadecimal(ZmodemFrame.Acknowledged, 30), talk.Hear(Subpacket(Small.AsSpan(20, 10), ZmodemEnd.HeaderAcknowledge)).Sent());
        Assert.Equal(Small[..30], talk.Files[0].Content);
    }

    [Fact]
    public void AFileIsTakenFromAnOffset()
    {
        Conversation talk = new(new ZmodemReceiver()) { Answer = static _ => 156 };

        Assert.EndsWith(From(156), talk.Hear(Offer).Sent(), StringComparison.Ordinal);
        talk.Hear(Content(Small, from: 156));

        Assert.True(talk.Files[0].IsWhole);
        Assert.Equal(Small[156..], talk.Files[0].Content);
    }

    [Fact]
    public void DataOfAFileThatWasNotAcceptedIsNeverHandedOut()
    {
        Conversation talk = new(new ZmodemReceiver()) { IsSlow = true };
        talk.Hear([.. Content(Small), .. Offer, .. Content(Small)]);
        Assert.Single(talk.Offers);

        talk.Accept();
        talk.Hear(Content(Small));
        Assert.Equal(Small, talk.Files[0].Content);
    }

    [Fact]
    public void ASkippedFileOfferedAgainIsSkippedAgainOnlyWhenTheLineIsQuiet()
    {
        Conversation talk = new(new ZmodemReceiver()) { Answer = static offer => offer.Name == "b" ? 0 : null };
        Assert.EndsWith(Hexadecimal(ZmodemFrame.Skip), talk.Hear(Offer).Sent(), StringComparison.Ordinal);

        // Both were on the line already: an answer to the second one would pass over the next file.
        Assert.Equal("", talk.Hear(Offer).Sent());
        Assert.Equal(From(0), talk.Hear(File("b\0" + "1\0")).Sent());
        talk.Hear(Content([7]));
        Assert.True(talk.Files[0].IsWhole);

        Conversation deaf = new(new ZmodemReceiver()) { Answer = static _ => null };
        _ = deaf.Hear(Offer).Sent();
        Assert.Equal(Hexadecimal(ZmodemFrame.Skip), deaf.Hear(Offer).Silence().Sent());
        Assert.Single(deaf.Offers);
    }

    [Fact]
    public void ASenderThatBeginsAnewOffersAgain()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(Header(ZmodemFrame.Content)).Hear(Subpacket(Small.AsSpan(0, 100), ZmodemEnd.More));

        talk.Silence().Hear(Header(ZmodemFrame.ReceiverWanted)).Hear(Offer).Hear(Content(Small));

        Assert.Equal(2, talk.Offers.Count);
        Assert.Equal([false, true], talk.Files.Select(static file => file.IsWhole));
    }

    [Fact]
    public void TheSameOfferAgainIsAnsweredWithThePosition()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(Header(ZmodemFrame.Content)).Hear(Subpacket(Small.AsSpan(0, 100), ZmodemEnd.Header));
        _ = talk.Sent();

        Assert.Equal(From(100), talk.Hear(Offer).Sent());
        Assert.Single(talk.Offers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ADamagedOfferIsAskedForAgain(bool isHeaderDamaged)
    {
        byte[] damaged = [.. Offer];
        damaged[isHeaderDamaged ? 8 : 40] ^= 1;
        Conversation talk = new(new ZmodemReceiver());
        _ = talk.Sent();

        Assert.Equal(Hexadecimal(ZmodemFrame.NotUnderstood), talk.Hear(damaged).Sent());
        Assert.Single(talk.Hear(Offer).Offers);
    }

    [Fact]
    public void QuestionsOfTheSenderAreAnswered()
    {
        Conversation talk = new(new ZmodemReceiver());
        _ = talk.Sent();

        Assert.Equal(Hexadecimal(ZmodemFrame.Acknowledged, 0x12345678), talk.Hear(Header(ZmodemFrame.Challenge, 0x12345678)).Sent());
        Assert.Equal(Hexadecimal(ZmodemFrame.Acknowledged, uint.MaxValue), talk.Hear(Header(ZmodemFrame.FreeSpaceWanted)).Sent());
        Assert.Equal(Hexadecimal(ZmodemFrame.CommandStatus, 1), talk.Hear(Header(ZmodemFrame.Command)).Hear(Subpacket("rm x\0"u8, ZmodemEnd.HeaderAcknowledge)).Sent());
        Assert.Equal(Ready, talk.Hear(Header(ZmodemFrame.NotUnderstood)).Sent());
    }

    [Fact]
    public void TheSendersAttentionIsCalledBeforeItIsToGoBack()
    {
        Conversation talk = new(new ZmodemReceiver());
        _ = talk.Sent();

        Assert.Equal(Hexadecimal(ZmodemFrame.Acknowledged), talk.Hear(Header(ZmodemFrame.SenderWishes)).Hear(Subpacket([3, 0xDE, (byte)'!', 0], ZmodemEnd.HeaderAcknowledge)).Sent());
        Assert.Equal(From(0), talk.Hear(Offer).Sent());
        Assert.Equal("\u0003!" + From(0), talk.Silence().Sent());
    }
}
