using System.Collections.Immutable;
using System.Text;
using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats.Text;

public class TextFormatTests
{
    [Theory]
    [InlineData("4000.5,0.125\n3999.5,0.25\n3998.5,-0.5\n")]
    [InlineData("4000.5\t0.125\r\n3999.5\t0.25\r\n3998.5\t-0.5\r\n")]
    [InlineData("4000.5;0.125\r3999.5;0.25\r3998.5;-0.5")]
    [InlineData("  4000.5   0.125\n  3999.5   0.25\n  3998.5  -0.5")]
    [InlineData("4000,5;0,125\n3999,5;0,25\n3998,5;-0,5\n")]
    [InlineData("4000,5\t0,125\n3999,5\t0,25\n3998,5\t-0,5\n")]
    [InlineData("4000,5 0,125\n3999,5 0,25\n3998,5 -0,5\n")]
    [InlineData("\"4000,5\",\"0,125\"\n\"3999,5\",\"0,25\"\n\"3998,5\",\"-0,5\"\n")]
    [InlineData("4.0005E+03, 1.25e-1\n3.9995E+03, 2.5D-01\n3.9985E+03, -5.0e-1\n")]
    [InlineData("4000,5,0,125\n3999,5,0,25\n3998,5,-0,05e1\n")]
    [InlineData("sep=;\n4000,5;0,125;\n3999,5;0,25;\n3998,5;-0,5;\n;;\n")]
    [InlineData("# a comment\n4000.5,0.125\n# another\n\n3999.5,0.25\n3998.5,\u22120.5\n")]
    [InlineData("4000.5\t\t0.125\n3999.5\t\t0.25\n3998.5\t\t-0.5\n")]
    public void TheSameTableIsReadHoweverItIsWritten(string text)
    {
        Spectrum spectrum = Assert.Single(Read(text));

        Assert.Equal([4000.5, 3999.5, 3998.5], spectrum.Axis.Positions);
        Assert.Equal([0.125, 0.25, -0.5], spectrum.Ordinates);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("latin1", false)]
    public void EveryUsualEncodingIsRead(string encodingName, bool marked)
    {
        Encoding encoding = Encoding.GetEncoding(encodingName);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("Wavelength (µm),%T\n2.5,90.25\n2.6,91\n")];

        Spectrum spectrum = Assert.Single(Accepted(bytes));

        Assert.Equal(AxisUnit.Micrometre, spectrum.Axis.Unit);
        Assert.Equal(OrdinateUnit.PercentTransmittance, spectrum.Unit);
        Assert.Equal([2.5, 2.6], spectrum.Axis.Positions);
        Assert.Equal([90.25, 91], spectrum.Ordinates);
        Assert.Empty(spectrum.Warnings);
    }

    [Theory]
    [InlineData("Wavenumber (cm-1),Absorbance (a.u.)", "1/cm", "absorbance")]
    [InlineData("wavenumber_1/cm,absorbance", "1/cm", "absorbance")]
    [InlineData("cm⁻¹,%T", "1/cm", "percent-transmittance")]
    [InlineData("Wavelength (nm),Reflectance [%]", "nm", "percent-reflectance")]
    [InlineData("Raman shift / cm^-1,arbitrary", "raman-shift-1/cm", "arbitrary")]
    [InlineData("Wavenumber,Absorbance\ncm-1,a.u.", "1/cm", "absorbance")]
    [InlineData("#Wavenumber (cm-1),Kubelka-Munk", "1/cm", "kubelka-munk")]
    [InlineData("wavelength,log(1/R)", "wavelength", "log(1/R)")]
    public void TitlesAreReadAsUnits(string titles, string axis, string ordinate)
    {
        Spectrum spectrum = Assert.Single(Read(titles + "\n400.5,0.1\n401.5,0.2\n"));

        Assert.Equal(axis, spectrum.Axis.Unit.Id);
        Assert.Equal(ordinate, spectrum.Unit.Id);
    }

    [Fact]
    public void TitlesOverColumnsThatBlanksSeparateAreReadToo()
    {
        Spectrum spectrum = Assert.Single(Read("Wavenumber (cm-1)   %T\n400.5  90.5\n401.5  91.5\n"));

        Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
        Assert.Equal(OrdinateUnit.PercentTransmittance, spectrum.Unit);
    }

    [Fact]
    public void AHeadingOfStatementsIsRead()
    {
        Spectrum spectrum = Assert.Single(Read(
            "Name: Quartz\nOwner: A laboratory\nDate: 2016-01-26 13:24\nMeasurement: Directional hemispherical reflectance\nResolution: 4 cm-1\nScans: 32\nCAS No.: 14808-60-7\n"
            + "X Units: Wavelength (micrometers)\nY Units: Reflectance (percentage)\nNumber of X Values: 2\n\n 2.5\t40.25\n 2.6\t41\n"));

        Assert.Equal(AxisUnit.Micrometre, spectrum.Axis.Unit);
        Assert.Equal(OrdinateUnit.PercentReflectance, spectrum.Unit);
        Assert.Equal(
            new Acquisition
            {
                Title = "Quartz",
                Origin = "A laboratory",
                MeasuredAt = "2016-01-26 13:24",
                Technique = Technique.Reflectance,
                TechniqueStated = "Directional hemispherical reflectance",
                ResolutionPerCentimetre = 4,
                CoAddedScans = 32,
                Cas = "14808-60-7",
            },
            spectrum.Acquisition);
    }

    [Fact]
    public void EveryColumnOfOrdinatesIsASpectrumOnTheSameAxis()
    {
        Spectrum[] spectra = [.. Read("cm-1,Sample A,Sample B\n400.5,0.1,0.2\n401.5,0.3,0.4\n")];

        Assert.Equal(2, spectra.Length);
        Assert.Equal("Sample A", spectra[0].Acquisition.Title);
        Assert.Equal([0.1, 0.3], spectra[0].Ordinates);
        Assert.Equal("Sample B", spectra[1].Acquisition.Title);
        Assert.Equal([0.2, 0.4], spectra[1].Ordinates);
    }

    [Fact]
    public void ACountingColumnBeforeTheAxisIsPassedOverWithAWarning()
    {
        Spectrum spectrum = Assert.Single(Read(",wavenumber (cm-1),absorbance\n0,400.5,0.1\n1,401.5,0.2\n2,402.5,0.3\n"));

        Assert.Equal([400.5, 401.5, 402.5], spectrum.Axis.Positions);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "column-skipped");
    }

    [Fact]
    public void AColumnOfUncertaintiesIsNoSpectrum()
    {
        Spectrum spectrum = Assert.Single(Read("cm-1,absorbance,std error\n400.5,0.1,0.01\n401.5,0.2,0.02\n"));

        Assert.Equal([0.1, 0.2], spectrum.Ordinates);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "column-skipped");
    }

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("NA")]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("1.#QNAN")]
    [InlineData("inf")]
    [InlineData("1e999")]
    public void AnOrdinateWithoutANumberIsAMissingPointAndSaid(string cell)
    {
        Spectrum spectrum = Assert.Single(Read($"cm-1,absorbance\n400.5,0.1\n401.5,{cell}\n402.5,0.3\n"));

        Assert.Equal([0.1, double.NaN, 0.3], spectrum.Ordinates);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "missing-ordinates");
    }

    [Theory]
    [InlineData("cm-1,absorbance\n400.5,0.1\n402.5,0.2\n401.5,0.3\n", "1 go back")]
    [InlineData("cm-1,absorbance\n400.5,0.1\n400.5,0.2\n401.5,0.3\n", "1 positions repeat")]
    public void AnAxisInDisorderIsReadAsItStandsWithAWarning(string text, string expected)
    {
        Spectrum spectrum = Assert.Single(Read(text));

        Assert.Equal([0.1, 0.2, 0.3], spectrum.Ordinates);
        Assert.Contains(expected, Assert.Single(spectrum.Warnings, warning => warning.Code == "axis-not-monotonic").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,5\n2,6\n3,7\n")]
    [InlineData("4000,5,0,125\n3999,5,0,025\n")]
    [InlineData("400, 0,5\n500, 0,6\n")]
    public void CommasThatCouldBeDecimalMarksAreNeverTakenInSilence(string text) =>
        Assert.All(Read(text), spectrum => Assert.Contains(spectrum.Warnings, warning => warning.Code == "delimiter-assumed"));

    [Theory]
    [InlineData("intensity", "26", "50", "raman-counts")]
    [InlineData("intensity", "0.26", "0.5", "absorbance")]
    public void AVagueHeadingIsSettledByTheNumbersWithAWarning(string title, string first, string second, string expected)
    {
        Spectrum spectrum = Assert.Single(Read($"wavenumber,{title}\n301.5,{first}\n800.5,{second}\n"));

        Assert.Equal(expected, spectrum.Unit.Id);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "unit-assumed");
    }

    [Theory]
    [InlineData("a,b\nc,d\ne,f\n", "not-a-spectrum")]
    [InlineData("<html><body>1,2\n3,4\n</body></html>", "not-a-spectrum")]
    [InlineData("<?xml version=\"1.0\"?><x>1 2</x>", "not-a-spectrum")]
    [InlineData("{\"x\":[1,2],\n\"y\":[3,4]}", "not-a-spectrum")]
    [InlineData("[[1,2],\n[3,4]]", "not-a-spectrum")]
    [InlineData("In the year 1998 we measured 12 samples.\nNone of them was pure.\n", "not-a-spectrum")]
    [InlineData("One line.\nTwo lines.\nThree lines.\n1 2\n3 4\nFour.\nFive.\n", "not-a-spectrum")]
    [InlineData("400 1 2 3\n403 4 5 6\n##END=\n", "not-a-spectrum")]
    [InlineData(" \r\n\t\n", "no-data")]
    [InlineData("wavenumber (cm-1),absorbance\n", "no-data")]
    [InlineData("wavenumber (cm-1),absorbance\n400.5,0.1\n", "no-data")]
    [InlineData("cm-1,absorbance\n400.5,\n401.5,NaN\n", "no-data")]
    [InlineData("cm-1,absorbance\n400.5,0.1\noops\n401.5,0.2\n", "unsupported-variant")]
    [InlineData("cm-1,absorbance\n400.5,0.1\n401.5,0.2\n402.5,0.3,0.4\n", "unsupported-variant")]
    [InlineData("4,000.5;0.1\n3,000.5;0.2\n2,000.5;0.3\n1,000.5;0.4\n900.5;0.5\n800.5;0.6\n", "unsupported-variant")]
    [InlineData("800.5;0.1\n900.5;0.2\n1,000.5;0.3\n", "unsupported-variant")]
    [InlineData("X Units: cm-1\nNumber of X Values: 3\n400.5 0.1\n401.5 0.2\n", "count-mismatch")]
    [InlineData("cm-1,absorbance\n400.5,0.1\n,0.15\n401.5,0.2\n", "unsupported-variant")]
    public void WhatIsNoTableOfASpectrumIsRefused(string text, string code) => Assert.Equal(code, Refused(text).Id);

    [Fact]
    public void ATableOfMillionsOfRowsIsRefusedBeforeItFillsTheMemory()
    {
        StringBuilder text = new();
        for (int i = 0; i < 2_000_001; i++)
        {
            text.Append("1 2\n");
        }

        Assert.Equal("too-large", Refused(text.ToString()).Id);
    }

    private static ImmutableArray<Spectrum> Read(string text) => Accepted(Encoding.UTF8.GetBytes(text));

    private static ImmutableArray<Spectrum> Accepted(byte[] content) => SpectrumReader.Read(content, "a.csv") switch
    {
        ReadResult.Accepted { File.Format: "text xy" } accepted => accepted.File.Spectra,
        ReadResult result => throw new InvalidOperationException(result.ToString()),
    };

    private static ReadError Refused(string text) => Assert.IsType<ReadResult.Refused>(SpectrumReader.Read(Encoding.UTF8.GetBytes(text), "a.csv")).Error;
}
