using Spectra.Driver.Framing;
using static Spectra.Driver.Tests.Framing.YmodemLine;

namespace Spectra.Driver.Tests.Framing;

public class YmodemReceiverTests
{
    private const string Acknowledged = "\u0006";
    private const string Refused = "\u0015";

    private static readonly byte[] Long = SentFiles.Bytes(1100, seed: 1);
    private static readonly byte[] Named = Offer("a b.spc\0" + "1100 14570000000 100644\0");

    [Fact]
    public void AWholeSessionIsReadHoweverItArrives()
    {
        // A sender waits for an answer where one of these ends.
        byte[][] parts = [Named, Block(1, Long.AsSpan(0, 1024)), Block(2, Long.AsSpan(1024)), [EndOfFile], [EndOfFile], Offer("")];
        for (int part = 0; part < parts.Length; part++)
        {
            foreach (Chunks cut in Chunks.Of(parts[part]))
            {
                Conversation talk = new(new YmodemReceiver());
                for (int index = 0; index < parts.Length; index++)
                {
                    talk.HearChunks(index == part ? cut : Chunks.Whole(parts[index]));
                }

                Assert.True(talk.IsFinished, $"part {part} {cut}");
                ReceivedFile file = Assert.Single(talk.Files);
                Assert.Equal(new FileOffer("a b.spc", 1100, DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64("14570000000", 8))), file.Offer);
                Assert.True(file.IsWhole);
                Assert.Equal(Long, file.Content);
            }
        }
    }

    [Fact]
    public void EveryBlockIsAnsweredAndTheEndIsAskedForTwice()
    {
        Conversation talk = new(new YmodemReceiver());
        Assert.Equal("C", talk.Sent());
        Assert.Equal(Acknowledged + "C", talk.Hear(Named).Sent());
        Assert.Equal(Acknowledged, talk.Hear(Block(1, Long.AsSpan(0, 1024))).Sent());
        Assert.Equal(Acknowledged, talk.Hear(Block(2, Long.AsSpan(1024))).Sent());
        Assert.Equal(Refused, talk.Hear(EndOfFile).Sent());
        Assert.False(talk.Files[0].IsWhole);
        Assert.Equal(Acknowledged + "C", talk.Hear(EndOfFile).Sent());
        Assert.True(talk.Files[0].IsWhole);
        Assert.Equal(Acknowledged + "C", talk.Hear(EndOfFile).Sent());
        Assert.Equal(Acknowledged, talk.Hear(Offer("")).Sent());
        Assert.True(talk.IsFinished);
    }

    [Fact]
    public void TheBeginOfAnotherFileIsNoRepetitionOfTheOneThatIsAwaited()
    {
        Conversation talk = new Conversation(new YmodemReceiver()).Hear(Named).Hear(Offer("other.spc\0" + "1100 14570000000 100644\0")).Hear(Block(1, Long.AsSpan(0, 1024)));

        Assert.Contains("began another", talk.Failure, StringComparison.Ordinal);
        Assert.Empty(talk.Files[0].Content);
    }

    [Fact]
    public void NoDamageAnywhereInABlockGetsIntoTheContent()
    {
        byte[] content = Long[..100];
        byte[] block = Block(1, content);
        for (int place = 0; place < block.Length; place++)
        {
            foreach (byte[] damaged in (byte[][])[[.. block[..place], (byte)(block[place] ^ 4), .. block[(place + 1)..]], [.. block[..place], .. block[(place + 1)..]], [.. block[..place], 0x55, .. block[place..]]])
            {
                Conversation talk = new Conversation(new YmodemReceiver()).Hear(Offer("a\0" + "100\0"));
                talk.Hear(damaged).Silence();
                Assert.Null(talk.Failure);

                // A byte behind the block does not damage it: then this is a repetition.
                talk.Hear(block).Hear(EndOfFile).Hear(EndOfFile);
                Assert.Equal(content, talk.Files[0].Content);
                Assert.True(talk.Files[0].IsWhole);
            }
        }
    }

    [Fact]
    public void ARepeatedBlockIsNotDoubledAndAnsweredAgainWhenTheSenderWaits()
    {
        Conversation talk = new Conversation(new YmodemReceiver()).Hear(Named);
        _ = talk.Sent();

        Assert.Equal(Acknowledged + "C", talk.Hear(Named).Silence().Sent());
        _ = talk.Hear(Block(1, Long.AsSpan(0, 1024))).Sent();
        Assert.Equal(Acknowledged, talk.Hear(Block(1, Long.AsSpan(0, 1024))).Silence().Sent());
        Assert.Equal(1024, talk.Files[0].Content.Length);
        Assert.Single(talk.Offers);

        // It had the answer, and goes on: a second one would count for its next block.
        Assert.Equal(Acknowledged, talk.Hear(Block(1, Long.AsSpan(0, 1024))).Hear(Block(2, Long.AsSpan(1024))).Sent());
        Assert.Equal(Long, talk.Files[0].Content);
    }

    [Fact]
    public void DamageIsAnsweredWhenTheLineIsQuiet()
    {
        byte[] damaged = Block(2, Long.AsSpan(1024));
        damaged[50] ^= 1;
        Conversation talk = new Conversation(new YmodemReceiver()).Hear(Named).Hear(Block(1, Long.AsSpan(0, 1024)));
        _ = talk.Sent();

        Assert.Equal("", talk.Hear(damaged).Hear(Block(2, Long.AsSpan(1024))).Sent());
        Assert.Equal(Refused, talk.Silence().Sent());
        Assert.Equal(Acknowledged, talk.Hear(Block(2, Long.AsSpan(1024))).Sent());
    }

    [Fact]
    public void BlockNumbersStartAnewAfter255()
    {
        byte[] content = SentFiles.Bytes(300 * 128, seed: 2);
        Conversation talk = new Conversation(new YmodemReceiver()).Hear(Offer("a\0" + "38400\0"));
        for (int block = 0; block < 300; block++)
        {
            talk.Hear(Block(block + 1, content.AsSpan(block * 128, 128)));
        }

        Assert.True(talk.Hear(EndOfFile).Hear(EndOfFile).Files[0].IsWhole);
        Assert.Equal(content, talk.Files[0].Content);
    }

    [Fact]
    public void WithoutAStatedSizeThePaddingStays()
    {
        Conversation talk = new Conversation(new YmodemReceiver()).Hear(Offer("a\0")).Hear(Block(1, "abc"u8)).Hear(EndOfFile).Hear(EndOfFile);

        Assert.Null(talk.Files[0].Offer.Bytes);
        Assert.Equal(128, talk.Files[0].Content.Length);
        Assert.All(talk.Files[0].Content[3..], static next => Assert.Equal(0x1A, next));
    }

    [Fact]
    public void AnEndBeforeTheStatedSizeIsNotBelieved()
    {
        Conversation talk = new Conversation(new YmodemReceiver(attempts: 5)).Hear(Named).Hear(Block(1, Long.AsSpan(0, 1024)));
        for (int end = 0; end < 5; end++)
        {
            Assert.Null(talk.Hear(EndOfFile).Failure);
        }

        Assert.Contains("shorter than stated", talk.Hear(EndOfFile).Failure, StringComparison.Ordinal);
        Assert.False(talk.Files[0].IsWhole);
    }

    [Fact]
    public void MoreThanTheStatedSizeOrTheMaximumIsNotTaken()
    {
        Conversation stated = new Conversation(new YmodemReceiver()).Hear(Offer("a\0" + "100\0")).Hear(Block(1, Long.AsSpan(0, 100))).Hear(Block(2, Long.AsSpan(0, 100)));
        Assert.Contains("100 bytes", stated.Failure, StringComparison.Ordinal);
        Assert.EndsWith("\u0018\u0018", stated.Sent(), StringComparison.Ordinal);

        Conversation unstated = new Conversation(new YmodemReceiver(maximum: 200)).Hear(Offer("a\0")).Hear(Block(1, "x"u8));
        Assert.Null(unstated.Failure);
        Assert.NotNull(unstated.Hear(Block(2, "x"u8)).Failure);
        Assert.Equal(128, unstated.Files[0].Content.Length);
    }

    [Fact]
    public void ABlockThatWasSkippedEndsTheTransfer() =>
        Assert.Contains("block 3 where 2 was due", new Conversation(new YmodemReceiver()).Hear(Named).Hear(Block(1, Long.AsSpan(0, 1024))).Hear(Block(3, "x"u8)).Failure, StringComparison.Ordinal);

    [Fact]
    public void TwoCancelsEndTheTransferAndOneDoesNot()
    {
        Assert.Null(new Conversation(new YmodemReceiver()).Hear(0x18).Silence().Hear(0x18).Failure);
        Assert.Contains("cancelled", new Conversation(new YmodemReceiver()).Hear(Named).Hear(0x18, 0x18).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void AFilePassedOverIsThrownAwayAndTheNextOneTaken()
    {
        Conversation talk = new(new YmodemReceiver()) { Answer = static offer => offer.Name == "b" ? 0 : null };
        talk.Hear(Named).Hear(Block(1, Long.AsSpan(0, 1024))).Hear(Block(2, Long.AsSpan(1024))).Hear(EndOfFile).Hear(EndOfFile);
        talk.Hear(Offer("b\0" + "1\0")).Hear(Block(1, "x"u8)).Hear(EndOfFile).Hear(EndOfFile).Hear(Offer(""));

        Assert.True(talk.IsFinished);
        Assert.Equal("x"u8.ToArray(), Assert.Single(talk.Files).Content);
    }

    [Fact]
    public void WithNobodyThereItGivesUpAfterItsAttempts()
    {
        Conversation talk = new(new YmodemReceiver(attempts: 3));
        Assert.Null(talk.Silence(3).Failure);
        Assert.Contains("start the transfer on the detector", talk.Silence().Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAnswerWithoutAnOfferAndAnOffsetAreMistakes()
    {
        YmodemReceiver receiver = new();
        Assert.Throws<InvalidOperationException>(() => receiver.Accept(0));
        Assert.Throws<InvalidOperationException>(receiver.Skip);
        receiver.Receive(Named);
        Assert.Throws<ArgumentOutOfRangeException>(() => receiver.Accept(1));
        receiver.Accept(0);
    }
}
