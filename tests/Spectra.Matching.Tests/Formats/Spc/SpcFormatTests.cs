using System.Collections.Immutable;
using CsCheck;
using static Spectra.Matching.Tests.Formats.BinaryReading;

namespace Spectra.Matching.Tests.Formats.Spc;

public class SpcFormatTests
{
    private static readonly Gen<float[]> Floats = Gen.Float[-1e6f, 1e6f].Array[1, 300];

    [Theory]
    [InlineData(0x4B)]
    [InlineData(0x4C)]
    public void FloatingPointOrdinatesComeBackExactlyInBothByteOrders(byte version) => Floats.Sample(ordinates =>
    {
        Spectrum spectrum = Assert.Single(Accept(new SpcFile { Version = version, Stored = [[.. ordinates.Select(y => (double)y)]] }.ToBytes(), "a.spc"));
        AssertCloseTo([.. ordinates.Select(y => (double)y)], spectrum.Ordinates, 0);
        Assert.Equal(4000, spectrum.Axis.First);
        Assert.Equal(ordinates.Length == 1 ? 4000 : 400, spectrum.Axis.Last);
        Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
        Assert.Equal(OrdinateUnit.Absorbance, spectrum.Unit);
    });

    [Theory]
    [InlineData(0x4B)]
    [InlineData(0x4C)]
    [InlineData(0x4D)]
    public void IntegersAreFractionsOfTheirRangeTimesAPowerOfTwo(byte version) =>
        Gen.Select(Gen.Int.Array[2, 200], Gen.SByte[-127, 127], Gen.Bool).Sample((integers, exponent, sixteen) =>
        {
            double[] stored = [.. integers.Select(value => sixteen ? (double)(short)value : value)];
            byte[] file = new SpcFile { Version = version, Exponent = exponent, SixteenBit = sixteen, Stored = [stored] }.ToBytes();
            Spectrum spectrum = Assert.Single(Accept(file, "a.spc"));
            double unit = Math.Pow(2, exponent) / (sixteen ? 65536.0 : 4294967296.0);
            AssertCloseTo([.. stored.Select(value => value * unit)], spectrum.Ordinates, 0);
        });

    [Theory]
    [InlineData(0x4B)]
    [InlineData(0x4C)]
    public void ExplicitPositionsAreTakenAsTheyStand(byte version)
    {
        float[] x = [400.5f, 401.25f, 403, 410];
        Spectrum spectrum = Assert.Single(Accept(new SpcFile { Version = version, Positions = x, Stored = [[1, 2, 3, 4]], First = 0, Last = 0 }.ToBytes(), "a.spc"));
        AssertCloseTo([400.5, 401.25, 403, 410], spectrum.Axis.Positions, 0);
        AssertCloseTo([1, 2, 3, 4], spectrum.Ordinates, 0);
    }

    [Theory]
    [InlineData(0x4B)]
    [InlineData(0x4C)]
    [InlineData(0x4D)]
    public void EverySubfileOfAMultifileHasItsOwnExponent(byte version)
    {
        double half = 1 << 30;
        SpcFile file = new() { Version = version, Exponent = 1, SubExponents = [1, 2, 10], Stored = [[half, -half], [half, 0], [half, half]] };
        ImmutableArray<Spectrum> spectra = Accept(file.ToBytes(), "a.spc");
        Assert.Equal(3, spectra.Length);
        AssertCloseTo([0.5, -0.5], spectra[0].Ordinates, 0);
        AssertCloseTo([1, 0], spectra[1].Ordinates, 0);
        AssertCloseTo([256, 256], spectra[2].Ordinates, 0);
    }

    [Fact]
    public void AMultifileThatOnlyItsHeaderCallsFloatingPointIsReadSoAndDoubted()
    {
        byte[] file = new SpcFile { Stored = [[1, 2], [3, 4]] }.ToBytes();
        file[512 + 1] = 0;
        file[512 + 40 + 1] = 0;
        ImmutableArray<Spectrum> spectra = Accept(file, "a.spc");
        AssertCloseTo([3, 4], spectra[1].Ordinates, 0);
        Assert.Contains(spectra[1].Warnings, warning => warning.Code == "exponent-doubtful");
    }

    [Theory]
    [InlineData(0x4B, true)]
    [InlineData(0x4B, false)]
    [InlineData(0x4C, true)]
    [InlineData(0x4C, false)]
    public void SubfilesWithTheirOwnPositionsAreReadWithAndWithoutDirectory(byte version, bool directory)
    {
        SpcFile file = new()
        {
            Version = version,
            Directory = directory,
            OwnPositions = [[10, 20, 30], [], [5, 7]],
            Stored = [[1, 2, 3], [], [4, 5]],
            AxisCode = 9,
            OrdinateCode = 4,
        };
        ImmutableArray<Spectrum> spectra = Accept(file.ToBytes(), "a.spc");
        Assert.Equal(2, spectra.Length);
        AssertCloseTo([10, 20, 30], spectra[0].Axis.Positions, 0);
        AssertCloseTo([4, 5], spectra[1].Ordinates, 0);
        Assert.Equal("m/z", spectra[0].Axis.Unit.Id);
        Assert.Equal("counts", spectra[0].Unit.Id);
    }

    [Fact]
    public void ASingleSubfileWithItsOwnPositionsIsRead()
    {
        SpcFile file = new() { OwnPositions = [[10, 20, 30]], SixteenBit = true, Exponent = 15, Stored = [[2, 4, 6]] };
        Spectrum spectrum = Assert.Single(Accept(file.ToBytes(), "a.spc"));
        AssertCloseTo([1, 2, 3], spectrum.Ordinates, 0);
        AssertCloseTo([10, 20, 30], spectrum.Axis.Positions, 0);
    }

    [Theory]
    [InlineData(0x4B)]
    [InlineData(0x4C)]
    public void HeaderAndLogBecomeTheAcquisition(byte version)
    {
        SpcFile file = new()
        {
            Version = version,
            Stored = [[1, 2]],
            Memo = "White powder, ATR diamond",
            Resolution = "4.0 CM-1",
            Source = "HAZMAT",
            Date = new DateTime(2024, 5, 6, 7, 8, 0, DateTimeKind.Unspecified),
            Log = "MODEL = Detector 7\r\nSCANS = 32\r\nRES = 16\r\nOperator=Q",
        };
        Acquisition acquisition = Assert.Single(Accept(file.ToBytes(), "a.spc")).Acquisition;
        Assert.Equal("White powder, ATR diamond", acquisition.Title);
        Assert.Equal(Technique.Atr, acquisition.Technique);
        Assert.Equal(4.0, acquisition.ResolutionPerCentimetre);
        Assert.Equal("HAZMAT; Detector 7", acquisition.Instrument);
        Assert.Equal("2024-05-06T07:08", acquisition.MeasuredAt);
        Assert.Equal(32, acquisition.CoAddedScans);
        Assert.Contains("Operator=Q", acquisition.Comment, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOldHeaderHidesTheZAxisInTheYear()
    {
        SpcFile file = new() { Version = 0x4D, Exponent = 1, Stored = [[1, 2]], Date = new DateTime(1997, 3, 9, 9, 14, 0, DateTimeKind.Unspecified), Resolution = "8cm-1" };
        Acquisition acquisition = Assert.Single(Accept(file.ToBytes(), "a.spc")).Acquisition;
        Assert.Equal("1997-03-09T09:14", acquisition.MeasuredAt);
        Assert.Equal(8, acquisition.ResolutionPerCentimetre);
        Assert.Equal(16, acquisition.CoAddedScans);
    }

    [Theory]
    [InlineData("4.", 4.0)]
    [InlineData(".5", 0.5)]
    [InlineData("8 cm-1", 8.0)]
    [InlineData("1.0 NM", null)]
    [InlineData("-\u009f%mBx5m", null)]
    [InlineData("0", null)]
    public void ResolutionIsReadOrNotStated(string stated, double? expected) =>
        Assert.Equal(expected, Assert.Single(Accept(new SpcFile { Stored = [[1, 2]], Resolution = stated }.ToBytes(), "a.spc")).Acquisition.ResolutionPerCentimetre);

    [Fact]
    public void AMemoThatOnlySoundsLikeATechniqueNamesNone() =>
        Assert.Equal(Technique.NotStated, Assert.Single(Accept(new SpcFile { Stored = [[1, 2]], Memo = "gasoline, KBritish" }.ToBytes(), "a.spc")).Acquisition.Technique);

    [Fact]
    public void CustomLabelsAreReportedButTheCodeDecides()
    {
        Spectrum spectrum = Assert.Single(Accept(new SpcFile { Stored = [[1, 2]], AxisCode = 0, OrdinateCode = 0, Labels = "Wavenumber (cm-1)\0Signal\0" }.ToBytes(), "a.spc"));
        Assert.Equal("arbitrary", spectrum.Axis.Unit.Id);
        Assert.Equal("Wavenumber (cm-1)", spectrum.Axis.Unit.Stated);
        Assert.Equal("Signal", spectrum.Unit.Stated);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "axis-label-only");
    }

    [Theory]
    [InlineData(2, 2, "um", "absorbance")]
    [InlineData(3, 129, "nm", "reflectance")]
    [InlineData(13, 4, "raman-shift-1/cm", "counts")]
    [InlineData(1, 3, "1/cm", "kubelka-munk")]
    [InlineData(1, 10, "1/cm", "log(1/R)")]
    [InlineData(1, 1, "1/cm", "interferogram")]
    [InlineData(1, 130, "1/cm", "single-beam")]
    public void UnitCodesAreThoseOfTheSdk(byte x, byte y, string axisUnit, string unit)
    {
        Spectrum spectrum = Assert.Single(Accept(new SpcFile { Stored = [[0.1, 0.2]], AxisCode = x, OrdinateCode = y }.ToBytes(), "a.spc"));
        Assert.Equal(axisUnit, spectrum.Axis.Unit.Id);
        Assert.Equal(unit, spectrum.Unit.Id);
        Assert.Empty(spectrum.Warnings);
    }

    [Fact]
    public void TransmittanceThatLooksLikePerCentIsDoubtedNotChanged()
    {
        Spectrum spectrum = Assert.Single(Accept(new SpcFile { Stored = [[90, 95, 99]], OrdinateCode = 128 }.ToBytes(), "a.spc"));
        Assert.Equal(OrdinateUnit.Transmittance, spectrum.Unit);
        AssertCloseTo([90, 95, 99], spectrum.Ordinates, 0);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "percent-scale");
    }

    [Fact]
    public void NanAndInfiniteOrdinatesAreMissingPoints()
    {
        Spectrum spectrum = Assert.Single(Accept(new SpcFile { Stored = [[1, double.NaN, double.PositiveInfinity, 4]] }.ToBytes(), "a.spc"));
        Assert.Equal(2, spectrum.MissingCount);
        AssertCloseTo([1, double.NaN, double.NaN, 4], spectrum.Ordinates, 0);
        Assert.Contains(spectrum.Warnings, warning => warning.Code == "missing-ordinates");
    }

    [Fact]
    public void AnSpcFileUnderAnotherNameIsRecognisedByItsHeader() =>
        Assert.Equal("SPC", Format(new SpcFile { Stored = [[1, 2, 3]] }.ToBytes(), "a.dat"));
}
