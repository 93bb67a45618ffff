using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Tests.Statistics;

public class SetCoverageTests
{
    [Fact]
    public void SizesAndCoverageAreCounted()
    {
        SetCoverage coverage = SetCoverage.Of([(true, 1), (true, 4), (false, 0), (true, 2)], 0.9);

        Assert.Equal((4, 3, 1.5, 1.75, 1), (coverage.Count, coverage.Covered, coverage.MedianSize, coverage.MeanSize, coverage.Empty));
        Assert.Equal(0.75, coverage.Share);
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(96, false)]
    [InlineData(80, false)]
    public void TheLevelHoldsWhereItLiesInsideTheInterval(int covered, bool holds) =>
        Assert.Equal(holds, SetCoverage.Of(Enumerable.Range(0, 100).Select(i => (i < covered, 1)), 0.9).HoldsLevel);
}
