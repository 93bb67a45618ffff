using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectra.Formats;
using Spectra.Service.Exports;
using Spectra.Service.Seizures;
using Spectra.Service.Seizures.Decisions;

namespace Spectra.Service.Tests.Exports;

/// <summary>The spectrum in JCAMP-DX and CSV: every digit, and the way back to the record.</summary>
public class SpectrumExportTests
{
    [Fact]
    public void AJcampFileIsReadBackToTheLastBit()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();

        ReadResult.Accepted read = Assert.IsType<ReadResult.Accepted>(SpectrumReader.Read(Encoding.UTF8.GetBytes(JcampExport.Of(dossier)!), "export.jdx"));

        Spectrum spectrum = Assert.Single(read.File.Spectra);
        Assert.Equal(dossier.Spectrum!.Axis.Positions, spectrum.Axis.Positions);
        Assert.Equal(dossier.Spectrum.Ordinates, spectrum.Ordinates);
        Assert.Empty(spectrum.Warnings);
        Assert.Equal("powder 7", spectrum.Acquisition.Title);
    }

    [JcampReaderFact]
    public void AnotherReaderFindsTheSamePointsAndLabels()
    {
        using TemporaryFolder folder = new();
        MeasurementDossier dossier = SomeDossier.Measurement();
        File.WriteAllText(folder.File("export.jdx"), JcampExport.Of(dossier));
        const string Script = "const j=require('jcampconverter').convert(require('fs').readFileSync(process.argv[1],'utf8'),{keepRecordsRegExp:/.*/}).flatten[0];console.log(JSON.stringify({x:Array.from(j.spectra[0].data.x),y:Array.from(j.spectra[0].data.y),title:j.title,labels:j.meta}))";

        JsonElement read = JsonDocument.Parse(Peer.Run("node", "-e", Script, folder.File("export.jdx"))).RootElement;

        // It lays the axis out again by itself, and reads numbers digit by digit, so the last bits may differ.
        double[] x = [.. read.GetProperty("x").EnumerateArray().Select(static value => value.GetDouble())];
        double[] y = [.. read.GetProperty("y").EnumerateArray().Select(static value => value.GetDouble())];
        Assert.Equal((dossier.Spectrum!.Count, dossier.Spectrum.Count), (x.Length, y.Length));
        Assert.All(y.Index(), point => Assert.Equal(dossier.Spectrum.Ordinates[point.Index], point.Item, 1e-15));
        Assert.All(x.Index(), point => Assert.Equal(dossier.Spectrum.Axis.Positions[point.Index], point.Item, 9));
        Assert.Equal("powder 7", read.GetProperty("title").GetString());
        Assert.Contains(dossier.Record.Measurement.Sha256, read.GetProperty("labels").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void AJcampFileLeadsBackToTheRecord()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();
        string[] lines = JcampExport.Of(dossier)!.Split('\n');

        Assert.Equal($"##$SPECTRA MEASUREMENT={SomeDossier.MeasurementId}", Assert.Single(lines, static line => line.StartsWith("##$SPECTRA MEASUREMENT=", StringComparison.Ordinal)));
        foreach ((string label, string value) in ((string, string)[])[
            ("RAW SHA256", dossier.Record.Measurement.Sha256), ("SPECTRUM SHA256", dossier.SpectrumSha256!), ("CONTENT SHA256", JsonExport.ContentSha256(dossier)), ("ANALYSIS", SomeDossier.Id(3).ToString()),
            ("REPORT SHA256", dossier.Record.Analyses[0].ReportSha256), ("ENGINE", "0.1.0"), ("RECIPE", SomeDossier.Hash(16)), ("LIBRARY", $"condensed, release 1, SHA-256 {SomeDossier.Hash(15)}"),
            ("DECISION RULE", $"{DecisionRule.Current.Version}, SHA-256 {DecisionRule.Current.Sha256}"), ("STATEMENT", SomeDossier.Statement)])
        {
            Assert.Contains($"##$SPECTRA {label}={value}", lines);
        }
    }

    [Fact]
    public void WhatIsWrittenInTheRecordCannotBeginALabel()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();
        Analysis forged = dossier.Record.Analyses[0] with { Statement = "a\n##END=\n$$ b" };

        string file = JcampExport.Of(dossier with { Record = dossier.Record with { Analyses = [forged] } })!;

        Assert.Contains("##$SPECTRA STATEMENT=a # #END= $ $ b\n", file, StringComparison.Ordinal);
        Assert.IsType<ReadResult.Accepted>(SpectrumReader.Read(Encoding.UTF8.GetBytes(file), "export.jdx"));
    }

    [Fact]
    public void CsvHoldsEveryDigitAndAnEmptyFieldForWhatIsMissing()
    {
        Spectrum spectrum = Spectra.Spectrum.Create(SpectralAxis.Explicit(AxisUnit.PerCentimetre, [650.1, 1000.0 / 3, 4000]), OrdinateUnit.PercentTransmittance, [0.1 + 0.2, double.NaN, 1e-300], Acquisition.NotStated, []);

        string[] lines = CsvExport.Spectrum(SomeDossier.Measurement() with { Spectrum = spectrum })!.Split('\n');

        Assert.Equal(["wavenumber_per_cm,percent-transmittance", "650.1,0.30000000000000004", "333.3333333333333,", "4000,1E-300", ""], lines);
        Assert.Equal(1000.0 / 3, double.Parse(lines[2].TrimEnd(','), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void HitsAreQuotedWhereTheirNamesNeedIt()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();
        MeasurementDossier odd = dossier with { Report = dossier.Report! with { Hits = [dossier.Report.Hits[0] with { Name = "1,3-\"X\"\nY" }] } };

        Assert.Equal("rank,id,name,cas,library,score,metric,gap,shift_per_cm,synthetic\n1,78-11-5,\"1,3-\"\"X\"\"\nY\",78-11-5,condensed,0.9876,pearson-d1,0.11,0,no\n", CsvExport.Hits(odd));
        Assert.Equal("rank,id,name,cas,library,score,metric,gap,shift_per_cm,synthetic\n", CsvExport.Hits(dossier with { Report = null }));
    }

    [Fact]
    public void WithoutTheSpectrumThereIsNothingToWrite()
    {
        MeasurementDossier dossier = SomeDossier.Measurement() with { Spectrum = null };

        Assert.Null(JcampExport.Of(dossier));
        Assert.Null(AnimlExport.Of(dossier));
        Assert.Null(CsvExport.Spectrum(dossier));
    }
}
