using Spectra.Driver.Framing;

namespace Spectra.Driver.Tests.Framing;

public class LineFramingTests
{
    // a CR LF, LF, "5 µm" in Latin-1 LF, CR CR LF, a tail
    [Theory]
    [Chunked("61 0D 0A 0A 35 20 B5 6D 0A 0D 0D 0A 74")]
    public void LinesAreReadHoweverTheyArrive(Chunks chunks)
    {
        FramingRun<string> run = FramingRun<string>.Of(new LineFraming(), chunks);

        Assert.Equal(["a", "", "5 µm", "\r"], run.Frames);
        Assert.Empty(run.Faults);
        Assert.Equal((0, 1), (run.Noise, run.Kept));
    }

    [Theory]
    [Chunked("31 32 33 34 0A 31 32 33 34 35 0A 31 32 33 34 35 36 37 38 39 31 32 33 34 0A 61 0A")]
    public void ALineThatIsTooLongIsLostWholeAndTheNextOneIsRead(Chunks chunks)
    {
        FramingRun<string> run = FramingRun<string>.Of(new LineFraming(maximum: 4), chunks);

        Assert.Equal(["1234", "a"], run.Frames);
        Assert.All(run.Faults, static fault => Assert.Equal("A line is longer than 4 bytes.", fault));
        Assert.Equal((2, 20), (run.Faults.Count, run.Noise));
    }

    [Fact]
    public void AnEndlessLineIsNotKept()
    {
        LineFraming framing = new(maximum: 10);
        FramingRun<string> run = FramingRun<string>.Of(framing, Chunks.Whole([.. Enumerable.Repeat((byte)'x', 100_000)]));

        Assert.Equal((0, 100_000), (run.Kept, run.Noise));
    }

    [Theory]
    [Chunked("61 0A 62 3B 63 3B")]
    public void AnotherByteMayEndALine(Chunks chunks) =>
        Assert.Equal(["a\nb", "c"], FramingRun<string>.Of(new LineFraming((byte)';'), chunks).Frames);
}
