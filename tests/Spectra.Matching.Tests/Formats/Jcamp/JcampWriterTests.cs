using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Spectra.Formats;
using Spectra.Formats.Jcamp;

namespace Spectra.Matching.Tests.Formats.Jcamp;

public sealed class JcampWriterTests
{
    private static readonly AxisUnit[] AxisUnits = [AxisUnit.PerCentimetre, AxisUnit.Micrometre, AxisUnit.Nanometre, AxisUnit.RamanShift, AxisUnit.Of("Hz")];

    private static readonly OrdinateUnit[] Units =
    [
        OrdinateUnit.Absorbance, OrdinateUnit.Transmittance, OrdinateUnit.PercentTransmittance, OrdinateUnit.Reflectance, OrdinateUnit.PercentReflectance,
        OrdinateUnit.AbsorptionCoefficient, OrdinateUnit.KubelkaMunk, OrdinateUnit.LogInverseReflectance, OrdinateUnit.SingleBeam, OrdinateUnit.Interferogram, OrdinateUnit.Of("counts"),
    ];

    private static readonly Gen<Acquisition> Acquisitions = Gen.Select(
        Gen.String[0, 20], Gen.Enum<Technique>(), Gen.Enum<MeasurementRole>(), Gen.Double[0.01, 100], Gen.Int[1, 1000]).Select(drawn => new Acquisition
        {
            Title = drawn.Item1,
            Cas = "78-11-5",
            Technique = drawn.Item2,
            TechniqueStated = "as drawn",
            Role = drawn.Item3,
            ResolutionPerCentimetre = drawn.Item4,
            CoAddedScans = drawn.Item5,
            Instrument = "Maker 1",
            MeasuredAt = "2026-11-22 10:00",
            Origin = "somewhere",
            Comment = "line 1\nline 2",
        });

    private static readonly Gen<double> Finite = Gen.OneOf(Gen.Double[-2, 2], Gen.Double.Where(double.IsFinite));

    private static readonly Gen<Spectrum> Any = Gen.Select(
        Finite.Array[1, 60], Gen.Bool, Gen.Double[-1e4, 1e4], Gen.Double[0.001, 10], Gen.Int[0, 59], Gen.Select(Gen.Int[0, AxisUnits.Length - 1], Gen.Int[0, Units.Length - 1], Acquisitions)).Select(
            drawn => Make(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4, drawn.Item5, drawn.Item6));

    [Fact]
    public void WhatIsWrittenIsReadBackToTheLastBit() =>
        Any.Array[1, 4].Sample(spectra =>
        {
            ImmutableArray<Spectrum> read = JcampFile.Read(Write(spectra), "written.jdx").Spectra;

            Assert.Equal(spectra.Length, read.Length);
            for (int i = 0; i < spectra.Length; i++)
            {
                AssertSame(spectra[i], read[i]);
            }
        });

    [Theory]
    [InlineData("two\nlines ##END= and $$$ more", "two lines # #END= and $ $ $ more")]
    [InlineData("##TITLE=again", "# #TITLE=again")]
    [InlineData("PETN\u2028µ", "PETN µ")]
    public void ATitleCannotBreakTheFile(string title, string expected)
    {
        Spectrum spectrum = Simple().Restated(AxisUnit.PerCentimetre, OrdinateUnit.Absorbance, Acquisition.NotStated with { Title = title, Comment = "a\n##END=\n$$b" });

        Spectrum read = JcampFile.One(Write(spectrum));

        Assert.Equal(expected, read.Acquisition.Title);
        Assert.Equal("a\n# #END=\n$ $b", read.Acquisition.Comment);
    }

    [Fact]
    public void AnEvenAxisIsWrittenAsTheStandardsEvenForm()
    {
        string text = Write(Simple());

        Assert.Contains("##XYDATA=(X++(Y..Y))\n400 0.1 ? 0.3\n##END=", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WarningsTravelAsCommentsThatNoReaderTrips()
    {
        Spectrum doubted = Simple().Restated(AxisUnit.PerCentimetre, OrdinateUnit.Absorbance, Acquisition.NotStated, new SpectrumWarning("y-check", "a doubt\n##END="));

        string text = Write(doubted);

        Assert.Contains("$$ warning y-check: a doubt # #END=\n", text, StringComparison.Ordinal);
        Assert.Equal(3, JcampFile.One(text).Count);
    }

    [Fact]
    public void NothingToWriteIsAnError() => Assert.Throws<ArgumentException>(() => Write());

    private static Spectrum Simple() => Spectrum.Create(
        SpectralAxis.Even(AxisUnit.PerCentimetre, 400, 402, 3), OrdinateUnit.Absorbance, [0.1, double.NaN, 0.3], Acquisition.NotStated, []);

    private static string Write(params Spectrum[] spectra)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        JcampWriter.Write(writer, spectra);
        return writer.ToString();
    }

    private static Spectrum Make(double[] ordinates, bool isEven, double first, double step, int missing, (int Axis, int Unit, Acquisition Acquisition) drawn)
    {
        if (missing < ordinates.Length && ordinates.Length > 1)
        {
            ordinates[missing] = double.NaN;
        }

        AxisUnit unit = AxisUnits[drawn.Axis];
        SpectralAxis axis = isEven
            ? SpectralAxis.Even(unit, first, first - (step * ordinates.Length), ordinates.Length)
            : SpectralAxis.Explicit(unit, [.. Enumerable.Range(0, ordinates.Length).Select(i => first + (step * i * i))]);
        return Spectrum.Create(axis, Units[drawn.Unit], ordinates, drawn.Acquisition, []);
    }

    private static void AssertSame(Spectrum written, Spectrum read)
    {
        Assert.Equal(written.Axis.Positions.ToArray().Select(BitConverter.DoubleToInt64Bits), read.Axis.Positions.ToArray().Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(written.Ordinates.ToArray().Select(BitConverter.DoubleToInt64Bits), read.Ordinates.ToArray().Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(written.Axis.Unit, read.Axis.Unit);
        Assert.Equal(written.Unit, read.Unit);

        // Only titles may change: what the format reserves is spaced out.
        Assert.Equal(written.Acquisition with { Title = null }, read.Acquisition with { Title = null });
    }
}
