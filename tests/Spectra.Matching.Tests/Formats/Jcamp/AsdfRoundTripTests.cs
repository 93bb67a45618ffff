using CsCheck;

namespace Spectra.Matching.Tests.Formats.Jcamp;

public sealed class AsdfRoundTripTests
{
    /// <summary>Runs of equal and slowly changing ordinates among wild ones, so that every form has something to compress.</summary>
    private static readonly Gen<int[]> Ordinates = Gen.Select(
        Gen.OneOf(Gen.Int[-3, 3], Gen.Int[-3, 3], Gen.Int[-1_000_000_000, 1_000_000_000]),
        Gen.Int[1, 30]).Array[1, 40].Select(runs => runs.SelectMany(run => Enumerable.Repeat(run.Item1, run.Item2)).ToArray());

    [Theory]
    [InlineData(AsdfForm.Fix)]
    [InlineData(AsdfForm.Packed)]
    [InlineData(AsdfForm.Squeezed)]
    [InlineData(AsdfForm.SqueezedDuplicate)]
    [InlineData(AsdfForm.Difference)]
    [InlineData(AsdfForm.DifferenceDuplicate)]
    public void WhatAnIndependentEncoderWritesIsReadBackWithoutADoubt(AsdfForm form) =>
        Gen.Select(Ordinates, Gen.Int[1, 60]).Sample((ordinates, perLine) =>
        {
            Spectrum spectrum = JcampFile.One(JcampFile.Even(AsdfEncoder.Encode(ordinates, form, perLine), ordinates.Length));

            Assert.Equal(ordinates.Select(value => (double)value), spectrum.Ordinates.ToArray());
            Assert.Empty(spectrum.Warnings);
        });

    [Fact]
    public void AnyDoubleWrittenWithRoundTripDigitsIsReadToTheLastBit() =>
        Gen.Double.Where(double.IsFinite).Array[1, 20].Sample(values =>
        {
            string line = string.Join(' ', values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));

            Spectrum spectrum = JcampFile.One(JcampFile.Even("0 " + line, values.Length));

            Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), spectrum.Ordinates.ToArray().Select(BitConverter.DoubleToInt64Bits));
        });
}
