using System.Globalization;
using System.Text;
using CsCheck;
using static Spectra.Matching.Tests.Formats.BinaryReading;

namespace Spectra.Matching.Tests.Formats.PerkinElmer;

public class PerkinElmerAspFormatTests
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    [Fact]
    public void TheSameOrdinatesComeBackWhateverTheLineEnd() =>
        Gen.Select(Gen.Double[-10, 10].Array[2, 200], Gen.Int[0, 2].Select(i => LineEnds[i])).Sample((ordinates, end) =>
        {
            Spectrum spectrum = Assert.Single(Accept(File(ordinates, end), "a.asp"));
            AssertCloseTo(ordinates, spectrum.Ordinates, 0);
            Assert.Equal((3999.5, 650.25), (spectrum.Axis.First, spectrum.Axis.Last));
        });

    [Theory]
    [InlineData(2, "absorbance")]
    [InlineData(128, "transmittance")]
    public void UnitCodesAreThoseOfGrams(int code, string unit)
    {
        Spectrum spectrum = Assert.Single(Accept(File([0.5, 0.6], unit: code), "A.ASP"));
        Assert.Equal(unit, spectrum.Unit.Id);
        Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
        Assert.Equal(4, spectrum.Acquisition.ResolutionPerCentimetre);
    }

    [Fact]
    public void TransmittanceInPerCentIsDoubted() =>
        Assert.Contains(Assert.Single(Accept(File([83.4, 83.3], unit: 128), "a.asp")).Warnings, warning => warning.Code == "percent-scale");

    [Theory]
    [InlineData("3\n4000\n400\n1\n2\n4\n1\n2\n", "truncated")]
    [InlineData("3\n4000\n400\n1\n2\n4\n1\n2\n3\n4\n", "count-mismatch")]
    [InlineData("3\n4000\n400\n", "truncated")]
    [InlineData("2147483647\n4000\n400\n1\n2\n4\n1\n2\n3\n", "truncated")]
    [InlineData("0\n4000\n400\n1\n2\n4\n", "no-data")]
    [InlineData("3\n4000\n400\n1\n2\n4\n1\nNaN\n3\n", "not-a-spectrum")]
    [InlineData("3\n4000\n400\n1\n2\n4\n1\n1e999\n3\n", "not-a-spectrum")]
    [InlineData("3\n4000\n4000\n1\n2\n4\n1\n2\n3\n", "not-a-spectrum")]
    public void WhatContradictsItselfIsRefused(string text, string code) => Assert.Equal(code, Refuse(Encoding.ASCII.GetBytes(text), "a.asp").Id);

    private static byte[] File(double[] ordinates, string end = "\r\n", int unit = 2)
    {
        string[] lines = [$"{ordinates.Length}", "3999.5", "650.25", "1", $"{unit}", "4", .. ordinates.Select(y => y.ToString("R", CultureInfo.InvariantCulture))];
        return Encoding.ASCII.GetBytes(string.Join(end, lines) + end);
    }
}
