using Spectra.Emulator.Simulation;
using Spectra.Emulator.Writing;
using Spectra.Formats;

namespace Spectra.Emulator.Tests.Writing;

/// <summary>What the emulator writes is read by the product's own readers, of which it knows nothing.</summary>
public class ReadBackTests
{
    private static readonly Dictionary<string, (Func<Measurement, byte[]> Write, string Format, double Tolerance)> Forms = new()
    {
        ["plain.jdx"] = (Jcamp.Plain, "JCAMP-DX", 0.6e-6),
        ["compressed.jdx"] = (Jcamp.Compressed, "JCAMP-DX", 0.6e-6),
        ["floats.spc"] = (Spc.File, "SPC", 1e-7),
        ["columns.csv"] = (Columns.File, "text xy", 0.6e-6),
    };

    [Theory]
    [InlineData("plain.jdx")]
    [InlineData("compressed.jdx")]
    [InlineData("floats.spc")]
    [InlineData("columns.csv")]
    public void EveryFormatIsReadBackPointByPoint(string name)
    {
        Measurement measurement = Some.Spectrum();
        (Func<Measurement, byte[]> write, string format, double tolerance) = Forms[name];

        ReadResult result = SpectrumReader.Read(write(measurement), name);

        SpectrumFile file = Assert.IsType<ReadResult.Accepted>(result).File;
        Spectrum spectrum = Assert.Single(file.Spectra);
        Assert.Equal(format, file.Format);
        Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
        Assert.Equal(OrdinateUnit.Absorbance, spectrum.Unit);
        Assert.Equal("SIMULATED TEST", spectrum.Acquisition.Title);
        Assert.Equal(measurement.Positions.Length, spectrum.Count);
        bool falls = spectrum.Axis.Direction() < 0;
        for (int i = 0; i < spectrum.Count; i++)
        {
            int at = falls ? spectrum.Count - 1 - i : i;
            Assert.Equal(measurement.Positions[i], spectrum.Axis.Positions[at], 0.0001);
            Assert.Equal(measurement.Ordinates[i], spectrum.Ordinates[at], tolerance);
        }
    }

    [Fact]
    public void ASingleBeamIsReadAsOne()
    {
        Measurement background = Some.Spectrum() with { Unit = Measurement.SingleBeamUnit };

        ReadResult result = SpectrumReader.Read(Jcamp.Plain(background), "background.jdx");

        Assert.Equal(OrdinateUnit.SingleBeam, Assert.Single(Assert.IsType<ReadResult.Accepted>(result).File.Spectra).Unit);
    }
}
