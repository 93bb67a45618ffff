using System.Text;
using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats;

public class StatedUnitsTests
{
    private const string Headerless = "4000.5,0.1\n3000.5,0.2\n2000.5,1.3\n";

    [Fact]
    public void HeaderlessTextThatFitsIsTakenAsAbsorbanceOverWavenumbersWithTwoWarnings()
    {
        Spectrum spectrum = Read(Headerless);

        Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
        Assert.Equal(OrdinateUnit.Absorbance, spectrum.Unit);
        Assert.Equal(["unit-assumed", "unit-assumed"], spectrum.Warnings.Select(warning => warning.Code));
    }

    [Theory]
    [InlineData("4000.5,90.1\n3000.5,20.2\n2000.5,99.3\n", "per cent")]
    [InlineData("4000.5,0.99\n3000.5,0.98\n2000.5,0.3\n1000.5,0.97\n", "transmittance")]
    [InlineData("4000.5,1234.5\n3000.5,-20.5\n", "no known unit")]
    public void OrdinatesThatCouldBeSomethingElseThanAbsorbanceStayWithoutAUnit(string text, string why)
    {
        Spectrum spectrum = Read(text);

        Assert.Equal(OrdinateUnit.NotStated, spectrum.Unit);
        Assert.Contains(why, Assert.Single(spectrum.Warnings, warning => warning.Code == "unit-unknown").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.5,0.1\n25.5,0.2\n")]
    [InlineData("-5.5,0.1\n400.5,0.2\n")]
    [InlineData("400.5,0.1\n25000.5,0.2\n")]
    public void PositionsThatAreNoWavenumbersStayWithoutAUnit(string text)
    {
        Spectrum spectrum = Read(text);

        Assert.Equal(AxisUnit.NotStated, spectrum.Axis.Unit);
        Assert.Equal(OrdinateUnit.NotStated, spectrum.Unit);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "unit-unknown");
    }

    [Fact]
    public void AHeadingThatSaysWavelengthIsNeverTakenAsWavenumbers() =>
        Assert.Equal("wavelength", Read("wavelength,absorbance\n400.5,0.1\n900.5,0.2\n").Axis.Unit.Id);

    [Fact]
    public void AnIndexSaysWhatTheFileDoesNot()
    {
        IndexEntry index = new("a.csv")
        {
            Name = "Polystyrene",
            Cas = "9003-53-6",
            TechniqueStated = "ATR (diamond)",
            AxisUnit = AxisUnit.PerCentimetre,
            Unit = OrdinateUnit.PercentTransmittance,
        };

        Spectrum spectrum = Read("4000.5,90.1\n3000.5,20.2\n2000.5,99.3\n", index);

        Assert.Equal(OrdinateUnit.PercentTransmittance, spectrum.Unit);
        Assert.Equal("Polystyrene", spectrum.Acquisition.Title);
        Assert.Equal("9003-53-6", spectrum.Acquisition.Cas);
        Assert.Equal(Technique.Atr, spectrum.Acquisition.Technique);
        Assert.Empty(spectrum.Warnings);
    }

    [Fact]
    public void WhereFileAndIndexDifferTheFileWinsWithAWarningEach()
    {
        IndexEntry index = new("a.csv") { TechniqueStated = "ATR", Cas = "50-00-0", AxisUnit = AxisUnit.Nanometre, Unit = OrdinateUnit.Reflectance };

        Spectrum spectrum = Read("Technique: KBr disc\nCAS: 64-17-5\n\ncm-1,absorbance\n4000.5,0.1\n3000.5,0.2\n", index);

        Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
        Assert.Equal(OrdinateUnit.Absorbance, spectrum.Unit);
        Assert.Equal(Technique.Transmission, spectrum.Acquisition.Technique);
        Assert.Equal("64-17-5", spectrum.Acquisition.Cas);
        Assert.Equal(4, spectrum.Warnings.Count(warning => warning.Code == "index-differs"));
    }

    [Fact]
    public void AnIndexThatSaysTheSameIsNoReasonForAWarning()
    {
        IndexEntry index = new("a.csv") { AxisUnit = AxisUnit.PerCentimetre, Unit = OrdinateUnit.Absorbance };

        Assert.Empty(Read("cm-1,absorbance\n4000.5,0.1\n3000.5,0.2\n", index).Warnings);
    }

    private static Spectrum Read(string text, IndexEntry? index = null) =>
        Assert.Single(Assert.IsType<ReadResult.Accepted>(SpectrumReader.Read(Encoding.UTF8.GetBytes(text), "a.csv", index)).File.Spectra);
}
