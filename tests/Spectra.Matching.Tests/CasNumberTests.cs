using CsCheck;

namespace Spectra.Matching.Tests;

public class CasNumberTests
{
    // Published numbers: caffeine, water, PETN, formaldehyde, and one of the ten-digit ones.
    [Theory]
    [InlineData("58-08-2")]
    [InlineData("7732-18-5")]
    [InlineData("78-11-5")]
    [InlineData("50-00-0")]
    [InlineData("2167189-50-4")]
    public void APublishedNumberIsReadAndPrintedAsItIs(string text) => Assert.Equal(text, CasNumber.Parse(text).ToString());

    [Theory]
    [InlineData("78115")]
    [InlineData("  78-11-5 ")]
    [InlineData("000078-11-5")]
    [InlineData("CAS 78-11-5")]
    [InlineData("cas: 78-11-5")]
    [InlineData("78\u201311\u20115")]
    public void EveryWayOfWritingANumberIsTheSameNumber(string text) => Assert.Equal(CasNumber.Parse("78-11-5"), CasNumber.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("78-11-6")]
    [InlineData("1609-66-5")]
    [InlineData("7-81-15")]
    [InlineData("78--11-5")]
    [InlineData("-78-11-5")]
    [InlineData("78-115")]
    [InlineData("78-11-5 (PETN)")]
    [InlineData("0-00-0")]
    [InlineData("12345678901")]
    [InlineData("\u0667\u0668-11-5")]
    public void AnythingElseIsRefused(string? text)
    {
        Assert.False(CasNumber.TryParse(text, out CasNumber number));
        Assert.Equal(default, number);
    }

    [Fact]
    public void ARefusalNamesTheText() => Assert.Contains("78-11-6", Assert.Throws<FormatException>(() => CasNumber.Parse("78-11-6")).Message, StringComparison.Ordinal);

    [Fact]
    public void TheDefaultValuePrintsAsNothing() => Assert.Equal(string.Empty, default(CasNumber).ToString());

    [Fact]
    public void ExactlyOneOfTenCheckDigitsHolds() =>
        Gen.Select(Gen.Int[10, 9_999_999], Gen.Int[0, 99]).Sample((first, second) =>
            Enumerable.Range(0, 10).Count(check => CasNumber.TryParse($"{first}-{second:00}-{check}", out _)) == 1);
}
