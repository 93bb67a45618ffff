using MathNet.Numerics.Optimization;
using Vector = MathNet.Numerics.LinearAlgebra.Double.Vector;

namespace Spectra.Accuracy.Tests;

public class MonotoneLogisticFitTests
{
    [Fact]
    public void WithoutABindingBoundItIsTheMaximumLikelihoodFit()
    {
        List<(double[] Features, bool IsTrue, double Weight)> samples = Samples(1.5, 0.7);
        (double[] weights, double constant) = MonotoneLogisticFit.Of(samples, 0);

        IObjectiveFunction loss = ObjectiveFunction.Value(b => samples.Sum(sample =>
        {
            double odds = b[2] + (b[0] * sample.Features[0]) + (b[1] * sample.Features[1]);
            return sample.Weight * (Math.Log(1 + Math.Exp(odds)) - (sample.IsTrue ? odds : 0));
        }));
        var best = new NelderMeadSimplex(1e-10, 20_000).FindMinimum(loss, Vector.Build.DenseOfArray([1, 1, 0])).MinimizingPoint;

        Assert.Equal(best[0], weights[0], 1e-3);
        Assert.Equal(best[1], weights[1], 1e-3);
        Assert.Equal(best[2], constant, 1e-3);
    }

    [Fact]
    public void AFeatureThatSpeaksAgainstIsLeftOutNeverTurnedRound()
    {
        (double[] weights, _) = MonotoneLogisticFit.Of(Samples(1.5, -0.7), 0);

        Assert.True(weights[0] > 1);
        Assert.Equal(0, weights[1]);
    }

    private static List<(double[] Features, bool IsTrue, double Weight)> Samples(double first, double second)
    {
        Random random = new(7);
        return
        [
            .. Enumerable.Range(0, 2000).Select(_ =>
            {
                double[] x = [(random.NextDouble() * 4) - 2, (random.NextDouble() * 6) - 3];
                return (x, random.NextDouble() < 1 / (1 + Math.Exp(-(0.3 + (first * x[0]) + (second * x[1])))), 0.5 + random.NextDouble());
            }),
        ];
    }
}
