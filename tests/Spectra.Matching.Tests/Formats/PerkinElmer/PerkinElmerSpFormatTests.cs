using CsCheck;
using Spectra.Formats;
using static Spectra.Matching.Tests.Formats.BinaryReading;

namespace Spectra.Matching.Tests.Formats.PerkinElmer;

public class PerkinElmerSpFormatTests
{
    private static readonly double[] Three = [0.1, 0.2, 0.3];

    [Fact]
    public void TheSameOrdinatesComeBack() => Gen.Double[-10, 10].Array[2, 300].Sample(ordinates =>
    {
        Spectrum spectrum = Assert.Single(Accept(new PerkinElmerFile().Spectrum(4000, 400, ordinates).ToBytes(), "a.sp"));
        AssertCloseTo(ordinates, spectrum.Ordinates, 0);
        Assert.Equal((4000.0, 400.0), (spectrum.Axis.First, spectrum.Axis.Last));
        Assert.Empty(spectrum.Warnings);
    });

    [Theory]
    [InlineData("cm-1", "A", "1/cm", "absorbance")]
    [InlineData("cm-1", "%T", "1/cm", "percent-transmittance")]
    [InlineData("nm", "%R", "nm", "percent-reflectance")]
    [InlineData("um", "KM", "um", "kubelka-munk")]
    [InlineData("cm-1", "EGY", "1/cm", "single-beam")]
    [InlineData("furlongs", "shillings", "furlongs", "shillings")]
    public void UnitsAreTheAxisLabels(string axisLabel, string ordinateLabel, string axisUnit, string unit)
    {
        Spectrum spectrum = Assert.Single(Accept(new PerkinElmerFile().Spectrum(1, 2, Three, axisLabel, ordinateLabel).ToBytes(), "a.sp"));
        Assert.Equal((axisUnit, unit), (spectrum.Axis.Unit.Id, spectrum.Unit.Id));
        Assert.Equal((axisLabel, ordinateLabel), (spectrum.Axis.Unit.Stated, spectrum.Unit.Stated));
        Assert.Equal(unit == "single-beam" ? MeasurementRole.Background : MeasurementRole.Unknown, spectrum.Acquisition.Role);
    }

    [Fact]
    public void NestedHistoryRecordsBecomeTheAcquisition()
    {
        Acquisition acquisition = Assert.Single(Accept(new PerkinElmerFile().History().Spectrum(4000, 400, Three).ToBytes(), "a.sp")).Acquisition;
        Assert.Equal("white powder", acquisition.Title);
        Assert.Equal("Spectrum Two, serial number 69425", acquisition.Instrument);
        Assert.Equal("Thu Mar 09 09:17:56 2006", acquisition.MeasuredAt);
        Assert.Equal(4, acquisition.ResolutionPerCentimetre);
        Assert.Equal(16, acquisition.CoAddedScans);
        Assert.Equal(Technique.Atr, acquisition.Technique);
        Assert.Equal("Analyst\nAbsorbance\nCreated as New Dataset", acquisition.Comment);
    }

    [Fact]
    public void EndlesslyNestedHistoryDoesNoHarm()
    {
        byte[] record = PerkinElmerFile.Text(35700, "long ago");
        for (int i = 0; i < 5000; i++)
        {
            record = PerkinElmerFile.Block(121, record);
        }

        byte[] file = new PerkinElmerFile().Add(PerkinElmerFile.Block(35711, record)).Spectrum(4000, 400, Three).ToBytes();
        Assert.Null(Assert.Single(Accept(file, "a.sp")).Acquisition.MeasuredAt);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void ACountThatContradictsTheOrdinatesIsAMismatch(int points) =>
        Assert.Equal("count-mismatch", Refuse(new PerkinElmerFile().Spectrum(4000, 400, Three, points: points).ToBytes(), "a.sp").Id);

    [Fact]
    public void CutOrdinatesAreTruncatedAndACutMemberBehindThemIsAWarning()
    {
        byte[] file = new PerkinElmerFile().Spectrum(4000, 400, Three).Add(PerkinElmerFile.Text(35714, "accessory")).ToBytes();
        Assert.Contains(Assert.Single(Accept(file[..^4], "a.sp")).Warnings, warning => warning.Code == "block-truncated");
        Assert.Equal("truncated", Refuse(file[..^24], "a.sp").Id);
        Assert.Equal("truncated", Refuse(file[..46], "a.sp").Id);
        Assert.Equal("truncated", Refuse(file[..20], "a.sp").Id);
    }

    [Fact]
    public void AnotherKindOfDataSetIsAnUnsupportedVariant()
    {
        ReadError error = Refuse(new PerkinElmerFile { DataSetId = 119 }.Spectrum(4000, 400, Three).ToBytes(), "a.sp");
        Assert.Equal("unsupported-variant", error.Id);
        Assert.Contains("119", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoOrdinatesAreNoData()
    {
        Assert.Equal("no-data", Refuse(new PerkinElmerFile().Add(PerkinElmerFile.Text(35703, "cm-1")).ToBytes(), "a.sp").Id);
        Assert.Equal("no-data", Refuse(new PerkinElmerFile().Spectrum(4000, 400, []).ToBytes(), "a.sp").Id);
    }

    [Fact]
    public void MissingOrdinatesAreReported()
    {
        Spectrum spectrum = Assert.Single(Accept(new PerkinElmerFile().Spectrum(4000, 400, [1, double.NaN, double.NegativeInfinity]).ToBytes(), "a.sp"));
        Assert.Equal(2, spectrum.MissingCount);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "missing-ordinates");
    }
}
