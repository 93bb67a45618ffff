using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats.Jcamp;

public sealed class JcampCompoundTests
{
    private const string Peaks = "##TITLE=peaks\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED PEAK TABLE\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##NPOINTS=2\n##PEAK TABLE=(XY..XY)\n400,1\n500,2\n##END=\n";

    private const string Ntuples = """
        ##TITLE=series
        ##JCAMP-DX=5.00
        ##DATA TYPE=INFRARED SPECTRUM
        ##NTUPLES=INFRARED SPECTRUM
        ##VAR_NAME=WAVENUMBER, ABSORBANCE, TIME
        ##SYMBOL=X, Y, T
        ##VAR_TYPE=INDEPENDENT, DEPENDENT, PAGE
        ##VAR_FORM=AFFN, ASDF, AFFN
        ##VAR_DIM=3, 3, 2
        ##UNITS=1/CM, ABSORBANCE, SECONDS
        ##FACTOR=1, 0.5, 1
        ##FIRST=400, 1, 0
        ##LAST=402, 3, 10
        ##PAGE=T=0
        ##DATA TABLE=(X++(Y..Y)), XYDATA
        400 2 4 6
        ##PAGE=T=10
        ##NPOINTS=2
        ##DATA TABLE=(XY..XY), XYPOINTS
        400,2; 401.5,8
        ##END NTUPLES=INFRARED SPECTRUM
        ##END=

        """;

    [Fact]
    public void ALinkFileGivesItsSpectraInOrderAndNamesWhatIsNone()
    {
        string text = "##TITLE=all\n##JCAMP-DX=4.24\n##DATA TYPE=LINK\n##BLOCKS=3\n" + JcampFile.Even("0 1 2", 2) + Peaks + JcampFile.Even("0 3 4", 2) + "##END=\n";

        SpectrumFile file = JcampFile.Read(text);

        Assert.Equal(2, file.Spectra.Length);
        Assert.Equal([1, 2], file.Spectra[0].Ordinates.ToArray());
        Assert.Equal([3, 4], file.Spectra[1].Ordinates.ToArray());
        SpectrumWarning warning = Assert.Single(file.Spectra[0].Warnings);
        Assert.Equal("block-without-spectrum", warning.Code);
        Assert.Contains("INFRARED PEAK TABLE", warning.Message, StringComparison.Ordinal);
        Assert.Empty(file.Spectra[1].Warnings);
    }

    [Fact]
    public void ABrokenBlockDoesNotHideTheGoodOne()
    {
        SpectrumFile file = JcampFile.Read("##TITLE=all\n##DATA TYPE=LINK\n##BLOCKS=2\n" + JcampFile.Even("0 1 2", 3) + JcampFile.Even("0 3 4", 2) + "##END=\n");

        Spectrum spectrum = Assert.Single(file.Spectra);
        Assert.Equal([3, 4], spectrum.Ordinates.ToArray());
        Assert.Equal(["block-refused"], spectrum.Codes());
    }

    [Fact]
    public void APeakTableAloneIsNoSpectrum()
    {
        ReadError error = JcampFile.Refused(Peaks);

        Assert.Equal(ReadErrorCode.NoData, error.Code);
        Assert.Contains("peak table", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderWithoutATableHoldsNoData() =>
        Assert.Equal(ReadErrorCode.NoData, JcampFile.Refused("##TITLE=x\n##JCAMP-DX=4.24\n##NPOINTS=0\n##END=\n").Code);

    [Fact]
    public void AFileCutWithinItsHeaderIsTruncated() =>
        Assert.Equal(ReadErrorCode.Truncated, JcampFile.Refused("##TITLE=x\n##JCAMP-DX=4.24\n##NPO").Code);

    [Fact]
    public void PairsKeepTheirOwnAbscissas()
    {
        string text = JcampFile.Even("1000.5, 2; 900,4\n800 1E1 $$ a comment\n 700;?", 4, 1000.5, 700).Replace("(X++(Y..Y))", "(XY..XY)", StringComparison.Ordinal);

        Spectrum spectrum = JcampFile.One(text.Replace("XYDATA", "XYPOINTS", StringComparison.Ordinal));

        Assert.Equal([1000.5, 900, 800, 700], spectrum.Axis.Positions.ToArray());
        Assert.Equal([2, 4, 10, double.NaN], spectrum.Ordinates.ToArray());
    }

    [Theory]
    [InlineData("400,1 500", ReadErrorCode.CountMismatch)]
    [InlineData("400,1 ?,2", ReadErrorCode.UnsupportedVariant)]
    [InlineData("400,1 500,NaN", ReadErrorCode.UnsupportedVariant)]
    [InlineData("400,1 500,2 600,3", ReadErrorCode.CountMismatch)]
    public void BadPairsAreRefused(string pairs, ReadErrorCode expected) =>
        Assert.Equal(expected, JcampFile.Refused(JcampFile.Even(pairs, 2).Replace("(X++(Y..Y))", "(XY..XY)", StringComparison.Ordinal)).Code);

    [Fact]
    public void ThePagesOfNtuplesAreSpectra()
    {
        SpectrumFile file = JcampFile.Read(Ntuples);

        Assert.Equal(2, file.Spectra.Length);
        Assert.Equal([400, 401, 402], file.Spectra[0].Axis.Positions.ToArray());
        Assert.Equal([1, 2, 3], file.Spectra[0].Ordinates.ToArray());
        Assert.Equal("Page T=0: ABSORBANCE", file.Spectra[0].Acquisition.Comment);
        Assert.Equal([400, 401.5], file.Spectra[1].Axis.Positions.ToArray());
        Assert.Equal([1, 4], file.Spectra[1].Ordinates.ToArray());
        Assert.All(file.Spectra, spectrum => Assert.Equal(OrdinateUnit.Absorbance, spectrum.Unit));
    }

    [Fact]
    public void RealAndImaginaryPagesAreTakenBySymbol()
    {
        string text = "##TITLE=nmr\n##JCAMP-DX=5.01\n##DATA TYPE=NMR SPECTRUM\n##NTUPLES=NMR SPECTRUM\n##VAR_NAME=FREQUENCY, REAL, IMAG, PAGE NUMBER\n##SYMBOL=X, R, I, N\n"
            + "##VAR_DIM=2, 2, 2, 2\n##UNITS=HZ, ARBITRARY UNITS, ARBITRARY UNITS,\n##FIRST=10, 1, 3, 1\n##LAST=9, 2, 4, 2\n##FACTOR=1, 1, 2, 1\n"
            + "##PAGE=N=1\n##DATA TABLE=(X++(R..R)), XYDATA\n10 1 2\n##PAGE=N=2\n##DATA TABLE=(X++(I..I)), XYDATA\n10 1 2\n##END NTUPLES=NMR SPECTRUM\n##END=\n";

        SpectrumFile file = JcampFile.Read(text);

        Assert.Equal([1, 2], file.Spectra[0].Ordinates.ToArray());
        Assert.Equal([2, 4], file.Spectra[1].Ordinates.ToArray());
        Assert.Equal("HZ", file.Spectra[1].Axis.Unit.Id);
    }

    [Fact]
    public void AnInterferogramHasItsOwnLabels()
    {
        string text = "##TITLE=i\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED INTERFEROGRAM\n##RUNITS=MICROMETERS\n##AUNITS=ARBITRARY UNITS\n##FIRSTR=0\n##LASTR=2\n"
            + "##RFACTOR=1\n##AFACTOR=2\n##NPOINTS=3\n##RADATA=(R++(A..A))\n0+10+11\n2+12\n##END=\n";

        Spectrum spectrum = JcampFile.One(text);

        Assert.Equal(OrdinateUnit.Interferogram, spectrum.Unit);
        Assert.Equal([20, 22, 24], spectrum.Ordinates.ToArray());
    }
}
