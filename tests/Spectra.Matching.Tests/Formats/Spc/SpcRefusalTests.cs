using System.Text;
using Spectra.Formats;
using Spectra.Formats.Spc;
using static Spectra.Matching.Tests.Formats.BinaryReading;

namespace Spectra.Matching.Tests.Formats.Spc;

public class SpcRefusalTests
{
    private static readonly double[] Ramp = [.. Enumerable.Range(0, 500).Select(i => i / 500.0)];

    [Fact]
    public void AnOleContainerIsRefusedAsShimadzus()
    {
        byte[] file = new byte[2048];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        ReadError error = Refuse(file, "uv.spc");
        Assert.Equal("unsupported-variant", error.Id);
        Assert.Contains("Shimadzu", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VersionByteEightIsRefusedAsShimadzus()
    {
        byte[] file = new byte[2048];
        file[1] = 0x08;
        ReadError error = Refuse(file, "uv.spc");
        Assert.Equal("unsupported-variant", error.Id);
        Assert.Contains("Shimadzu", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownVersionOfAnOtherwiseGoodHeaderIsAnUnsupportedVariant()
    {
        byte[] file = new SpcFile { Stored = [Ramp] }.ToBytes();
        file[1] = 0x99;
        Assert.Equal("unsupported-variant", Refuse(file, "a.spc").Id);
    }

    [Fact]
    public void RandomBytesNamedSpcAreNoSpectrum()
    {
        byte[] file = new byte[4096];
        new Random(11).NextBytes(file);
        Assert.Equal("not-a-spectrum", Refuse(file, "a.spc").Id);
    }

    [Theory]
    [InlineData("##TITLE= a JCAMP file under a wrong name\r\n##END=")]
    [InlineData("EMPTY TEXT WITH THE SECOND LETTER M, long enough to be looked at")]
    public void TextNamedSpcIsLeftToTheTextFormats(string text) =>
        Assert.False(new SpcFormat().Recognises(Encoding.ASCII.GetBytes(text), "a.spc"));

    [Fact]
    public void AZipArchiveIsNotTakenForSpcThoughItsSecondByteFits() =>
        Assert.False(new SpcFormat().Recognises([0x50, 0x4B, 3, 4, .. new byte[600]], "a.zip"));

    [Fact]
    public void ATruncatedFileSaysHowManyBytesWereDeclaredAndThere()
    {
        byte[] file = new SpcFile { Stored = [Ramp] }.ToBytes();
        ReadError error = Refuse(file[..^100], "a.spc");
        Assert.Equal("truncated", error.Id);
        Assert.Contains("500", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{file.Length - 100:N0}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    public void AFileThatEndsInItsHeaderIsTruncated(int length) =>
        Assert.Equal("truncated", Refuse(new SpcFile { Stored = [Ramp] }.ToBytes()[..length], "a.spc").Id);

    [Fact]
    public void AnOldMultifileCutWithinASubfileIsTruncated()
    {
        byte[] file = new SpcFile { Version = 0x4D, Exponent = 1, Stored = [[1e6, 2e6, 3e6], [4e6, 5e6, 6e8]] }.ToBytes();
        Assert.Equal("truncated", Refuse(file[..^1], "a.spc").Id);
    }

    [Fact]
    public void ACutLogBlockIsAWarningWhenThePointsAreComplete()
    {
        byte[] file = new SpcFile { Stored = [Ramp], Log = "SCANS = 4\r\nRES = 8 and much more" }.ToBytes();
        Spectrum spectrum = Assert.Single(Accept(file[..^20], "a.spc"));
        Assert.Equal(500, spectrum.Count);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "log-truncated");
    }

    [Theory]
    [InlineData(4, 0x7FFFFFFFu)]
    [InlineData(4, 0xFFFFFFFFu)]
    [InlineData(24, 0xFFFFFFFFu)]
    public void AHugeCountIsRefusedWithoutAllocatingForIt(int at, uint count)
    {
        byte[] file = new SpcFile { Stored = [Ramp], Multifile = true }.ToBytes();
        BitConverter.GetBytes(count).CopyTo(file, at);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("truncated", Refuse(file, "a.spc").Id);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void PointsAndSubfilesWhoseProductOverflowsAreRefused()
    {
        byte[] file = new SpcFile { Stored = [Ramp], Multifile = true }.ToBytes();
        file.AsSpan(4, 4).Fill(0xFF);
        file.AsSpan(24, 4).Fill(0xFF);
        Assert.Equal("truncated", Refuse(file, "a.spc").Id);
    }

    [Fact]
    public void FewerPointsThanTheFileHoldsAreDoubted()
    {
        byte[] file = new SpcFile { Stored = [Ramp] }.ToBytes();
        BitConverter.GetBytes(400u).CopyTo(file, 4);
        Assert.Contains(Assert.Single(Accept(file, "a.spc")).Warnings, warning => warning.Code == "trailing-bytes");
    }

    [Fact]
    public void PointsThatRunIntoTheLogBlockContradictIt()
    {
        byte[] file = new SpcFile { Stored = [Ramp], Log = new string('x', 400) }.ToBytes();
        BitConverter.GetBytes(510u).CopyTo(file, 4);
        Assert.Equal("count-mismatch", Refuse(file, "a.spc").Id);
    }

    [Fact]
    public void ZeroPointsAreNoData()
    {
        byte[] file = new SpcFile { Stored = [Ramp] }.ToBytes();
        BitConverter.GetBytes(0u).CopyTo(file, 4);
        Assert.Equal("no-data", Refuse(file, "a.spc").Id);
    }

    [Fact]
    public void ZeroSubfilesAreNoData()
    {
        byte[] file = new SpcFile { Stored = [Ramp], Multifile = true }.ToBytes();
        BitConverter.GetBytes(0u).CopyTo(file, 24);
        Assert.Equal("no-data", Refuse(file, "a.spc").Id);
    }

    [Fact]
    public void MoreSubfilesThanAnyoneNeedsAreTooLarge()
    {
        byte[] file = new byte[512 + (70_000 * 36)];
        new SpcFile { Stored = [[1]], Multifile = true }.ToBytes().CopyTo(file, 0);
        BitConverter.GetBytes(70_000u).CopyTo(file, 24);
        Assert.Equal("too-large", Refuse(file, "a.spc").Id);
    }

    [Theory]
    [InlineData(0x40)]
    [InlineData(0x80)]
    public void TheOldVersionHasNoExplicitPositions(byte flag)
    {
        byte[] file = new SpcFile { Version = 0x4D, Exponent = 1, Stored = [Ramp] }.ToBytes();
        file[0] |= flag;
        Assert.Equal("unsupported-variant", Refuse(file, "a.spc").Id);
    }

    [Fact]
    public void TheOldVersionHasNoFloatingPointOrdinates() =>
        Assert.Equal("unsupported-variant", Refuse(new SpcFile { Version = 0x4D, Stored = [Ramp] }.ToBytes(), "a.spc").Id);

    [Fact]
    public void OrdinatesThatAreAllMissingAreNoData() =>
        Assert.Equal("no-data", Refuse(new SpcFile { Stored = [[double.NaN, double.NaN]] }.ToBytes(), "a.spc").Id);

    [Fact]
    public void AnAxisThatDoesNotMoveIsNoSpectrum() =>
        Assert.Equal("not-a-spectrum", Refuse(new SpcFile { Stored = [Ramp], First = 7, Last = 7 }.ToBytes(), "a.spc").Id);

    [Fact]
    public void APositionThatIsNoNumberIsNoSpectrum() =>
        Assert.Equal("not-a-spectrum", Refuse(new SpcFile { Stored = [[1, 2]], Positions = [1, float.NaN] }.ToBytes(), "a.spc").Id);

    [Fact]
    public void AFloatingHeaderOverAnIntegerSubfileIsAContradiction() =>
        Assert.Equal("unsupported-variant", Refuse(new SpcFile { Stored = [[1, 2], [3, 4]], SubExponents = [5, 5] }.ToBytes(), "a.spc").Id);
}
