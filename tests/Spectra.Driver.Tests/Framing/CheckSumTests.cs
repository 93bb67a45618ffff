using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

public class CheckSumTests
{
    [Fact]
    public void TheCheckValuesAreThePublishedOnes()
    {
        Assert.Equal(0x31C3, Crc16.Of("123456789"u8));
        Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));
        Assert.Equal(0, Crc16.Of([]));
        Assert.Equal(0u, Crc32.Of([]));
    }

    [Fact]
    public void ASumMayBeContinuedAnywhere()
    {
        byte[] bytes = SentFiles.Bytes(300, seed: 1);
        for (int split = 0; split <= bytes.Length; split++)
        {
            Assert.Equal(Crc16.Of(bytes), Crc16.Of(bytes.AsSpan(split), Crc16.Of(bytes.AsSpan(0, split))));
            Assert.Equal(Crc32.Of(bytes), Crc32.Of(bytes.AsSpan(split), Crc32.Of(bytes.AsSpan(0, split))));
        }
    }

    [Theory]
    [InlineData(ZmodemFrame.ReceiverWanted, 0u, "**\u0018B00000000000000\r\u008A\u0011")]
    [InlineData(ZmodemFrame.ReceiverReady, 0x23000000u, "**\u0018B0100000023be50\r\u008A\u0011")]
    [InlineData(ZmodemFrame.PositionWanted, 0u, "**\u0018B0900000000a87c\r\u008A\u0011")]
    [InlineData(ZmodemFrame.End, 0u, "**\u0018B0800000000022d\r\u008A")]
    public void HexadecimalHeadersAreThoseSeenOnEveryLine(object frame, uint position, string expected)
    {
        Assert.Equal(Hex.Latin(expected), new ZmodemHeader((ZmodemFrame)frame, position).ToHex());
    }
}
