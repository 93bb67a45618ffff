using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Spectra.Formats;
using Spectra.Formats.Writers;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Formats.Writers;

public class RoundTripTests
{
    [Fact]
    public void CsvReadsBackToTheSamePointsInEverySubfile() =>
        Generated.Spectra.Sample(
            spectra =>
            {
                SpectrumFile read = Read(SpectrumCsvOf(spectra));
                Assert.Equal(spectra.Length, read.Spectra.Length);
                for (int i = 0; i < spectra.Length; i++)
                {
                    Assert.Equal(spectra[i].Axis.Positions, read.Spectra[i].Axis.Positions);
                    Assert.Equal(spectra[i].Ordinates, read.Spectra[i].Ordinates);
                }
            },
            iter: 500);

    [Fact]
    public void JsonHoldsTheSamePointsWithNullForAMissingOne() =>
        Generated.Spectra.Sample(
            spectra =>
            {
                using StringWriter writer = new(CultureInfo.InvariantCulture);
                SpectrumJson.Write(new SpectrumFile("text xy", spectra), writer);
                string[] lines = writer.ToString().Split('\n');
                Assert.Equal(spectra.Length + 1, lines.Length);
                for (int i = 0; i < spectra.Length; i++)
                {
                    using JsonDocument json = JsonDocument.Parse(lines[i]);
                    Assert.Equal(i, json.RootElement.GetProperty("subfile").GetInt32());
                    Assert.Equal(spectra[i].Axis.Positions, Numbers(json, "x"));
                    Assert.Equal(spectra[i].Ordinates, Numbers(json, "y"));
                }
            },
            iter: 300);

    [Fact]
    public void CsvIsWrittenToTheLetter()
    {
        Spectrum spectrum = Spectrum.Create(SpectralAxis.Explicit(AxisUnit.PerCentimetre, [4000, 3999.5]), OrdinateUnit.Absorbance, [0.1, double.NaN], Acquisition.NotStated, []);

        Assert.Equal("subfile,x,y\n0,4000,0.1\n0,3999.5,\n1,4000,0.1\n1,3999.5,\n", SpectrumCsvOf([spectrum, spectrum]));
    }

    [Fact]
    public void JsonIsWrittenToTheLetter()
    {
        Spectrum spectrum = Spectrum.Create(
            SpectralAxis.Explicit(AxisUnit.PerCentimetre, [4000, 3999.5]),
            OrdinateUnit.Of("absorbance", "Abs"),
            [0.1, double.NaN],
            Acquisition.NotStated with { Title = "a", Technique = Technique.Atr },
            [new SpectrumWarning("missing-ordinates", "1 of 2.")]);
        using StringWriter writer = new(CultureInfo.InvariantCulture);

        SpectrumJson.Write(new SpectrumFile("SPC", [spectrum]), writer);

        Assert.Equal(
            """{"format":"SPC","subfile":0,"units":{"x":"1/cm","y":"absorbance","xStated":"1/cm","yStated":"Abs"},"acquisition":{"title":"a","cas":null,"technique":"atr","techniqueStated":null,"resolutionPerCentimetre":null,"instrument":null,"measuredAt":null,"coAddedScans":null,"origin":null,"comment":null,"role":"unknown"},"warnings":[{"code":"missing-ordinates","message":"1 of 2."}],"x":[4000,3999.5],"y":[0.1,null]}""" + "\n",
            writer.ToString());
    }

    private static string SpectrumCsvOf(ImmutableArray<Spectrum> spectra)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        SpectrumCsv.Write(spectra, writer);
        return writer.ToString();
    }

    private static SpectrumFile Read(string text) => Assert.IsType<ReadResult.Accepted>(SpectrumReader.Read(Encoding.UTF8.GetBytes(text), "a.csv")).File;

    private static double[] Numbers(JsonDocument json, string name) =>
        [.. json.RootElement.GetProperty(name).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())];
}
