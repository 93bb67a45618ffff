using CsCheck;
using MathNet.Numerics.Distributions;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Tests.Statistics;

public class ProportionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(2400)]
    public void NoneOfNHasTheUpperLimitOfItsClosedForm(int n) => Assert.Equal(1 - Math.Pow(0.05, 1.0 / n), Proportion.UpperLimit(0, n), 1e-12);

    [Fact]
    public void TheUpperLimitIsTheQuantileOfABetaDistribution() => Gen.Select(Gen.Int[1, 3000], Gen.Double[0, 1]).Sample((n, share) =>
    {
        int hits = Math.Min(n - 1, (int)(share * n));
        Assert.Equal(Beta.InvCDF(hits + 1, n - hits, 0.95), Proportion.UpperLimit(hits, n), 1e-7);
    }, iter: 200);

    [Fact]
    public void AllOfNHasNoUpperLimitBelowOne() => Assert.Equal(1, Proportion.UpperLimit(7, 7));

    /// <summary>Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void WilsonsIntervalIsThePublishedOne(int hits, int n, double low, double high)
    {
        (double actualLow, double actualHigh) = Proportion.Wilson(hits, n);

        Assert.Equal(low, actualLow, 5e-5);
        Assert.Equal(high, actualHigh, 5e-5);
    }

    [Fact]
    public void NothingSeenSaysNothing() => Assert.Equal((0, 1), Proportion.Wilson(0, 0));

    [Fact]
    public void MoreHitsThanQueriesAreRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(3, 2));
}
