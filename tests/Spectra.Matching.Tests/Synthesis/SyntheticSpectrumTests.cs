using Spectra.Synthesis;

namespace Spectra.Matching.Tests.Synthesis;

public class SyntheticSpectrumTests
{
    [Fact]
    public void OneBandIsALorentzianOfTheWidthOfItsRegion()
    {
        // Half the height at half the full width, a fifth of it at twice that: 1 / (1 + d^2).
        Spectrum spectrum = SyntheticSpectrum.From(Substance(SampleState.Condensed, (1000, "w")), Axis(1000, 1007, 1014));

        Assert.Equal([1, 0.5, 0.2], spectrum.Ordinates.ToArray());
    }

    [Fact]
    public void IntensityWordsAndNumbersSetTheHeights()
    {
        // So far apart that the tails of the others add less than a thousandth.
        (double, string)[] bands = [(1000, "vs"), (3000, "s"), (5000, "m"), (7000, "w"), (9000, ""), (11_000, "0.25")];
        Spectrum spectrum = SyntheticSpectrum.From(Substance(SampleState.Condensed, bands), Axis([.. bands.Select(band => band.Item1)]));

        double[] expected = [1, 0.7, 0.4, 0.15, 0.5, 0.25];
        Assert.All(spectrum.Ordinates.ToArray().Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 0.001));
    }

    [Fact]
    public void AGasHasTheWidthOfItsRotationalBranches()
    {
        Spectrum spectrum = SyntheticSpectrum.From(Substance(SampleState.Gas, (3500, "m")), Axis(3500, 3515));

        Assert.Equal([1, 0.5], spectrum.Ordinates.ToArray());
    }

    [Fact]
    public void ItSaysSyntheticEverywhere()
    {
        Spectrum spectrum = SyntheticSpectrum.From(Substance(SampleState.Condensed, (1000, "m")));

        Assert.Equal("SYNTHETIC Testine", spectrum.Acquisition.Title);
        Assert.Equal("SYNTHETIC: from a band table, training and demo only", spectrum.Acquisition.Origin);
        Assert.Equal(Technique.NotStated, spectrum.Acquisition.Technique);
        Assert.Equal("58-08-2", spectrum.Acquisition.Cas);
        Assert.Equal("1 band unverified-high (unsourced)", spectrum.Acquisition.Comment);
        Assert.Equal("synthetic", Assert.Single(spectrum.Warnings).Code);
    }

    [Fact]
    public void TheTrainingAxisRunsFrom650To4000InStepsOf2()
    {
        Spectrum spectrum = SyntheticSpectrum.From(Substance(SampleState.Condensed, (1000, "m")));

        Assert.Equal(OrdinateUnit.Absorbance, spectrum.Unit);
        Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
        Assert.Equal(1676, spectrum.Count);
        Assert.Equal([650, 652, 4000], [spectrum.Axis.First, spectrum.Axis.Positions[1], spectrum.Axis.Last]);
    }

    [Fact]
    public void AnAxisInAnotherUnitIsRefused()
    {
        SpectralAxis micrometres = SpectralAxis.Even(AxisUnit.Micrometre, 2.5, 15, 100);

        Assert.Throws<ArgumentException>(() => SyntheticSpectrum.From(Substance(SampleState.Condensed, (1000, "m")), micrometres));
    }

    [Fact]
    public void ASubstanceWithoutBandsIsRefused() =>
        Assert.Throws<ArgumentException>(() => SyntheticSpectrum.From(Substance(SampleState.Condensed)));

    private static SpectralAxis Axis(params ReadOnlySpan<double> positions) => SpectralAxis.Explicit(AxisUnit.PerCentimetre, positions);

    private static BandTableSubstance Substance(SampleState state, params IEnumerable<(double Position, string Intensity)> bands) =>
        new("Testine", CasNumber.Parse("58-08-2"), state, [.. bands.Select(band => new AbsorptionBand(new Wavenumber(band.Position), band.Intensity, "", "", "unsourced", "unverified-high"))]);
}
