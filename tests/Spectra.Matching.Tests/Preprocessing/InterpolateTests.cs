using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class InterpolateTests
{
    [Fact]
    public void AStraightLineIsReadOffExactlyAndNothingIsExtrapolated()
    {
        double[] x = [.. Enumerable.Range(0, 500).Select(i => 1000.3 + (1.7 * i))];
        Spectrum line = Spectrum.Create(SpectralAxis.Explicit(AxisUnit.PerCentimetre, x), OrdinateUnit.Absorbance, [.. x.Select(at => (0.002 * at) - 1)], Acquisition.NotStated, []);

        Spectrum read = new Interpolate(SpectralGrid.Create(900, 5, 300)).Apply(line);

        for (int i = 0; i < read.Count; i++)
        {
            double at = 900 + (5 * i);
            bool inside = at >= 1000.3 && at <= 1000.3 + (1.7 * 499);
            Assert.Equal(inside ? (0.002 * at) - 1 : double.NaN, read.Ordinates[i], 1e-12);
        }
    }

    [Fact]
    public void PointsOfTheSourceThatLieOnTheGridAreTakenAsTheyAre()
    {
        Spectrum source = Some.Spectrum(seed: 3);

        Spectrum read = new Interpolate(SpectralGrid.Create(600, 1, 3401)).Apply(source);

        Assert.Equal(source.Ordinates.ToArray(), read.Ordinates.ToArray());
    }

    [Fact]
    public void AMissingPointIsNotBridged()
    {
        Spectrum whole = Some.Spectrum(seed: 3);
        double[] y = whole.Ordinates.ToArray();
        y[1000] = double.NaN;
        Spectrum broken = Spectrum.Create(whole.Axis, whole.Unit, y, whole.Acquisition, []);

        Spectrum read = new Interpolate(SpectralGrid.Create(1598.5, 1, 4)).Apply(broken);

        Assert.Equal([false, true, true, false], read.Ordinates.ToArray().Select(double.IsNaN));
    }

    [Fact]
    public void TooLittleCommonRangeIsRefused() =>
        Assert.Equal("too-short-range", new Interpolate(SpectralGrid.Create(3900, 5, 100)).Check(Some.Spectrum(seed: 1))!.Code);

    [Fact]
    public void AbsoluteValueDropsTheSignAndKeepsWhatIsMissing()
    {
        Spectrum signed = Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 1000, 1003, 4), OrdinateUnit.Absorbance, [-1.5, 0, double.NaN, 2], Acquisition.NotStated, []);

        Assert.Equal([1.5, 0, double.NaN, 2], new AbsoluteValue().Apply(signed).Ordinates.ToArray());
    }
}
