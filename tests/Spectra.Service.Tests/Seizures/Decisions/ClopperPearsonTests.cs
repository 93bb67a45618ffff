using System.Globalization;
using CsCheck;
using Spectra.Service.Seizures.Decisions;

namespace Spectra.Service.Tests.Seizures.Decisions;

public class ClopperPearsonTests
{
    // The worked examples of Newcombe, Stat. Med. 17 (1998) 857, by his method 5.
    [Theory]
    [InlineData(81, 263, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0009, 0.1776)]
    public void APublishedIntervalIsMet(int count, int total, double low, double high)
    {
        ClopperPearsonInterval interval = ClopperPearsonInterval.Of(count, total);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void NoneAndAllAreTheClosedForms() => Gen.Int[1, 5000].Sample(n =>
    {
        double end = 1 - Math.Pow(0.025, 1.0 / n);
        return ClopperPearsonInterval.Of(0, n) is { Low: 0 } none && Math.Abs(none.High - end) < 1e-9
            && ClopperPearsonInterval.Of(n, n) is { High: 1 } all && Math.Abs(all.Low - (1 - end)) < 1e-9;
    });

    [ScipyFact]
    public void EveryIntervalIsThatOfScipy()
    {
        (int Count, int Total)[] cases = [(0, 130), (1, 44), (2, 14), (8, 14), (29, 3402), (12, 3248), (1, 3248), (3247, 3248), (50, 100)];
        string script = $"from scipy.stats import binomtest\nfor k,n in [{string.Join(",", cases.Select(each => $"({each.Count},{each.Total})"))}]:\n c=binomtest(k,n).proportion_ci(0.95,'exact'); print(repr(float(c.low)),repr(float(c.high)))";
        string[] lines = ScipyFactAttribute.Lines(script);
        Assert.Equal(cases.Length, lines.Length);
        Assert.All(cases.Zip(lines), pair =>
        {
            double[] ends = [.. pair.Second.Split(' ').Select(end => double.Parse(end, CultureInfo.InvariantCulture))];
            ClopperPearsonInterval interval = ClopperPearsonInterval.Of(pair.First.Count, pair.First.Total);
            Assert.InRange(Math.Abs(interval.Low - ends[0]) + Math.Abs(interval.High - ends[1]), 0, 1e-8);
        });
    }

    [Fact]
    public void OfNothingNothingIsKnown() => Assert.Equal(new ClopperPearsonInterval(0, 1), ClopperPearsonInterval.Of(0, 0));

    [Fact]
    public void ImpossibleCountsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearsonInterval.Of(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearsonInterval.Of(6, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearsonInterval.Of(1, 5, 1));
    }
}
