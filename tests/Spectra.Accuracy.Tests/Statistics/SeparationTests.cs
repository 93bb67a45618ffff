using CsCheck;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Tests.Statistics;

public class SeparationTests
{
    private static readonly Gen<double[]> Scores = Gen.Int[0, 20].Select(score => score / 20.0).Array[1, 60];

    [Fact]
    public void TheAreaIsTheShareOfPairsInTheRightOrderWithTiesCountingHalf() => Gen.Select(Scores, Scores).Sample((matches, foreign) =>
    {
        double pairs = matches.Sum(match => foreign.Sum(other => match > other ? 1 : match == other ? 0.5 : 0));
        Assert.Equal(pairs / (matches.Length * foreign.Length), Separation.Auroc(matches, foreign), 1e-12);
    });

    [Fact]
    public void TheAreaIsTheTrapezoidsUnderTheCurve() => Gen.Select(Scores, Scores).Sample((matches, foreign) =>
    {
        (double False, double True)[] corners = [.. Separation.Curve(matches, foreign)];
        double area = corners.Zip(corners[1..]).Sum(pair => (pair.Second.False - pair.First.False) * (pair.Second.True + pair.First.True) / 2);
        Assert.Equal((0, 0), corners[0]);
        Assert.Equal((1, 1), corners[^1]);
        Assert.Equal(area, Separation.Auroc(matches, foreign), 1e-12);
    });

    [Fact]
    public void OfAThousandForeignSpectraOneMayBeAcceptedAtOneInAThousand()
    {
        double[] foreign = [.. Enumerable.Range(0, 1000).Select(i => i / 1000.0)];

        Assert.Equal(0.5, Separation.TrueAccepts([0.9985, 0.998], foreign, 0.001));
        Assert.Equal(1, Separation.TrueAccepts([0.9985, 0.9995], foreign, 0.001));
        Assert.Equal(0.5, Separation.TrueAccepts([0.9985, 0.9995], foreign, 0));
    }

    [Fact]
    public void FewerForeignSpectraThanTheRateCanCountAllowNone() => Assert.Equal(0.5, Separation.TrueAccepts([0.6, 0.4], [0.5, 0.1], 0.01));

    [Fact]
    public void AScoreEqualToTheThresholdIsNotAccepted() => Assert.Equal(0, Separation.TrueAccepts([0.5], [0.5], 0.01));
}
