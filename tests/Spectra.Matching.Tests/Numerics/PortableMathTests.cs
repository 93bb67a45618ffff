using CsCheck;
using Spectra.Numerics;

namespace Spectra.Matching.Tests.Numerics;

[Trait("Category", "Determinism")]
public class PortableMathTests
{
    [Fact]
    public void TheLogarithmAgreesWithTheSystemsWithinTwoUnitsInTheLastPlace() =>
        Gen.Double[1e-300, 1e300].Sample(x => Assert.Equal(Math.Log10(x), PortableMath.Log10(x), 4e-16 * Math.Max(1, Math.Abs(Math.Log10(x)))));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.001, -3)]
    [InlineData(0.01, -2)]
    [InlineData(0.1, -1)]
    [InlineData(1000, 3)]
    public void PowersOfTenHaveTheirExponentAsLogarithm(double x, double expected) => Assert.Equal(expected, PortableMath.Log10(x), 1e-15);

    [Theory]
    [InlineData(2, 0.69314718055994530942)]
    [InlineData(3, 1.09861228866810969140)]
    [InlineData(10, 2.30258509299404568402)]
    public void PublishedLogarithmsAreMetToTheLastBitButOne(double x, double expected) =>
        Assert.True(Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(PortableMath.Log(x))) <= 1);

    /// <summary>A fixed-order checksum of many results: the same on every processor and under every instruction-set switch.</summary>
    [Fact]
    public void AMillionLogarithmsHaveTheSameBitsEverywhere()
    {
        ulong checksum = 14695981039346656037;
        double x = 1e-3;
        for (int i = 0; i < 1_000_000; i++)
        {
            checksum = unchecked((checksum ^ (ulong)BitConverter.DoubleToInt64Bits(PortableMath.Log10(x))) * 1099511628211);
            x += 1.0 / 1048576;
        }

        Assert.Equal(14097000222698603989ul, checksum);
    }

    [Fact]
    public void TheExponentialAgreesWithTheSystemsWithinTwoUnitsInTheLastPlace() =>
        Gen.Double[-700, 700].Sample(x => Assert.Equal(Math.Exp(x), PortableMath.Exp(x), 5e-16 * Math.Exp(x)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2.71828182845904523536)]
    [InlineData(-1, 0.36787944117144232160)]
    [InlineData(0.69314718055994530942, 2)]
    [InlineData(-800, 0)]
    [InlineData(800, double.PositiveInfinity)]
    public void PublishedExponentialsAreMetToTheLastBitButOne(double x, double expected) =>
        Assert.True(Math.Abs(BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(PortableMath.Exp(x))) <= 1);

    [Fact]
    public void ExponentialAndLogarithmUndoEachOther() =>
        Gen.Double[-300, 300].Sample(x => Assert.Equal(x, PortableMath.Log(PortableMath.Exp(x)), 1e-13 * Math.Max(1, Math.Abs(x))));

    [Fact]
    public void TheAngleOfACosineAgreesWithTheSystems() =>
        Gen.Double[-1, 1].Sample(x => Assert.Equal(Math.Acos(x), PortableMath.Acos(x), 1e-15));

    [Fact]
    public void TheCosineOfAnAngleAgreesWithTheSystems() =>
        Gen.Double[0, Math.PI].Sample(angle => Assert.Equal(Math.Cos(angle), PortableMath.Cos(angle), 4e-16));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.5, Math.PI / 3)]
    [InlineData(0, Math.PI / 2)]
    [InlineData(-0.5, 2 * Math.PI / 3)]
    [InlineData(-1, Math.PI)]
    public void KnownAnglesHaveTheirCosines(double cosine, double angle)
    {
        Assert.Equal(angle, PortableMath.Acos(cosine), 1e-15);
        Assert.Equal(cosine, PortableMath.Cos(angle), 4e-16);
    }
}
