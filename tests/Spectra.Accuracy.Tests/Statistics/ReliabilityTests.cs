using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Tests.Statistics;

public class ReliabilityTests
{
    [Fact]
    public void OneProbabilityForAllHasOneBinAndTheErrorOfItsShare()
    {
        Reliability reliability = Reliability.Of(Enumerable.Range(0, 200).Select(i => (0.9, i % 10 != 0 && i % 5 != 0)));

        ReliabilityBin bin = Assert.Single(reliability.Bins);
        Assert.Equal((200, 160), (bin.Count, bin.Right));
        Assert.Equal(0.1, reliability.Error, 1e-12);
        Assert.Equal((0.8 * 0.01) + (0.2 * 0.81), reliability.Brier, 1e-12);
    }

    [Fact]
    public void TheErrorIsTheWeightedMeanOverEquallyFilledBins()
    {
        // Bins of 10 at 0.25 (5 right) and at 0.75 (8 right): (10 * 0.25 + 10 * 0.05) / 20.
        Reliability reliability = Reliability.Of(
            Enumerable.Range(0, 10).Select(i => (0.75, i < 8)).Concat(Enumerable.Range(0, 10).Select(i => (0.25, i < 5))));

        Assert.Equal([(10, 5, 0.25), (10, 8, 0.75)], reliability.Bins.Select(bin => (bin.Count, bin.Right, bin.Stated)));
        Assert.Equal(0.15, reliability.Error, 1e-12);
    }

    [Fact]
    public void TheOrderOfTheAnswersDoesNotMatter()
    {
        Random random = new(5);
        (double, bool)[] answers = [.. Enumerable.Range(0, 333).Select(_ => (Math.Round(random.NextDouble(), 1), random.Next(2) == 0))];
        (double, bool)[] shuffled = [.. answers];
        random.Shuffle(shuffled);

        Reliability expected = Reliability.Of(answers);
        Reliability actual = Reliability.Of(shuffled);

        Assert.Equal(expected.Bins.ToArray(), actual.Bins.ToArray());
        Assert.Equal((expected.Error, expected.Floor, expected.FloorUpper), (actual.Error, actual.Floor, actual.FloorUpper));
        Assert.InRange(expected.Bins.Length, 2, 10);
        Assert.Equal(333, expected.Bins.Sum(bin => bin.Count));
    }

    /// <summary>One bin of n answers at one half: the error is |B / n - 1/2|, whose mean is C(n, n/2) / 2^(n + 1) for even n.</summary>
    [Fact]
    public void TheFloorOfOneBinIsTheMeanAbsoluteDeviationOfABinomial()
    {
        const int N = 100;
        double closed = 0.5;
        for (int k = 1; k <= N / 2; k++)
        {
            closed *= (2.0 * k - 1) / (2.0 * k);
        }

        Reliability reliability = Reliability.Of(Enumerable.Range(0, N).Select(i => (0.5, i < 50)));

        Assert.Equal(closed, reliability.Floor, 0.003);
        Assert.InRange(reliability.FloorUpper, 0.09, 0.11);
        Assert.Equal(0, reliability.Error);
    }

    [Fact]
    public void CertainAnswersThatAreAllRightHaveNoErrorAndNoFloor()
    {
        Reliability reliability = Reliability.Of(Enumerable.Repeat((1.0, true), 40));

        Assert.Equal((0, 0, 0, 0), (reliability.Error, reliability.Floor, reliability.FloorUpper, reliability.Brier));
    }

    [Fact]
    public void APerfectModelStaysBelowTheNinetyFifthPercentileAboutNineteenTimesInTwenty()
    {
        int below = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            Random random = new(1000 + seed);
            double[] stated = [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble())];
            Reliability reliability = Reliability.Of([.. stated.Select(p => (p, random.NextDouble() < p))], seed: 7);
            below += reliability.Error <= reliability.FloorUpper ? 1 : 0;
        }

        Assert.InRange(below, 88, 100);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void WhatIsNoProbabilityIsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Reliability.Of([(probability, true), (0.5, false)]));

    [Fact]
    public void TheBinsAreAtMostTenAndEquallyFilled()
    {
        Reliability reliability = Reliability.Of(Enumerable.Range(0, 1000).Select(i => ((i + 0.5) / 1000, i % 2 == 0)));

        Assert.Equal(Enumerable.Repeat(100, 10), reliability.Bins.Select(bin => bin.Count));
    }
}
