using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

public class BlockFramingTests
{
    private static FramingRun<BlockAnswer> Run(string text, int maximum = 1000) => FramingRun<BlockAnswer>.Of(new BlockFraming(maximum), Chunks.Whole(Hex.Latin(text)));

    private static string Text(BlockAnswer block) => System.Text.Encoding.Latin1.GetString(block.Content.Span) + "|" + block.Trailer;

    // #15ab#LF0 ;0 LF, noise, #0, #210 with ten bytes, CR LF, an empty block, a beginning
    [Theory]
    [Chunked("23 31 35 61 62 23 0A 30 3B 30 0A 0A 78 23 30 23 32 31 30 30 31 32 33 34 35 36 37 38 39 0D 0A 23 31 30 0A 23 32 30")]
    public void BlocksAreReadHoweverTheyArrive(Chunks chunks)
    {
        FramingRun<BlockAnswer> run = FramingRun<BlockAnswer>.Of(new BlockFraming(10), chunks);

        Assert.Equal(["ab#\n0|;0", "0123456789|", "|"], run.Frames.Select(Text));
        Assert.Equal("A block of indefinite length (#0) has no end that can be told from its content.", Assert.Single(run.Faults));
        Assert.Equal((4, 3), (run.Noise, run.Kept));
    }

    [Theory]
    [InlineData("#x", "number of digits")]
    [InlineData("##", "number of digits")]
    [InlineData("#2x", "length is no number")]
    [InlineData("#21x", "length is no number")]
    [InlineData("#41001", "1001 bytes is announced")]
    [InlineData("#9999999999", "999999999 bytes is announced")]
    [InlineData("#11ab\u0001\n", "not followed by the end of its line")]
    public void WhatIsNoBlockIsSaidAtOnceAndTheNextOneIsFound(string broken, string fault)
    {
        FramingRun<BlockAnswer> run = Run(broken);
        Assert.Contains(fault, run.Faults[0], StringComparison.Ordinal);

        Assert.Contains("ok|", Run(broken + "\n#12ok\n").Frames.Select(Text));
    }

    [Fact]
    public void ATrailerIsBounded()
    {
        Assert.Single(Run("#11a" + new string('t', BlockFraming.MaximumTrailer) + "\n").Frames);
        FramingRun<BlockAnswer> run = Run("#11a" + new string('t', BlockFraming.MaximumTrailer + 1));
        Assert.Single(run.Faults);
        Assert.Equal(0, run.Kept);
    }

    [Fact]
    public void ABlockInsideTheClaimedLengthOfADamagedOneIsFound() =>
        Assert.Equal(["good|"], Run("#3012ab#14good\nxx\u0001").Frames.Select(Text));
}
