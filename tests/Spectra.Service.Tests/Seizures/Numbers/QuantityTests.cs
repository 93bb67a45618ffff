using CsCheck;
using Spectra.Service.Seizures.Numbers;

namespace Spectra.Service.Tests.Seizures.Numbers;

public class QuantityTests
{
    [Theory]
    [InlineData("12.50 g", "12.50 g", 12.50)]
    [InlineData("12.50±0.02 g", "12.50 ± 0.02 g (k = 2)", 12.50)]
    [InlineData("1.5 kg", "1.5 kg", 1500)]
    [InlineData("2 m3", "2 m3", 2_000_000)]
    [InlineData("40 tablet", "40 tablet", 40)]
    [InlineData("12.50 ± 0.02 g (k = 2)", "12.50 ± 0.02 g (k = 2)", 12.50)]
    public void AQuantityIsReadAndPrintedWithItsDigits(string text, string printed, double inFirstUnit)
    {
        Assert.True(Quantity.TryParse(text, out Quantity? quantity));
        Assert.Equal(printed, quantity.ToString());
        Assert.Equal((decimal)inFirstUnit, quantity.InFirstUnit);
        Assert.Null(Quantity.Fault(text));
    }

    [Theory]
    [InlineData("12,5 g", "is not a number with its unit")]
    [InlineData("12.5", "is not a number with its unit")]
    [InlineData("12.5 stone", "The unit 'stone' is not known")]
    [InlineData("0 g", "is not more than 0")]
    [InlineData("-1 g", "is not more than 0")]
    [InlineData("2.5 tablet", "whole number")]
    [InlineData("1 ± 1 g", "as large as the quantity")]
    public void AWrongQuantityIsNamed(string text, string part)
    {
        Assert.False(Quantity.TryParse(text, out _));
        Assert.Contains(part, Quantity.Fault(text), StringComparison.Ordinal);
    }

    [Fact]
    public void TheScaleIsKeptAndAnUnknownUncertaintyIsNotZero()
    {
        Assert.True(Quantity.TryCreate(3.2m, "g", null, " B-17 ", out Quantity? quantity));
        Assert.Equal("B-17", quantity.Scale);
        Assert.Null(quantity.ExpandedUncertainty);
        Assert.False(Quantity.TryCreate(3.2m, "g", -0.1m, null, out _));
    }

    [Theory]
    [InlineData("51.9496, 4.1453, 15", "51.9496, 4.1453, 15")]
    [InlineData("-34.6;-58.37", "-34.6, -58.37")]
    [InlineData("90, -180", "90, -180")]
    [InlineData("0.00001, -0.000000001, 0.001", "0.00001, 0, 0.001")]
    public void APositionIsReadAndPrinted(string text, string printed)
    {
        Assert.True(GeoPosition.TryParse(text, out GeoPosition position));
        Assert.Equal(printed, position.ToString());
    }

    [Theory]
    [InlineData("90.1, 0", "latitude 90.1")]
    [InlineData("0, 180.5", "longitude 180.5")]
    [InlineData("0, 0, 0", "accuracy 0 m")]
    [InlineData("NaN, 0", "latitude NaN")]
    [InlineData("51°N 4°E", "two or three numbers")]
    public void AWrongPositionIsNamed(string text, string part)
    {
        Assert.False(GeoPosition.TryParse(text, out _));
        Assert.Contains(part, GeoPosition.Fault(text), StringComparison.Ordinal);
    }

    [Fact]
    public void APositionIsTheWholeOfItsText() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[0.001, 20_000_000]).Sample((latitude, longitude, accuracy) =>
            GeoPosition.TryCreate(latitude, longitude, accuracy, out GeoPosition position)
            && GeoPosition.TryParse(position.ToString(), out GeoPosition again)
            && again == position);

    [Fact]
    public void APositionThatIsNoNumberIsRefused() => Assert.False(GeoPosition.TryCreate(double.NaN, 0, null, out _));
}
