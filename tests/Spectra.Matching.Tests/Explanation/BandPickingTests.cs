using Spectra.Explanation;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Explanation;

public class BandPickingTests
{
    [Fact]
    public void BandsAreFoundWhereTheyWerePutWhateverTheTiltBelowThem()
    {
        (double Centre, double Height, double Width)[] put = [(903.3, 0.5, 30), (1211.9, 1, 40), (1720.6, 0.8, 36)];
        PreparedSpectrum prepared = Some.Prepared(Some.Spectrum(put));
        double[] tilted = [.. prepared.Ordinates.ToArray().Select((y, i) => y + (i * 1e-5))];

        Band[] bands = [.. BandPicking.Of(tilted, prepared.Grid)];

        Assert.Equal(3, bands.Length);
        Assert.All(bands.Zip(put), pair => Assert.Equal(pair.Second.Centre, pair.First.Position, 0.3));
        Assert.All(bands.Zip(put), pair => Assert.Equal(pair.Second.Height, pair.First.Height, 0.02));
    }

    [Fact]
    public void AShoulderOfABandIsNoBandAndTheSaddleGivesTheHeight()
    {
        // Two Gaussians of width 40, 60 apart: between them the sum is 2 exp(-4 ln 2 (30/40)²) = 0.4204 of a height.
        PreparedSpectrum prepared = Some.Prepared(Some.Spectrum((1400, 1, 40), (1460, 0.7, 40)));

        Band[] bands = [.. BandPicking.Of(prepared.Ordinates, prepared.Grid)];

        Assert.Equal(2, bands.Length);
        double saddle = 0.42045 / 2 * 1.7;
        Assert.Equal(0.7 - saddle, bands[1].Height, 0.03);
        Assert.Single(BandPicking.Of(Some.Prepared(Some.Spectrum((1400, 1, 40), (1425, 0.5, 40))).Ordinates, prepared.Grid));
    }

    [Fact]
    public void NoiseAloneHasNoBands()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            Random random = new(seed);
            PreparedSpectrum flat = Some.Prepared(Some.Spectrum(500, 4200, (1000, 1, 50)));
            double[] noise = [.. flat.Ordinates.ToArray().Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];

            Assert.Empty(BandPicking.Of(noise, flat.Grid));
        }
    }

    [Fact]
    public void ABandBesideAMissingPieceIsNotInventedFromItsEdge()
    {
        PreparedSpectrum prepared = Some.Prepared(Some.Spectrum((1500, 1, 60), (2500, 0.5, 60)));
        double[] holed = prepared.Ordinates.ToArray();
        holed.AsSpan((1500 - 650) / 2, 100).Fill(double.NaN);

        Assert.Equal(2500, Assert.Single(BandPicking.Of(holed, prepared.Grid)).Position, 0.5);
    }
}
