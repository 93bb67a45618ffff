using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats;

public class ByteReaderTests
{
    private static readonly byte[] OneToEight = [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void NumbersAreReadInTheStatedByteOrder()
    {
        ByteReader little = new(OneToEight);
        ByteReader big = new(OneToEight, bigEndian: true);
        Assert.Equal(0x0302, little.UInt16(1));
        Assert.Equal(0x0203, big.UInt16(1));
        Assert.Equal(0x04030201u, little.UInt32(0));
        Assert.Equal(0x01020304u, big.UInt32(0));
        Assert.Equal(BitConverter.Int64BitsToDouble(0x0807060504030201), little.Double(0));
        Assert.Equal(BitConverter.Int64BitsToDouble(0x0102030405060708), big.Double(0));
    }

    [Theory]
    [InlineData(0, 8, true)]
    [InlineData(8, 0, true)]
    [InlineData(8, 1, false)]
    [InlineData(1, 8, false)]
    [InlineData(-1, 1, false)]
    [InlineData(0, -1, false)]
    [InlineData(uint.MaxValue, uint.MaxValue * 8L, false)]
    public void OnlyWhatIsThereIsHeld(long at, long count, bool held) => Assert.Equal(held, new ByteReader(OneToEight).Holds(at, count));

    [Fact]
    public void ReachingBeyondTheEndIsTruncationThatNamesItself()
    {
        FileRefusedException refusal = Assert.Throws<FileRefusedException>(() => new ByteReader(OneToEight).Slice(4, 5, "the log"));
        Assert.Equal(ReadErrorCode.Truncated, refusal.Code);
        Assert.Contains("the log", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x20, 0x61, 0x62, 0x20, 0x00, 0x63 }, "ab")]
    [InlineData(new byte[] { 0xC2, 0xB5, 0x6D }, "\u00B5m")]
    [InlineData(new byte[] { 0xB5, 0x6D }, "\u00B5m")]
    [InlineData(new byte[] { 0x61, 0x07, 0x1B, 0x62, 0x0A, 0x63 }, "ab\nc")]
    [InlineData(new byte[] { 0x00, 0x61 }, null)]
    [InlineData(new byte[] { 0x20, 0x20 }, null)]
    public void TextEndsAtTheFirstNulAndLosesWhatATerminalWouldObey(byte[] field, string? expected) => Assert.Equal(expected, ByteReader.Text(field));
}
