using System.Text.Json;
using Spectra.Explanation;
using Spectra.Service.Identification;

namespace Spectra.Service.Tests.Identification;

public class ReportLineTests
{
    private static readonly CalibrationStatement Calibration = new("condensed", false, null, "the reference is synthetic", 1e-7);

    private static readonly IdentificationReport Report = new(
        "Häfen/\"a\" & b.jdx",
        1,
        "cca7",
        new SpectrumStatement(1798, 650.1, 3999.7, "absorbance", "atr", "sample", "inferred", "Bands > 5 %."),
        new QualityStatement("usable", null, ["water-vapour"]),
        new VerdictStatement("no-match", [], ["3,4-МДМА <b>"], null, 0.1 + 0.2, Calibration, ["78-11-5"], "Not identified.\nNever safe.", "rule + 1"),
        [new AlertStatement("energetic", ["78-11-5"], "residual", "PETN: transport class 1.1D")],
        [new HitStatement(1, "78-11-5", "PETN", null, "condensed", 0.9731, "combined", 0.11, -2, true, new BandsStatement([new AgreeingBand(1, 2, 3, 4)], [], [new Band(1650, 0.5)], "1 of 2."))],
        new MixtureStatement([new ComponentStatement("x", "X", "1-2-3", 0.61, "spectral-share", null, 0.67, null)], 0.03, null, "2"),
        [new DetectionLimitStatement("y", 0.08)],
        [],
        [new SpectrumWarning("unit-unknown", "No unit.")],
        new EngineStatement("0.1.0", "r", "combined", [new LibraryStatement("condensed", "1", "ff")]));

    [Fact]
    public void ALineIsToTheByteWhatTheSerializerWrites() =>
        Assert.Equal(JsonSerializer.Serialize(Report, ReportJson.Line.IdentificationReport), ReportLine.Of(Report));

    [Fact]
    public void TheLineOfAFileThatCanNotBeReadNamesFileCodeAndMessage() =>
        Assert.Equal("""{"file":"q.jdx","error":{"code":"truncated","message":"Ends at 3 µm."}}""", ReportLine.Of(new FileError("q.jdx", new ErrorStatement("truncated", "Ends at 3 µm."))));
}
