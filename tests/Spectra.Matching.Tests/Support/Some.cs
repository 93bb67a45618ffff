using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Support;

/// <summary>Anonymous test values: a literal in a test then means "this value matters".</summary>
internal static class Some
{
    /// <summary>Gaussian bands (centre in cm-1, height, full width at half height in cm-1) on 600-4000 cm-1 in steps of 1 cm-1, absorbance.</summary>
    public static Spectrum Spectrum(params (double Centre, double Height, double Width)[] bands) => Spectrum(600, 4000, bands);

    public static Spectrum Spectrum(double first, double last, params (double Centre, double Height, double Width)[] bands)
    {
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, first, last, (int)(last - first) + 1);
        double[] ordinates = [.. axis.Positions.ToArray().Select(x => bands.Sum(band => band.Height * Math.Exp(-4 * Math.Log(2) * Math.Pow((x - band.Centre) / band.Width, 2))))];
        return Spectra.Spectrum.Create(axis, OrdinateUnit.Absorbance, ordinates, Acquisition.NotStated, []);
    }

    /// <summary>A repeatable spectrum of 12 bands; another seed, another spectrum.</summary>
    public static Spectrum Spectrum(int seed)
    {
        Random random = new(seed);
        return Spectrum([.. Enumerable.Range(0, 12).Select(_ => (random.NextDouble() * 3000 + 750, random.NextDouble() + 0.1, random.NextDouble() * 40 + 8))]);
    }

    public static PreparedSpectrum Prepared(Spectrum spectrum) => Prepared(spectrum, PreprocessingRecipe.Standard(SpectralGrid.Standard));

    public static PreparedSpectrum Prepared(Spectrum spectrum, PreprocessingRecipe recipe) =>
        Assert.IsType<Preparation.Ready>(recipe.Apply(spectrum)).Spectrum;
}
