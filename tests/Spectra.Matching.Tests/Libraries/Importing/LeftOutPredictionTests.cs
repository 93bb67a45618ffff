using Spectra.Numerics;

namespace Spectra.Matching.Tests.Libraries.Importing;

public class LeftOutPredictionTests
{
    [Fact]
    public void WhatOthersPredictDoesNotHangOnWhatAThingItselfIsSaidToBe()
    {
        // The defining property of leaving one out: its own label has no influence on its own prediction.
        double[][] labels = [.. Enumerable.Range(0, 40).Select(i => (double[])[Math.Sin(i), i % 3])];
        double[][] changed = [.. labels.Select((own, i) => i == 7 ? [100.0, -50] : own)];

        double[] before = LeftOutPrediction.Of(labels.Length, Cosine, labels)[7];
        double[] after = LeftOutPrediction.Of(labels.Length, Cosine, changed)[7];

        Assert.Equal(before[0], after[0], 1e-8);
        Assert.Equal(before[1], after[1], 1e-8);
    }

    [Fact]
    public void ThingsThatAreAlikeArePredictedToBeAlike()
    {
        double[][] labels = [.. Enumerable.Range(0, 40).Select(i => (double[])[i < 20 ? 1 : -1])];

        double[][] predicted = LeftOutPrediction.Of(labels.Length, (i, j) => i == j ? 1 : (i < 20) == (j < 20) ? 0.9f : 0.1f, labels);

        Assert.All(predicted.Take(20), value => Assert.InRange(value[0], 0.8, 1.2));
        Assert.All(predicted.Skip(20), value => Assert.InRange(value[0], -1.2, -0.8));
    }

    private static float Cosine(int i, int j)
    {
        (double a, double b) = (0.15 * i, 0.15 * j);
        return (float)((Math.Cos(a - b) + Math.Cos(2 * (a - b)) + 1) / 3);
    }
}
