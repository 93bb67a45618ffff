using Spectra.Kernels;
using Spectra.Matching.Tests.Support;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Scan;

[Trait("Category", "Determinism")]
public class ScoreBoundTests
{
    /// <summary>Values all of one sign: partial sums grow to the end, and rounding errors add up as badly as they can.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(240)]
    [InlineData(1680)]
    public void NoComputedScoreIsFurtherFromTheExactOneThanItsBound(int points)
    {
        Random random = new(points);
        float[] panel = new float[points * BatchTile.Columns];
        float[] tile = new float[BatchTile.Products];
        double worst = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            float[] row = MadeRows.Unit([.. Enumerable.Range(0, points).Select(_ => random.NextSingle() + (trial % 2) - 0.5f)]);
            float[] query = MadeRows.Unit([.. Enumerable.Range(0, points).Select(i => trial % 4 < 2 ? row[i] : random.NextSingle())]);
            double exact = FixedLanes.DotInDouble(row, query);
            BatchTile.Pack(query, points, panel);
            BatchTile.Multiply(row, points, 1, panel, tile);

            Assert.Equal(exact, DotKernel.Of(row, query), ScoreBound.OfSum(DotKernel.Roundings(points), query));
            Assert.Equal(exact, tile[0], ScoreBound.OfChain(query));
            worst = Math.Max(worst, Math.Abs(exact - tile[0]) / ScoreBound.OfChain(query));
        }

        // A bound that nothing comes near would let every row through.
        Assert.InRange(worst, 1e-3, 1);
    }

    [Fact]
    public void TheBoundsGrowWithTheQuery()
    {
        float[] query = MadeRows.Unit([1, 2, 3, 4]);
        float[] threefold = [.. query.Select(value => 3 * value)];

        Assert.Equal(3 * ScoreBound.OfChain(query), ScoreBound.OfChain(threefold), 1e-12);
        Assert.Equal(3 * ScoreBound.OfSum(7, query), ScoreBound.OfSum(7, threefold), 1e-12);
        Assert.Equal(7 * Math.Pow(2, -24), ScoreBound.OfSum(7, query), 1e-9);
    }
}
