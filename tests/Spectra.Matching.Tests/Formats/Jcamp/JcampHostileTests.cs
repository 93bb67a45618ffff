using System.Text;
using CsCheck;
using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats.Jcamp;

public sealed class JcampHostileTests
{
    private static readonly byte[][] Seeds =
    [
        Encoding.Latin1.GetBytes(JcampFile.Even("599.860@VKT%TLkj%J%KLJ%njKjL%kL%jJULJ%kLK1%lLMNPNPRLJ0QTOJ1P\n700.158A28", 53, 599.860, 700.158, "##CAS REGISTRY NO=78-11-5\n##RESOLUTION=4\n")),
        Encoding.Latin1.GetBytes(JcampFile.Even("0 1.5 ? 3\n3 4,5 6", 6)),
        Encoding.Latin1.GetBytes("##TITLE=l\n##DATA TYPE=LINK\n##BLOCKS=2\n" + JcampFile.Even("0+1-2+3", 3) + JcampFile.Even("1,2; 3,4", 2).Replace("(X++(Y..Y))", "(XY..XY)", StringComparison.Ordinal) + "##END=\n"),
    ];

    [Fact]
    public void AnyTruncationFlipOrInsertionGivesAResultAndNeverAnException() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Byte, Gen.Int[0, 2]).Array[1, 6]).Sample(
            (seed, edits) =>
            {
                List<byte> bytes = [.. Seeds[seed]];
                foreach ((double place, byte value, int kind) in edits)
                {
                    int at = (int)(place * (bytes.Count - 1));
                    switch (kind)
                    {
                        case 0 when edits.Length == 1:
                            bytes.RemoveRange(at, bytes.Count - at);
                            break;
                        case 1:
                            bytes.Insert(Math.Max(0, at), value);
                            break;
                        default:
                            bytes[Math.Max(0, at)] = value;
                            break;
                    }
                }

                Assert.NotNull(SpectrumReader.Read(bytes.ToArray(), "fuzz.jdx"));
            },
            iter: 20_000);

    [Theory]
    [InlineData("0 1S999999999")]
    [InlineData("0 1JS999999999999999999999999")]
    public void ARepeatCountOfABillionIsRefusedAtOnce(string line)
    {
        string text = JcampFile.Even(line, 2_000_000_000);

        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadError error = JcampFile.Refused(text);

        Assert.Equal(ReadErrorCode.TooLarge, error.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Fact]
    public void ADeclaredNumberOfPointsIsNeverTrustedForAllocation()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(ReadErrorCode.CountMismatch, JcampFile.Refused(JcampFile.Even("0 1 2 3", 2_147_483_647)).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void TheSpectraOfAFileShareOneLimitOfPoints()
    {
        // V00000 repeats the ordinate 400 000 times: a short file may have two such blocks, 1 048 576 points in all.
        string text = string.Concat(Enumerable.Repeat(JcampFile.Even("0AV00000", 400_000), 4));

        SpectrumFile file = JcampFile.Read(text);

        Assert.Equal(2, file.Spectra.Length);
        Assert.Equal(["block-refused", "block-refused"], file.Spectra[0].Codes());
    }

    [Fact]
    public void WithoutADeclaredNumberRepeatCountsAreBoundByTheSizeOfTheTable()
    {
        string text = JcampFile.Even("0 1S9999999", 2).Replace("##NPOINTS=2\n", "", StringComparison.Ordinal);

        Assert.Equal(ReadErrorCode.TooLarge, JcampFile.Refused(text).Code);
    }

    [Fact]
    public void MoreBlocksThanAnyRealFileHasAreRefused() =>
        Assert.Equal(ReadErrorCode.TooLarge, JcampFile.Refused(string.Concat(Enumerable.Repeat("##TITLE=\n", 20_001))).Code);

    [Fact]
    public void MoreTablesThanAnyRealFileHasAreRefused() =>
        Assert.Equal(ReadErrorCode.TooLarge, JcampFile.Refused("##TITLE=\n" + string.Concat(Enumerable.Repeat("##PEAK TABLE=\n", 20_001))).Code);

    [Fact]
    public void MoreLabelsThanAnyRealFileHasAreRefused() =>
        Assert.Equal(ReadErrorCode.TooLarge, JcampFile.Refused("##TITLE=\n" + string.Concat(Enumerable.Repeat("##A=\n", 500_001))).Code);

    [Theory]
    [InlineData("##YFACTOR=0\n")]
    [InlineData("##YFACTOR=1E308\n")]
    [InlineData("##LASTX=0\n")]
    [InlineData("##LASTX=1E400\n")]
    [InlineData("##NPOINTS=2.5\n")]
    public void ValuesThatMakeNoSpectrumAreRefused(string label)
    {
        string name = label[..label.IndexOf('=', StringComparison.Ordinal)];
        string text = JcampFile.Even("0 100 200", 2);
        int start = text.IndexOf(name, StringComparison.Ordinal);
        int end = text.IndexOf('\n', start) + 1;

        Assert.Contains(JcampFile.Refused(text[..start] + label + text[end..]).Code, new[] { ReadErrorCode.UnsupportedVariant, ReadErrorCode.CountMismatch });
    }
}
