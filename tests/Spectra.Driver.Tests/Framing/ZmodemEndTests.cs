using Spectra.Driver.Framing;
using static Spectra.Driver.Tests.Framing.ZmodemLine;

namespace Spectra.Driver.Tests.Framing;

/// <summary>How a ZMODEM transfer fails in good order.</summary>
public class ZmodemEndTests
{
    private static readonly string Cancel = new('\u0018', 8);
    private static readonly byte[] Offer = File("a\0" + "10\0");

    [Fact]
    public void WithNobodyThereItGivesUpAfterItsAttempts()
    {
        Conversation talk = new(new ZmodemReceiver(attempts: 3));
        Assert.Null(talk.Silence(3).Failure);

        Assert.Contains("start the transfer on the detector", talk.Silence().Failure, StringComparison.Ordinal);
        Assert.Contains(Cancel, talk.Sent(), StringComparison.Ordinal);
        Assert.Equal("", talk.Silence(3).Hear(Offer).Sent());
    }

    [Fact]
    public void ALineThatCarriesNothingWholeIsGivenUpAndProgressCountsAnew()
    {
        Conversation talk = new Conversation(new ZmodemReceiver(attempts: 3)).Silence(3).Hear(Offer).Silence(3);
        talk.Hear(Header(ZmodemFrame.Content)).Hear(Subpacket([1], ZmodemEnd.More)).Silence(3);
        Assert.Null(talk.Failure);

        Assert.Contains("after 3 attempts", talk.Silence().Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void FiveCancelsEndTheTransferWhereverTheyCome()
    {
        byte[] cancels = [.. Enumerable.Repeat((byte)0x18, 5)];
        foreach (byte[] before in (byte[][])[[], Offer, [.. Offer, .. Header(ZmodemFrame.Content), 1, 2, 3], [(byte)'*'], Header(ZmodemFrame.End)])
        {
            Assert.Contains("cancelled", new Conversation(new ZmodemReceiver()).Hear(before).Hear(cancels).Failure, StringComparison.Ordinal);
            Assert.Null(new Conversation(new ZmodemReceiver()).Hear(before).Hear(cancels[1..]).Hear((byte)'x').Failure);
        }
    }

    [Theory]
    [InlineData((int)ZmodemFrame.Abort)]
    [InlineData((int)ZmodemFrame.FileError)]
    [InlineData((int)ZmodemFrame.Cancelled)]
    public void ASenderThatGivesUpIsBelieved(int frame) =>
        Assert.Contains("gave the transfer up", new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(Header((ZmodemFrame)frame)).Failure, StringComparison.Ordinal);

    [Fact]
    public void ASessionThatEndsInsideAFileFails() =>
        Assert.Contains("before the file was whole", new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(Header(ZmodemFrame.End)).Failure, StringComparison.Ordinal);

    [Fact]
    public void MoreThanTheStatedSizeIsNotTaken()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(Offer).Hear(Header(ZmodemFrame.Content)).Hear(Subpacket(new byte[11], ZmodemEnd.Header));

        Assert.Contains("more of a file than the 10 bytes", talk.Failure, StringComparison.Ordinal);
        Assert.Empty(talk.Files[0].Content);
    }

    [Fact]
    public void WithoutAStatedSizeTheMaximumHolds()
    {
        Conversation talk = new Conversation(new ZmodemReceiver(maximum: 10)).Hear(File("a\0\0")).Hear(Header(ZmodemFrame.Content)).Hear(Subpacket(new byte[10], ZmodemEnd.More));
        Assert.Null(talk.Failure);

        Assert.NotNull(talk.Hear(Subpacket(new byte[1], ZmodemEnd.Header)).Failure);
    }

    [Fact]
    public void ASubpacketThatNeverEndsIsDamage()
    {
        Conversation talk = new Conversation(new ZmodemReceiver()).Hear(File("a\0" + "20000\0"));
        _ = talk.Hear(Header(ZmodemFrame.Content)).Sent();

        Assert.Equal("", talk.Hear(Enumerable.Repeat((byte)'x', 8192)).Sent());
        Assert.StartsWith("**\u0018B09", talk.Hear((byte)'x').Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongNameIsRefused()
    {
        Assert.Single(new Conversation(new ZmodemReceiver()).Hear(File(new string('n', 1024) + "\0")).Offers);
        Assert.Contains("rename it", new Conversation(new ZmodemReceiver()).Hear(File(new string('n', 1025) + "\0")).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAnswerWithoutAnOfferIsAMistake()
    {
        ZmodemReceiver receiver = new();
        Assert.Throws<InvalidOperationException>(() => receiver.Accept(0));
        Assert.Throws<InvalidOperationException>(receiver.Skip);
        receiver.Receive(Offer);
        Assert.Throws<ArgumentOutOfRangeException>(() => receiver.Accept(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => receiver.Accept(11));
        receiver.Accept(10);
    }

    [Fact]
    public void AnAnswerThatComesAfterTheEndIsTooLateAndNoMistake()
    {
        IFileReceiver[] receivers = [new ZmodemReceiver(), new YmodemReceiver()];
        foreach (IFileReceiver receiver in receivers)
        {
            receiver.Receive([0x18, 0x18, 0x18, 0x18, 0x18]);
            receiver.Accept(0);
            receiver.Skip();
        }
    }

    [Fact]
    public void AHexadecimalHeaderWithAWrongDigitIsDamage()
    {
        Conversation talk = new(new ZmodemReceiver());
        _ = talk.Sent();

        Assert.StartsWith("**\u0018B06", talk.Hear(Hex.Latin("**\u0018B00g")).Sent(), StringComparison.Ordinal);
    }
}
