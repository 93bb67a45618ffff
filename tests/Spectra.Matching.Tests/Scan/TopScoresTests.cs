using CsCheck;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Scan;

public class TopScoresTests
{
    // Few different scores, so that ties are the rule.
    private static readonly Gen<(int Count, double[] Scores, int Seed)> Offers =
        Gen.Select(Gen.Int[0, 12], Gen.Int[-3, 3].Select(score => score / 4.0).Array[0, 40], Gen.Int);

    [Fact]
    public void TheBestAreKeptInOrder_TiesByLowerRow_WhateverTheOrderOfOffers() =>
        Offers.Sample((count, scores, seed) =>
        {
            RowScore[] rows = [.. scores.Select((score, row) => new RowScore(row, score))];
            RowScore[] expected = [.. rows.OrderByDescending(row => row.Score).ThenBy(row => row.Row).Take(count)];
            new Random(seed).Shuffle(rows);
            TopScores top = new(count);
            TopScores other = new(count);
            for (int i = 0; i < rows.Length; i++)
            {
                (i % 3 == 0 ? top : other).Offer(rows[i].Row, rows[i].Score);
            }

            top.Merge(other);

            Assert.Equal(expected, top.ToArray());
        });

    [Fact]
    public void TheThresholdIsTheLastKeptScore_AndNothingIsRefusedUntilAsManyAreKept()
    {
        TopScores top = new(2);
        top.Offer(0, -5);
        Assert.Equal(double.NegativeInfinity, top.Threshold);
        top.Offer(1, -7);
        Assert.Equal(-7, top.Threshold);
        top.Offer(2, 1);
        Assert.Equal(-5, top.Threshold);
        Assert.Equal(double.PositiveInfinity, new TopScores(0).Threshold);
    }
}
