using System.Text;
using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats.Jcamp;

public sealed class JcampHeaderTests
{
    [Fact]
    public void LabelsAreComparedWithoutCaseSpacesDashesSlashesAndUnderscores()
    {
        string text = "  ##title = indented\n ##jcamp_dx=4.24\n##Data-Type= INFRARED SPECTRUM\n##X UNITS=1/CM\n##y_units=ABSORBANCE\n"
            + "##x-factor=1\n##Y/FACTOR=2\n##First_X=1\n##lastx=2\n##N POINTS=2\n##xy data=(x++(y..y))\n1 1 2\n##end=\n";

        Spectrum spectrum = JcampFile.One(text);

        Assert.Equal([2, 4], spectrum.Ordinates.ToArray());
        Assert.Equal("indented", spectrum.Acquisition.Title);
        Assert.Empty(spectrum.Warnings);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void EveryLineEndWorksWithAByteOrderMarkAndComments(string lineEnd)
    {
        string text = "\uFEFF$$ a comment first\n\n" + JcampFile.Even("0 1 2 $$ three 3\n$$ 4 5\n2 3", 3, extra: "##OWNER=me $$ not you\n##=a remark\n");

        Spectrum spectrum = JcampFile.One(text.Replace("\n", lineEnd, StringComparison.Ordinal));

        Assert.Equal([1, 2, 3], spectrum.Ordinates.ToArray());
        Assert.Equal("me", spectrum.Acquisition.Origin);
        Assert.Equal("a remark", spectrum.Acquisition.Comment);
    }

    [Fact]
    public void TextIsUtf8WhereItIsValidElseLatin1()
    {
        string text = JcampFile.Even("0 1 2", 2, extra: "##GRÖSSE=2 µm\n##ORIGIN=Größe\n");

        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Latin1 })
        {
            ReadResult.Accepted read = Assert.IsType<ReadResult.Accepted>(SpectrumReader.Read(encoding.GetBytes(text), "x.jdx"));
            Assert.Equal("Größe", read.File.Spectra[0].Acquisition.Origin);
        }
    }

    [Theory]
    [InlineData("1/CM", "1/cm")]
    [InlineData("cm^-1", "1/cm")]
    [InlineData("cm⁻¹", "1/cm")]
    [InlineData("Wavenumbers (1/cm)", "1/cm")]
    [InlineData("MICROMETERS", "um")]
    [InlineData("µm", "um")]
    [InlineData("Microns", "um")]
    [InlineData("NANOMETERS", "nm")]
    [InlineData("MILLISECONDS", "MILLISECONDS")]
    public void AxisUnitsAreRecognisedOrKeptAsTheyStand(string stated, string expected)
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 2", 2).Replace("1/CM", stated, StringComparison.Ordinal));

        Assert.Equal(expected, spectrum.Axis.Unit.Id);
        Assert.Equal(stated, spectrum.Axis.Unit.Stated);
    }

    [Theory]
    [InlineData("ABSORBANCE", "absorbance")]
    [InlineData("Transmittance", "transmittance")]
    [InlineData("%T", "percent-transmittance")]
    [InlineData("PERCENT TRANSMITTANCE", "percent-transmittance")]
    [InlineData("% Reflectance", "percent-reflectance")]
    [InlineData("REFLECTANCE", "reflectance")]
    [InlineData("KUBELKA-MUNK", "kubelka-munk")]
    [InlineData("log(1/R)", "log(1/R)")]
    [InlineData("Single-Beam", "single-beam")]
    [InlineData("(micromol/mol)-1m-1 (base 10)", "absorption-coefficient")]
    [InlineData("picoamperes", "picoamperes")]
    public void OrdinateUnitsAreRecognisedOrKeptAsTheyStand(string stated, string expected)
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 2", 2).Replace("ABSORBANCE", stated, StringComparison.Ordinal));

        Assert.Equal(expected, spectrum.Unit.Id);
        Assert.Equal(stated, spectrum.Unit.Stated);
    }

    [Fact]
    public void UnitsThatAreNotStatedStayNotStated()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 2", 2).Replace("=1/CM", "=", StringComparison.Ordinal).Replace("##YUNITS=ABSORBANCE\n", "", StringComparison.Ordinal));

        // Another part of the reader may infer them, but it has to say so; this format states nothing.
        Assert.True(spectrum.Axis.Unit == AxisUnit.NotStated || spectrum.Warnings.Length > 0);
        Assert.True(spectrum.Unit == OrdinateUnit.NotStated || spectrum.Warnings.Length > 0);
    }

    [Fact]
    public void ARamanShiftIsNeverAWavenumber()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 2", 2).Replace("INFRARED", "RAMAN", StringComparison.Ordinal));

        Assert.Equal(AxisUnit.RamanShift, spectrum.Axis.Unit);
    }

    [Theory]
    [InlineData("##STATE=gas\n##SAMPLING PROCEDURE=TRANSMISSION\n", Technique.Gas)]
    [InlineData("##SAMPLING PROCEDURE=TRANSMISSION\n##STATE=SOLID (KBr DISC)\n", Technique.Transmission)]
    [InlineData("##STATE=SOLID (NUJOL MULL)\n", Technique.Transmission)]
    [InlineData("##SAMPLING PROCEDURE=Diamond ATR\n", Technique.Atr)]
    [InlineData("##STATE=LIQUID\n", Technique.NotStated)]
    public void TheTechniqueIsReadFromProcedureAndState(string extra, Technique expected) =>
        Assert.Equal(expected, JcampFile.One(JcampFile.Even("0 1 2", 2, extra: extra)).Acquisition.Technique);

    [Theory]
    [InlineData("78-11-5", "78-11-5")]
    [InlineData("000078-11-5", "78-11-5")]
    [InlineData(" 78 11 5", "78-11-5")]
    [InlineData("CAS: 78115", "78-11-5")]
    [InlineData("unknown", null)]
    public void CasNumbersAreBroughtToTheirUsualForm(string stated, string? expected)
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 2", 2, extra: $"##CAS REGISTRY NO={stated}\n"));

        Assert.Equal(expected, spectrum.Acquisition.Cas);
        Assert.Equal(expected is null ? ["cas"] : [], spectrum.Codes());
    }

    [Fact]
    public void ACasNumberWithAWrongCheckDigitIsKeptAndReported()
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("0 1 2", 2, extra: "##CAS REGISTRY NO=78-11-6\n"));

        Assert.Equal("78-11-6", spectrum.Acquisition.Cas);
        Assert.Equal(["cas"], spectrum.Codes());
    }

    [Theory]
    [InlineData("4", 4.0)]
    [InlineData("2 cm-1", 2.0)]
    [InlineData("2-3 CM-1", null)]
    [InlineData("high", null)]
    public void TheResolutionIsOneNumberOrNotStated(string stated, double? expected) =>
        Assert.Equal(expected, JcampFile.One(JcampFile.Even("0 1 2", 2, extra: $"##RESOLUTION={stated}\n")).Acquisition.ResolutionPerCentimetre);

    [Fact]
    public void InstrumentTimeScansAndRoleAreRead()
    {
        Acquisition acquisition = JcampFile.One(JcampFile.Even(
            "0 1 2",
            2,
            extra: "##SPECTROMETER/DATA SYSTEM=Maker 1\n##INSTRUMENT PARAMETERS=slow\n##DATE=97/01/28\n##TIME=10:00:00\n##COADDED SCANS=16\n##$SPECTRA ROLE=check\n")).Acquisition;

        Assert.Equal("Maker 1; slow", acquisition.Instrument);
        Assert.Equal("97/01/28 10:00:00", acquisition.MeasuredAt);
        Assert.Equal(16, acquisition.CoAddedScans);
        Assert.Equal(MeasurementRole.Check, acquisition.Role);
    }

    [Fact]
    public void ABackgroundIsASingleBeamWhereNoOtherUnitIsStated()
    {
        string text = JcampFile.Even("0 1 2", 2).Replace("INFRARED SPECTRUM", "INFRARED BACKGROUND", StringComparison.Ordinal).Replace("ABSORBANCE", "ARBITRARY UNITS", StringComparison.Ordinal);

        Spectrum spectrum = JcampFile.One(text);

        Assert.Equal(OrdinateUnit.SingleBeam, spectrum.Unit);
        Assert.Equal(MeasurementRole.Background, spectrum.Acquisition.Role);
    }

    [Theory]
    [InlineData("FIRSTX=0. 5E+01", 5.0, "")]
    [InlineData("FIRSTX=5,5", 5.5, "decimal-comma")]
    public void PaddedNumbersAndDecimalCommasOfTheHeaderAreRead(string label, double expected, string warning)
    {
        Spectrum spectrum = JcampFile.One(JcampFile.Even("5 1 2", 2, 0, 7).Replace("FIRSTX=0", label, StringComparison.Ordinal));

        Assert.Equal(expected, spectrum.Axis.First);
        Assert.Equal(warning, string.Join(' ', spectrum.Codes()));
    }

    [Theory]
    [InlineData("FIRSTX=4,000")]
    [InlineData("FIRSTX=NaN")]
    [InlineData("FIRSTX=left")]
    public void AHeaderNumberThatIsNoneIsRefused(string label) =>
        Assert.Equal(ReadErrorCode.UnsupportedVariant, JcampFile.Refused(JcampFile.Even("0 1 2", 2, 0, 7).Replace("FIRSTX=0", label, StringComparison.Ordinal)).Code);

    [Theory]
    [InlineData("notes.txt", "##TITLE=x", true)]
    [InlineData("a.jdx", "<html>", false)]
    [InlineData("a.jdx", "no label here", false)]
    [InlineData("a.jdx", "written by hand\n##TITLE=x", true)]
    [InlineData("a.csv", "## TITLE of a table\n1,2", false)]
    public void TheContentDecidesAndTheExtensionHelps(string name, string content, bool expected) =>
        Assert.Equal(expected, new Spectra.Formats.Jcamp.JcampFormat().Recognises(Encoding.UTF8.GetBytes(content), name));
}
