using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Spectra.Formats;
using Spectra.Formats.Omnic;
using static Spectra.Matching.Tests.Formats.BinaryReading;

namespace Spectra.Matching.Tests.Formats.Omnic;

public class SpaFormatTests
{
    private static readonly float[] Four = [0.1f, 0.2f, 0.3f, 0.4f];

    [Fact]
    public void TheSameOrdinatesComeBack() => Gen.Float[-10, 10].Array[2, 400].Sample(ordinates =>
    {
        Spectrum spectrum = Assert.Single(Accept(new OmnicFile().Spectrum(4000, 650, ordinates).ToBytes(), "a.spa"));
        AssertCloseTo([.. ordinates.Select(y => (double)y)], spectrum.Ordinates, 0);
        Assert.Equal(4000, spectrum.Axis.First);
        Assert.Equal(650, spectrum.Axis.Last);
    });

    [Theory]
    [InlineData(0x01, 0x11, "1/cm", "absorbance")]
    [InlineData(0x01, 0x10, "1/cm", "percent-transmittance")]
    [InlineData(0x01, 0x0B, "1/cm", "percent-reflectance")]
    [InlineData(0x01, 0x0C, "1/cm", "log(1/R)")]
    [InlineData(0x01, 0x0F, "1/cm", "single-beam")]
    [InlineData(0x01, 0x14, "1/cm", "kubelka-munk")]
    [InlineData(0x01, 0x15, "1/cm", "reflectance")]
    [InlineData(0x02, 0x16, "points", "detector-volts")]
    [InlineData(0x03, 0x17, "nm", "transmittance")]
    [InlineData(0x04, 0x1A, "um", "photoacoustic")]
    [InlineData(0x20, 0x1F, "raman-shift-1/cm", "raman-intensity")]
    public void UnitCodesAreThoseOfTheHeader(byte x, byte y, string axisUnit, string unit)
    {
        Spectrum spectrum = Assert.Single(Accept(new OmnicFile().Spectrum(4000, 650, Four, x, y).ToBytes(), "a.spa"));
        Assert.Equal(axisUnit, spectrum.Axis.Unit.Id);
        Assert.Equal(unit, spectrum.Unit.Id);
        Assert.Empty(spectrum.Warnings);
        Assert.Equal(unit == "single-beam" ? MeasurementRole.Background : MeasurementRole.Unknown, spectrum.Acquisition.Role);
    }

    [Fact]
    public void AnUnknownUnitCodeIsNotStatedAndSaidSo()
    {
        Spectrum spectrum = Assert.Single(new SpaFormat().Read(new OmnicFile().Spectrum(4000, 650, Four, 0x77, 0x11).ToBytes()));
        Assert.Equal(AxisUnit.NotStated, spectrum.Axis.Unit);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "unit-code-unknown");
    }

    [Theory]
    [InlineData("Collect Sample\r\n\t Resolution:\t 4.000 from 649.9 to 3999.8\r\n\t Bench Serial Number:ABC123\r\n", "Bench Serial Number:ABC123")]
    [InlineData("Acquisition \u00E9chantillon\r\n\t R\u00E9solution:\t 4,000 de 649,9 \u00E0 3999,8\r\n\t Num\u00E9ro S\u00E9rie du banc:ABC123\r\n", "Num\u00E9ro S\u00E9rie du banc:ABC123")]
    public void TitleTimeHistoryAndAccessoryBecomeTheAcquisition(string history, string instrument)
    {
        OmnicFile file = new() { Title = "White powder", Time = new DateTime(2026, 4, 1, 7, 12, 49, DateTimeKind.Utc) };
        file.Spectrum(4000, 650, Four).Text(0x1B, history).Text(0x04, "found in a parcel").Experiment("Smart iTX ATR diamond");
        Acquisition acquisition = Assert.Single(Accept(file.ToBytes(), "a.spa")).Acquisition;
        Assert.Equal("White powder", acquisition.Title);
        Assert.Equal("2026-04-01T07:12:49Z", acquisition.MeasuredAt);
        Assert.Equal(4, acquisition.ResolutionPerCentimetre);
        Assert.Equal(instrument, acquisition.Instrument);
        Assert.Equal(32, acquisition.CoAddedScans);
        Assert.Null(Assert.Single(Accept(new OmnicFile().Spectrum(4000, 650, Four).ToBytes(), "a.spa")).Acquisition.MeasuredAt);
        Assert.StartsWith("found in a parcel\n", acquisition.Comment, StringComparison.Ordinal);
        Assert.Equal("Smart iTX ATR diamond", acquisition.TechniqueStated);
    }

    [Theory]
    [InlineData(0x82)]
    [InlineData(0x97)]
    public void TheAccessoryNamesTheTechnique(byte key)
    {
        OmnicFile file = new OmnicFile().Spectrum(4000, 650, Four);
        file = key == 0x82 ? file.Experiment("ATR diamond") : file.Block(0x97, [.. Encoding.ASCII.GetBytes("1\0V68119\0\0\0ATR diamond\0\0")]);
        Assert.Equal(Technique.Atr, Assert.Single(Accept(file.ToBytes(), "a.spa")).Acquisition.Technique);
    }

    [Fact]
    public void InterferogramsBesideTheSpectrumAreAWarning()
    {
        byte[] file = new OmnicFile().Spectrum(4000, 650, Four).Block(0x66, new byte[64]).Block(0x67, new byte[64]).ToBytes();
        Assert.Contains(Assert.Single(Accept(file, "a.spa")).Warnings, warning => warning.Code == "other-blocks");
    }

    [Fact]
    public void EverySpectrumOfAGroupHasItsOwnTitleTimeAndAxis()
    {
        OmnicFile file = new() { Title = "the group" };
        file.Spectrum(4000, 650, Four).OwnTitle("first", new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc)).Text(0x1B, "one");
        file.Spectrum(3000, 700, [5, 6, 7], ordinateCode: 0x10).OwnTitle("second", new DateTime(2021, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        ImmutableArray<Spectrum> spectra = Accept(file.ToBytes(), "a.spg");
        Assert.Equal(["first", "second"], spectra.Select(spectrum => spectrum.Acquisition.Title));
        Assert.Equal(["2020-01-02T03:04:05Z", "2021-01-02T03:04:05Z"], spectra.Select(spectrum => spectrum.Acquisition.MeasuredAt));
        Assert.Equal([4000, 3000], spectra.Select(spectrum => spectrum.Axis.First));
        AssertCloseTo([5, 6, 7], spectra[1].Ordinates, 0);
        Assert.Equal(OrdinateUnit.PercentTransmittance, spectra[1].Unit);
        Assert.Equal("one", spectra[0].Acquisition.Comment);
        Assert.Null(spectra[1].Acquisition.Comment);
    }

    [Fact]
    public void ACountThatContradictsTheBlockIsAMismatch() =>
        Assert.Equal("count-mismatch", Refuse(new OmnicFile().Spectrum(4000, 650, Four, declaredPoints: 0xFFFFFFF0).ToBytes(), "a.spa").Id);

    [Fact]
    public void ZeroPointsAreNoData() =>
        Assert.Equal("no-data", Refuse(new OmnicFile().Spectrum(4000, 650, []).ToBytes(), "a.spa").Id);

    [Fact]
    public void AFileWithoutSpectrumHeaderIsNoData() =>
        Assert.Equal("no-data", Refuse(new OmnicFile().Text(0x1B, "history only").ToBytes(), "a.spa").Id);

    [Fact]
    public void AFileWithoutOrdinatesIsNoData() =>
        Assert.Equal("no-data", Refuse(new OmnicFile().Block(0x02, new byte[140]).ToBytes(), "a.spa").Id);

    [Fact]
    public void CutOrdinatesAreTruncatedAndACutHistoryIsAWarning()
    {
        byte[] file = new OmnicFile().Spectrum(4000, 650, Four).Text(0x1B, "a history of some length").ToBytes();
        Assert.Contains(Assert.Single(Accept(file[..^5], "a.spa")).Warnings, warning => warning.Code == "block-truncated");
        Assert.Equal("truncated", Refuse(file[..^30], "a.spa").Id);
        Assert.Equal("truncated", Refuse(file[..310], "a.spa").Id);
    }

    [Fact]
    public void BlocksThatShareTheirBytesAreRefused()
    {
        byte[] file = new OmnicFile().Spectrum(4000, 650, Four).Text(0x1B, new string('x', 1000)).Text(0x04, "y").Text(0x04, "z").ToBytes();

        // Records 3 and 4 point at the history of record 2.
        file.AsSpan(304 + 32 + 2, 8).CopyTo(file.AsSpan(304 + 48 + 2));
        file.AsSpan(304 + 32 + 2, 8).CopyTo(file.AsSpan(304 + 64 + 2));
        Assert.Equal("count-mismatch", Refuse(file, "a.spa").Id);
    }

    [Fact]
    public void ASeriesIsRefusedByName()
    {
        byte[] file = new byte[1000];
        Encoding.ASCII.GetBytes("Spectral Exte File").CopyTo(file, 0);
        ReadError error = Refuse(file, "a.srs");
        Assert.Equal("unsupported-variant", error.Id);
        Assert.Contains(".srs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingOrdinatesAreReported()
    {
        Spectrum spectrum = Assert.Single(Accept(new OmnicFile().Spectrum(4000, 650, [1, float.NaN, 3]).ToBytes(), "a.spa"));
        Assert.Equal(1, spectrum.MissingCount);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "missing-ordinates");
    }
}
