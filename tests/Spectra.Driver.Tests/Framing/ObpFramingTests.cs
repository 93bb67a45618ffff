using System.Buffers.Binary;
using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

public class ObpFramingTests
{
    // Both written by Python's struct and hashlib after the published layout, not by the code under test.
    private const string Serial =
        "C1 C0 00 10 01 00 00 00 00 01 00 00 04 03 02 01 00 00 00 00 00 00 01 08 4F 42 50 2D 30 38 31 35 00 00 00 00 00 00 00 00 14 00 00 00 "
        + "26 BE 46 BC EA 71 4A 42 AA 7E F4 68 D3 C5 0B 4E C5 C4 C3 C2";

    private const string Payload =
        "C1 C0 00 10 01 00 00 00 01 00 00 7F 07 00 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 28 00 00 00 "
        + "00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F 10 11 12 13 EC E8 15 48 F8 2D 0D 91 EA D2 0F DC C5 56 F3 59 C5 C4 C3 C2";

    private static readonly byte[] Twenty = [.. Enumerable.Range(0, 20).Select(static index => (byte)index)];

    private static FramingRun<ObpMessage> Run(Chunks chunks, int maximum = 1000) => FramingRun<ObpMessage>.Of(new ObpFraming(maximum), chunks);

    private static FramingRun<ObpMessage> Run(params byte[][] parts) => Run(Chunks.Whole([.. parts.SelectMany(static part => part)]));

    // Noise with half a start, a message, noise, a message, the beginning of a start.
    [Theory]
    [Chunked("C1 00 C0 C1 " + Serial + "41 54 C1 " + Payload + "C1")]
    public void MessagesAreReadHoweverTheyArrive(Chunks chunks)
    {
        FramingRun<ObpMessage> run = Run(chunks);

        Assert.Empty(run.Faults);
        Assert.Equal((7, 1), (run.Noise, run.Kept));
        Assert.Equal(2, run.Frames.Count);
        AssertSame(new ObpMessage(0x100, 0x01020304, ObpFlags.Response, 0, true, Hex.Latin("OBP-0815")), run.Frames[0]);
        AssertSame(new ObpMessage(0x7F000001, 7, ObpFlags.Response, 0, true, Twenty), run.Frames[1]);
    }

    [Fact]
    public void WhatIsWrittenIsWhatThePublishedLayoutSays()
    {
        Assert.Equal(Hex.Bytes(Serial), ObpEncoding.Encode(new ObpMessage(0x100, 0x01020304, ObpFlags.Response, 0, false, Hex.Latin("OBP-0815")), withChecksum: true));
        Assert.Equal(Hex.Bytes(Payload), ObpEncoding.Encode(new ObpMessage(0x7F000001, 7, ObpFlags.Response, 0, false, Twenty), withChecksum: true));
    }

    // The example "set integration time" of the maker's data sheets, to 0x01020304 microseconds.
    [Fact]
    public void TheExampleOfTheDataSheetIsWrittenSo()
    {
        byte[] expected = Hex.Bytes("C1 C0 00 10 00 00 00 00 10 00 11 00 00 00 00 00 00 00 00 00 00 00 00 04 04 03 02 01 00 00 00 00 00 00 00 00 00 00 00 00 14 00 00 00 "
            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 C5 C4 C3 C2");

        Assert.Equal(expected, ObpEncoding.Encode(new ObpMessage(0x00110010, 0, ObpFlags.None, 0, false, new byte[] { 4, 3, 2, 1 }), withChecksum: false));
        Assert.False(Assert.Single(Run(expected).Frames).HasChecksum);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    public void ContentOfEveryLengthComesBack(int length)
    {
        ObpMessage message = new(0xFFFFFFFF, 0xFFFFFFFE, (ObpFlags)0x3F, 0xFFFF, true, SentFiles.Bytes(length, seed: length));

        AssertSame(message, Assert.Single(Run(ObpEncoding.Encode(message, withChecksum: true)).Frames));
        AssertSame(message with { HasChecksum = false }, Assert.Single(Run(ObpEncoding.Encode(message, withChecksum: false)).Frames));
    }

    [Fact]
    public void NoFlippedBitGetsByTheCheckSumAndTheNextMessageIsAlwaysFound()
    {
        byte[] good = Hex.Bytes(Serial);
        byte[] room = new byte[2000];
        for (int bit = 0; bit < 8 * good.Length; bit++)
        {
            byte[] damaged = [.. good];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            FramingRun<ObpMessage> run = Run(damaged, Hex.Bytes(Payload), room);

            // Without its check sum a message still says so: the one bit that tells a reader not to look.
            Assert.Equal(bit == 22 * 8 ? [false, true] : [true], run.Frames.Select(static frame => frame.HasChecksum));
            AssertSame(new ObpMessage(0x7F000001, 7, ObpFlags.Response, 0, true, Twenty), run.Frames[^1]);
        }
    }

    [Fact]
    public void NoLostOrAddedByteGetsByAndTheNextMessageIsAlwaysFound()
    {
        byte[] good = Hex.Bytes(Payload);
        byte[] room = new byte[2000];
        for (int place = 1; place < good.Length; place++)
        {
            foreach (byte[] damaged in (byte[][])[[.. good[..place], .. good[(place + 1)..]], [.. good[..place], 0x55, .. good[place..]]])
            {
                ObpMessage message = Assert.Single(Run(damaged, Hex.Bytes(Serial), room).Frames);
                Assert.Equal(0x100u, message.Type);
            }
        }
    }

    [Fact]
    public void AGoodMessageInsideTheClaimedLengthOfABrokenOneIsFound()
    {
        byte[] broken = Hex.Bytes(Serial)[..44];
        BinaryPrimitives.WriteUInt32LittleEndian(broken.AsSpan(40), 500);
        broken[23] = 0;

        FramingRun<ObpMessage> run = Run(broken, Hex.Bytes(Payload), new byte[500]);

        Assert.Equal(0x7F000001u, Assert.Single(run.Frames).Type);
        Assert.Equal("An OBP message does not end with its footer.", Assert.Single(run.Faults));
    }

    [Theory]
    [InlineData(2, 0x01, "version")]
    [InlineData(4, 0x40, "flags")]
    [InlineData(22, 2, "kind of check sum")]
    [InlineData(23, 17, "immediate")]
    [InlineData(40, 19, "before its footer")]
    [InlineData(42, 1, "a payload of 65536 bytes; the maximum is 1000")]
    [InlineData(41, 1, "both")]
    [InlineData(44, 0, "check sum does not match")]
    [InlineData(60, 0, "footer")]
    public void AFaultIsSaidAsSoonAsItIsThere(int at, byte value, string fault)
    {
        byte[] damaged = Hex.Bytes(Serial);
        damaged[at] = value;
        int needed = at < 40 ? at + 2 : at < 44 ? 44 : 64;

        Assert.Contains(fault, Run(damaged[..needed]).Faults[0], StringComparison.Ordinal);
    }

    private static void AssertSame(ObpMessage expected, ObpMessage actual)
    {
        Assert.Equal(expected with { Payload = default }, actual with { Payload = default });
        Assert.Equal(expected.Payload.ToArray(), actual.Payload.ToArray());
    }
}
