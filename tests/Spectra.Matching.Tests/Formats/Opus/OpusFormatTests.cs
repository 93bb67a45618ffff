using System.Collections.Immutable;
using CsCheck;
using Spectra.Formats;
using static Spectra.Matching.Tests.Formats.BinaryReading;

namespace Spectra.Matching.Tests.Formats.Opus;

public class OpusFormatTests
{
    private static readonly float[] Three = [0.1f, 0.2f, 0.3f];

    [Fact]
    public void TheSameOrdinatesComeBackTimesTheirScale() => Gen.Select(Gen.Float[-10, 10].Array[2, 300], Gen.Double[0.001, 100]).Sample((ordinates, scale) =>
    {
        byte[] file = new OpusFile().Data(OpusFile.Absorbance, 3999.5, 400.25, ordinates, ("CSF", scale)).ToBytes();
        Spectrum spectrum = Assert.Single(Accept(file, "a.0"));
        AssertCloseTo([.. ordinates.Select(y => y * scale)], spectrum.Ordinates, 1e-12);
        Assert.Equal(3999.5, spectrum.Axis.First);
        Assert.Equal(400.25, spectrum.Axis.Last);
        Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
    });

    [Theory]
    [InlineData(OpusFile.Absorbance, "absorbance")]
    [InlineData(OpusFile.Transmittance, "transmittance")]
    [InlineData(OpusFile.KubelkaMunk, "kubelka-munk")]
    [InlineData(OpusFile.Reflectance, "reflectance")]
    [InlineData(0x3C0F, "log(1/R)")]
    [InlineData(0x400F, "atr-units")]
    [InlineData(OpusFile.Absorbance | (1 << 17), "absorbance-derivative-1")]
    [InlineData(OpusFile.Absorbance | 0x40000000, "absorbance")]
    [InlineData(OpusFile.SampleSingleBeam, "single-beam")]
    [InlineData(OpusFile.ReferenceSingleBeam, "single-beam")]
    public void TheBlockTypeIsTheUnit(uint type, string unit) =>
        Assert.Equal(unit, Assert.Single(Accept(new OpusFile().Data(type, 4000, 400, Three).ToBytes(), "a.0")).Unit.Id);

    [Theory]
    [InlineData("WN", "1/cm")]
    [InlineData("MI", "um")]
    [InlineData("PNT", "points")]
    [InlineData("XYZ", "XYZ")]
    public void TheAxisUnitIsTheDxuParameter(string dxu, string unit) =>
        Assert.Equal(unit, Assert.Single(Accept(new OpusFile().Data(OpusFile.Absorbance, 1, 2, Three, ("DXU", dxu)).ToBytes(), "a.0")).Axis.Unit.Id);

    [Fact]
    public void SpectrumZeroIsTheLastAbsorbanceAndSingleBeamsComeLast()
    {
        byte[] file = new OpusFile()
            .Data(OpusFile.SampleSingleBeam, 4000, 400, [1, 1, 1])
            .Data(OpusFile.Absorbance | 0x40000000, 4000, 400, [2, 2, 2])
            .Data(OpusFile.Absorbance, 3900, 500, [3, 3, 3])
            .Data(OpusFile.Transmittance, 4000, 400, [4, 4, 4])
            .Data(OpusFile.ReferenceSingleBeam, 4000, 400, [5, 5, 5])
            .ToBytes();
        ImmutableArray<Spectrum> spectra = Accept(file, "a.0");
        Assert.Equal([3, 2, 4, 1, 5], spectra.Select(spectrum => spectrum.Ordinates[0]));
        Assert.Equal(3900, spectra[0].Axis.First);
        Assert.Equal(MeasurementRole.Sample, spectra[3].Acquisition.Role);
        Assert.Equal(MeasurementRole.Background, spectra[4].Acquisition.Role);
    }

    [Fact]
    public void WithoutAbsorbanceSpectrumZeroIsTheLastOne()
    {
        byte[] file = new OpusFile().Data(OpusFile.Transmittance, 4000, 400, [1, 1]).Data(OpusFile.Reflectance, 4000, 400, [2, 2]).ToBytes();
        Assert.Equal([2, 1], Accept(file, "a.0").Select(spectrum => spectrum.Ordinates[0]));
    }

    [Fact]
    public void TheNthBlockOfATypeHasTheNthStatusBlock()
    {
        byte[] file = new OpusFile().Data(OpusFile.Absorbance, 4000, 400, [1, 1]).Data(OpusFile.Absorbance, 3000, 300, [2, 2, 2]).ToBytes();
        ImmutableArray<Spectrum> spectra = Accept(file, "a.0");
        Assert.Equal([3000, 4000], spectra.Select(spectrum => spectrum.Axis.First));
        Assert.Equal([3, 2], spectra.Select(spectrum => spectrum.Count));
    }

    [Fact]
    public void AStatusBlockWithOtherFlagsServesWhenThereIsNoneWithTheSame()
    {
        byte[] file = new OpusFile()
            .Block(OpusFile.Absorbance | 0x40000000, new byte[12])
            .Parameters(OpusFile.Absorbance | 0x10, ("NPT", 3), ("FXV", 4000.0), ("LXV", 400.0), ("DXU", "WN"))
            .ToBytes();
        Assert.Equal(3, Assert.Single(Accept(file, "a.0")).Count);
    }

    [Fact]
    public void InterferogramsAndPhasesAreNoSpectra()
    {
        byte[] file = new OpusFile()
            .Data(OpusFile.Absorbance, 4000, 400, Three)
            .Data(OpusFile.SampleInterferogram, 0, 3, [1, 2, 3], ("DXU", "PNT"))
            .Data(OpusFile.SamplePhase, 4000, 400, Three)
            .ToBytes();
        Spectrum spectrum = Assert.Single(Accept(file, "a.0"));
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "other-blocks" && warning.Message.Contains('2', StringComparison.Ordinal));
    }

    [Fact]
    public void AnInterferogramAloneIsNoData() =>
        Assert.Equal("no-data", Refuse(new OpusFile().Data(OpusFile.SampleInterferogram, 0, 3, Three).ToBytes(), "a.0").Id);

    [Fact]
    public void ParameterBlocksBecomeTheAcquisitionOfSampleAndReference()
    {
        byte[] file = new OpusFile()
            .Data(OpusFile.Absorbance, 4000, 400, Three, ("DAT", "28/10/2020"), ("TIM", "14:33:02.042 (GMT-5)"))
            .Data(OpusFile.ReferenceSingleBeam, 4000, 400, Three, ("DAT", "28/10/2020"), ("TIM", "14:23:20.858 (GMT-5)"))
            .Parameters(OpusFile.ReferenceAcquisition, ("NSR", 128), ("RES", 8.0))
            .Parameters(OpusFile.InstrumentParameters, ("INS", "ALPHA"), ("SRN", "1949"))
            .Parameters(OpusFile.AcquisitionParameters, ("NSS", 60), ("RES", 4.0))
            .Parameters(OpusFile.Optics, ("ACC", "Platinum ATR, Diamond"))
            .Parameters(OpusFile.Sample, ("SNM", "white powder"), ("SFM", "crystals"), ("CNM", "Q"))
            .ToBytes();
        ImmutableArray<Spectrum> spectra = Accept(file, "a.0");
        Acquisition sample = spectra[0].Acquisition;
        Assert.Equal("white powder", sample.Title);
        Assert.Equal(Technique.Atr, sample.Technique);
        Assert.Equal("ALPHA, serial number 1949", sample.Instrument);
        Assert.Equal("28/10/2020 14:33:02.042 (GMT-5)", sample.MeasuredAt);
        Assert.Equal((60, 4.0), (sample.CoAddedScans, sample.ResolutionPerCentimetre));
        Assert.Equal("Sample form: crystals\nOperator: Q", sample.Comment);
        Acquisition reference = spectra[1].Acquisition;
        Assert.Equal("28/10/2020 14:23:20.858 (GMT-5)", reference.MeasuredAt);
        Assert.Equal((128, 8.0), (reference.CoAddedScans, reference.ResolutionPerCentimetre));
    }

    [Fact]
    public void IntegerOrdinatesAreScaled()
    {
        byte[] file = new OpusFile()
            .Block(OpusFile.Absorbance, [.. new[] { 10, -20, 30 }.SelectMany(BitConverter.GetBytes)])
            .Parameters(OpusFile.Absorbance | 0x10, ("DPF", 2), ("NPT", 3), ("FXV", 4000.0), ("LXV", 400.0), ("CSF", 0.5), ("DXU", "WN"))
            .ToBytes();
        AssertCloseTo([5, -10, 15], Assert.Single(Accept(file, "a.0")).Ordinates, 0);
    }

    [Fact]
    public void ABlockLongerThanItsPointsIsCutToThem()
    {
        byte[] file = new OpusFile().Data(OpusFile.Absorbance, 4000, 400, [1, 2, 3, 0, 0], ("NPT", 3)).ToBytes();
        AssertCloseTo([1, 2, 3], Assert.Single(Accept(file, "a.0")).Ordinates, 0);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void MorePointsThanTheBlockHoldsAreAMismatch(int points) =>
        Assert.Equal("count-mismatch", Refuse(new OpusFile().Data(OpusFile.Absorbance, 4000, 400, Three, ("NPT", points)).ToBytes(), "a.0").Id);

    [Fact]
    public void OrdinatesWithoutStatusBlockAreNoData() =>
        Assert.Equal("no-data", Refuse(new OpusFile().Block(OpusFile.Absorbance, new byte[400]).ToBytes(), "a.0").Id);

    [Fact]
    public void AStatusBlockWithoutLimitsIsNoSpectrum() =>
        Assert.Equal("not-a-spectrum", Refuse(new OpusFile().Block(OpusFile.Absorbance, new byte[12]).Parameters(OpusFile.Absorbance | 0x10, ("NPT", 3)).ToBytes(), "a.0").Id);

    [Fact]
    public void AHugeDirectoryIsRefusedWithoutAllocatingForIt()
    {
        byte[] file = new OpusFile().Data(OpusFile.Absorbance, 4000, 400, Three).ToBytes();
        BitConverter.GetBytes(int.MaxValue).CopyTo(file, 20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("count-mismatch", Refuse(file, "a.0").Id);
        BitConverter.GetBytes(int.MaxValue).CopyTo(file, 16);
        Assert.Equal("too-large", Refuse(file, "a.0").Id);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void CutOrdinatesAreTruncatedAndACutHistoryIsAWarning()
    {
        byte[] file = new OpusFile().Data(OpusFile.Absorbance, 4000, 400, Three).Block(OpusFile.History, new byte[40]).ToBytes();
        Assert.Contains(Assert.Single(Accept(file[..^8], "a.0")).Warnings, warning => warning.Code == "block-truncated");
        Assert.Equal("truncated", Refuse(file[..^44], "a.0").Id);
        ReadError error = Refuse(file[..200], "a.0");
        Assert.Equal(("truncated", ReadErrorCode.Truncated), (error.Id, error.Code));
    }
}
