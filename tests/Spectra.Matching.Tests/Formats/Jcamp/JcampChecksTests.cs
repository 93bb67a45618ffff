using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats.Jcamp;

public sealed class JcampChecksTests
{
    [Fact]
    public void AFailedYCheckSaysWhereAndKeepsWhatIsWrittenOut()
    {
        // 10, 11, 12 by differences; the second line states 14 for the third point and goes on from there.
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0A0JJ\n2A4J", 4));

        Assert.Equal([10, 11, 14, 15], spectrum.Ordinates.ToArray());
        SpectrumWarning warning = Assert.Single(spectrum.Warnings);
        Assert.Equal("y-check", warning.Code);
        Assert.Contains("line 13 states 14", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AbscissasComeFromTheEndsAndNotFromARoundedStep()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 2 3 4", 4, 0, 1, "##DELTAX=0.333\n"));

        Assert.Equal([0, 1 / 3.0, 2 * (1 / 3.0), 1], spectrum.Axis.Positions.ToArray());
        Assert.Empty(spectrum.Warnings);
    }

    [Fact]
    public void ADescendingAxisStaysInFileOrder()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("4000 1 2\n3998 3", 3, 4000, 3998));

        Assert.Equal([4000, 3999, 3998], spectrum.Axis.Positions.ToArray());
        Assert.Equal(-1, spectrum.Axis.Direction());
    }

    [Fact]
    public void LinesWhoseAbscissasContradictTheHeaderAreReported()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("400 1 2\n402 3 4\n440 5 6", 6, 400, 405));

        SpectrumWarning warning = Assert.Single(spectrum.Warnings);
        Assert.Equal("x-check", warning.Code);
        Assert.Contains("line 14 states 440, expected 404", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 1 2 3", 4, "##END=\n", ReadErrorCode.CountMismatch)]
    [InlineData("0 1 2 3 4 5", 4, "##END=\n", ReadErrorCode.CountMismatch)]
    [InlineData("0 1 2 3", 4, "", ReadErrorCode.Truncated)]
    [InlineData("", 4, "##END=\n", ReadErrorCode.NoData)]
    [InlineData("", 0, "##END=\n", ReadErrorCode.NoData)]
    [InlineData("0 ? ? ? ?", 4, "##END=\n", ReadErrorCode.NoData)]
    [InlineData("0 1 NaN 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("0 1 -inf 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("0 1 Infinity 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("0 1 1.#QNAN 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("0 1 1E+999 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("0 J 2 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("0 ? J 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("0 S 2 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("here 1 2 3 4", 4, "##END=\n", ReadErrorCode.UnsupportedVariant)]
    [InlineData("0 1,5 2,5 3,5 4,5", 4, "##END=\n", ReadErrorCode.CountMismatch)]
    public void ABadTableIsRefusedWithItsCode(string lines, int points, string end, ReadErrorCode expected) =>
        Assert.Equal(expected, JcampFile.Refused(JcampFile.Even(lines, points, 400, 403, end: end)).Code);

    [Fact]
    public void ATruncatedFileSaysHowManyPointsThereAre()
    {
        ReadError error = JcampFile.Refused(JcampFile.Even("0 1 2 3", 40, end: ""));

        Assert.Equal("The table at line 11 ends after 3 of 40 points, without the ##END= that was expected.", error.Message);
    }

    [Fact]
    public void ALastNumberCutShortIsTruncationAlthoughTheCountIsRight()
    {
        string whole = JcampFile.Even("0 1 2 3000", 3, end: "").TrimEnd();

        Assert.Equal(ReadErrorCode.Truncated, JcampFile.Refused(whole[..^2]).Code);
        Assert.Equal(["no-end"], JcampFile.One(whole + "\n").Codes());
    }

    [Fact]
    public void QuestionMarksAreMissingPointsAndNeverZeros()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 ? 3 ?T 6", 6));

        Assert.Equal([1, double.NaN, 3, double.NaN, double.NaN, 6], spectrum.Ordinates.ToArray());
        Assert.Equal(["missing-ordinates"], spectrum.Codes());
    }

    [Fact]
    public void AbsentFactorsAreOneWithAWarning()
    {
        string text = JcampFile.Even("0 1 2", 2).Replace("##XFACTOR=1\n##YFACTOR=1\n", "", StringComparison.Ordinal);

        Spectrum spectrum = JcampFile.One(text);

        Assert.Equal([1, 2], spectrum.Ordinates.ToArray());
        Assert.Equal(["factor-missing", "factor-missing"], spectrum.Codes());
    }

    [Fact]
    public void AnAbsentNumberOfPointsIsCountedWithAWarning()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 2 3", 3).Replace("##NPOINTS=3\n", "", StringComparison.Ordinal));

        Assert.Equal([0, 1, 2], spectrum.Axis.Positions.ToArray());
        Assert.Contains("npoints-missing", spectrum.Codes());
    }

    [Fact]
    public void AFirstOrdinateThatContradictsTheHeaderIsReported() =>
        Assert.Equal(["first-y"], JcampFile.One(JcampFile.Even("0 100 101", 2, extra: "##FIRSTY=0.1\n")).Codes());

    [Fact]
    public void PercentUnderAFractionIsReportedAndKept()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 80 90", 2).Replace("ABSORBANCE", "TRANSMITTANCE", StringComparison.Ordinal));

        Assert.Equal(OrdinateUnit.Transmittance, spectrum.Unit);
        Assert.Equal(["transmittance-scale"], spectrum.Codes());
    }
}
