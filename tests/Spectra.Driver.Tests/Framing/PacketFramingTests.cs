using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

public class PacketFramingTests
{
    // Both written by Python after the README, not by the code under test.
    private const string Answer = "41 42 43 44 27 06 00 00 80 2A 15 00 07 06 37 2C 73 63 61 6E 5F 30 30 37 2E 64 61 74 2C 31 32 33 34 44 43 42 41";
    private const string Request = "41 42 43 44 08 00 00 00 00 01 02 00 03 02 44 43 42 41";

    private static readonly PacketMessage Entry = new(true, PacketStatus.Success, 0x2A, 0x06, 0x07, Hex.Latin("7,scan_007.dat,1234"));

    private static FramingRun<PacketMessage> Run(params byte[][] parts) => FramingRun<PacketMessage>.Of(new PacketFraming(), Chunks.Whole([.. parts.SelectMany(static part => part)]));

    // Noise that ends like a start, a packet, noise, a packet, the beginning of one.
    [Theory]
    [Chunked("41 41 42 43 " + Answer + "0D 0A 41 42 " + Request + "41 42 43")]
    public void PacketsAreReadHoweverTheyArrive(Chunks chunks)
    {
        FramingRun<PacketMessage> run = FramingRun<PacketMessage>.Of(new PacketFraming(), chunks);

        Assert.Empty(run.Faults);
        Assert.Equal((8, 3), (run.Noise, run.Kept));
        Assert.Equal(2, run.Frames.Count);
        AssertSame(Entry, run.Frames[0]);
        AssertSame(new PacketMessage(false, PacketStatus.Success, 1, 2, 3, default), run.Frames[1]);
    }

    [Fact]
    public void WhatIsWrittenIsWhatTheReadmeSays()
    {
        Assert.Equal(Hex.Bytes(Answer), PacketEncoding.Encode(Entry));
        Assert.Equal(Hex.Bytes(Request), PacketEncoding.Encode(new PacketMessage(false, PacketStatus.Success, 1, 2, 3, default)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(220)]
    public void EveryStatusAndLengthComesBack(int length)
    {
        foreach (PacketStatus status in Enum.GetValues<PacketStatus>())
        {
            PacketMessage message = new(true, status, 255, 254, 253, SentFiles.Bytes(length, seed: length));
            AssertSame(message, Assert.Single(Run(PacketEncoding.Encode(message)).Frames));
        }
    }

    [Fact]
    public void APayloadThatDoesNotFitIsNotWritten() =>
        Assert.Throws<ArgumentException>(static () => PacketEncoding.Encode(Entry with { Payload = new byte[221] }));

    [Fact]
    public void NoFlippedBitAndNoLostByteGetsByAndTheNextPacketIsAlwaysFound()
    {
        byte[] good = Hex.Bytes(Answer);
        byte[] room = new byte[300];
        for (int bit = 0; bit < 8 * good.Length; bit++)
        {
            byte[] damaged = [.. good];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(1, Assert.Single(Run(damaged, Hex.Bytes(Request), room).Frames).Sequence);
        }

        for (int place = 0; place < good.Length; place++)
        {
            Assert.Equal(1, Assert.Single(Run([.. good[..place], .. good[(place + 1)..]], [0x0A], Hex.Bytes(Request), room).Frames).Sequence);
        }
    }

    [Theory]
    [InlineData(8, 0xB0, "flags")]
    [InlineData(8, 0x81, "flags")]
    [InlineData(10, 1, "length")]
    [InlineData(11, 1, "length")]
    [InlineData(4, 0, "check sum")]
    [InlineData(33, 0, "end mark")]
    public void AFaultIsSaid(int at, byte value, string fault)
    {
        byte[] damaged = Hex.Bytes(Answer);
        damaged[at] = value;

        Assert.Contains(fault, Assert.Single(Run(damaged).Faults), StringComparison.Ordinal);
    }

    private static void AssertSame(PacketMessage expected, PacketMessage actual)
    {
        Assert.Equal(expected with { Payload = default }, actual with { Payload = default });
        Assert.Equal(expected.Payload.ToArray(), actual.Payload.ToArray());
    }
}
