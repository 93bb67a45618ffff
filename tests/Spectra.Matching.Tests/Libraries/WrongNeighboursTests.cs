using CsCheck;
using Spectra.Libraries;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Libraries;

public sealed class WrongNeighboursTests : IDisposable
{
    private readonly MadeLibraries _made = new();

    /// <summary>With 1 - s = u^(1/2), u uniform, P(S > s) is (1 - s)^2: an exponential tail on the scale -ln(1 - s), and nothing to extrapolate wrongly.</summary>
    [Fact]
    public void TheTailFollowsALawWhoseFormIsKnown()
    {
        WrongNeighbours wrong = WrongNeighbours.Of(Enumerable.Range(0, 4000).Select(i => 1 - Math.Sqrt((i + 0.5) / 4000)));

        Assert.All([0.3, 0.6, 0.8, 0.9, 0.95, 0.99], score => Assert.InRange(wrong.ChanceOfWrongNeighbour(score) / ((1 - score) * (1 - score)), 0.9, 1.12));
        Assert.InRange(wrong.TailFrom!.Value, 0.68, 0.69);
    }

    /// <summary>Excesses at the quantiles of a generalised Pareto distribution with shape 0.25 and scale 2 give these back.</summary>
    [Theory]
    [InlineData(0.25, 2.0)]
    [InlineData(0.1, 0.5)]
    public void MomentsGiveTheParetoDistributionBack(double shape, double scale)
    {
        ParetoTail tail = ParetoTail.Fit(1, 0.1, [.. Enumerable.Range(0, 20_000).Select(i => scale * (Math.Pow(1 - ((i + 0.5) / 20_000), -shape) - 1) / shape)]);

        Assert.Equal(shape, tail.Shape, 0.01);
        Assert.Equal(scale, tail.Scale, 0.01 * scale);
        Assert.Equal(0.1 * Math.Pow(1 + (shape * 3 / scale), -1 / shape), tail.Exceeds(4), 0.001);
    }

    [Fact]
    public void TheChanceNeverRisesWithTheScoreAndIsNeverNothing() =>
        Gen.Double[0, 1].Array[1, 400].Sample(scores =>
        {
            WrongNeighbours wrong = WrongNeighbours.Of(scores);
            double[] chances = [.. Enumerable.Range(0, 1000).Select(i => wrong.ChanceOfWrongNeighbour(i / 1000.0))];
            return chances.Zip(chances.Skip(1)).All(pair => pair.First >= pair.Second) && chances.All(chance => chance is > 0 and <= 1);
        }, iter: 200);

    [Fact]
    public void TheBestNeighbourOfEachSubstanceIsCountedOnce()
    {
        ReferenceLibrary library = _made.Stated(
            [MadeLibraries.Reference("a1", "Alpha"), MadeLibraries.Reference("a2", "Alpha"), MadeLibraries.Reference("b", "Beta"), MadeLibraries.Reference("c", "Gamma")],
            (0, 2, 0.9), (0, 3, 0.4), (1, 2, 0.7), (2, 0, 0.9), (3, 0, 0.4));
        WrongNeighbours wrong = WrongNeighbours.Of(library);

        Assert.Equal(3, wrong.Substances);
        Assert.Equal([1.0, 2.0 / 3, 1.0 / 3, 0], Each(wrong.ShareReaching, 0.4, 0.8, 0.85, 0.95));
        Assert.Equal(2.0 / 4, wrong.ChanceOfWrongNeighbour(0.85));
        Assert.Null(wrong.TailFrom);
    }

    /// <summary>The consequence that a fixed threshold hides: more references, more chances to be wrong.</summary>
    [Fact]
    public void ALargerLibraryHasTheHigherChance()
    {
        double[] chances = [Chance(40), Chance(160), Chance(360)];

        Assert.Equal(chances.Order(), chances);
        Assert.True(chances[2] > 1.5 * chances[0], $"{chances[0]:F3} {chances[1]:F3} {chances[2]:F3}");

        double Chance(int count) => WrongNeighbours.Of(_made.Of(Enumerable.Range(0, count).Select(i => (MadeLibraries.Reference($"r{i}", $"Substance {i}"), Some.Spectrum(seed: i))))).ChanceOfWrongNeighbour(0.3);
    }

    [Fact]
    public void TwoLibrariesHaveTheChancesOfBoth()
    {
        WrongNeighbours half = WrongNeighbours.Of([0.2, 0.8, 0.9]);

        Assert.Equal(0.75, half.ChanceOfWrongNeighbour(0.8));
        Assert.Equal(1 - (0.25 * 0.25), WrongNeighbours.ChanceInAny([half, half], 0.8), 12);
        Assert.Equal(0, WrongNeighbours.ChanceInAny([], 0.8));
    }

    [Fact]
    public void ALibraryWithoutASurveySaysSo()
    {
        ReferenceLibrary library = _made.Of([(MadeLibraries.Reference("a", "Alpha"), Some.Spectrum(seed: 1))], survey: null);

        Assert.Null(library.Neighbours);
        Assert.Throws<ArgumentException>(() => WrongNeighbours.Of(library));
    }

    [Fact]
    public void FalseDiscoveriesAreSecondRanksOverFirstOnes()
    {
        FalseDiscovery rate = FalseDiscovery.FromSecondRanks([0.95, 0.9, 0.8, 0.5], [0.6, 0.85, 0.3, 0.45]);

        // At 0.5: 2 of 4; at 0.8: 1 of 3; at 0.9 none; below the least all four first ones stand against all seconds, but 0.5 is the least there is.
        Assert.Equal([0.5, 0.5, 1.0 / 3, 0, 0, 0], Each(rate.At, 0.1, 0.5, 0.7, 0.85, 0.95, 0.99));
        Assert.Equal(1, FalseDiscovery.FromSecondRanks([], []).At(0.9));
    }

    [Fact]
    public void TheRateNeverRisesWithTheThreshold()
    {
        // 3 seconds reach 0.7 against 2 firsts, although only 3 of 3 reached 0.6.
        FalseDiscovery rate = FalseDiscovery.FromSecondRanks([0.6, 0.7, 0.9], [0.7, 0.75, 0.75]);

        Assert.Equal([1.0, 1.0, 0], Each(rate.At, 0.6, 0.7, 0.9));
    }

    [Fact]
    public void TheLibrariesAloneBoundTheRate()
    {
        WrongNeighbours wrong = WrongNeighbours.Of([0.2, 0.8, 0.9]);
        FalseDiscovery rate = FalseDiscovery.FromLibraries([0.85, 0.95, 0.95, 0.95], [wrong]);

        Assert.Equal(0.5, rate.At(0.85));
        Assert.Equal(4 * 0.25 / 3, rate.At(0.95), 12);
    }

    public void Dispose() => _made.Dispose();

    private static double[] Each(Func<double, double> value, params double[] at) => [.. at.Select(value)];
}
