using Spectra.Libraries;

namespace Spectra.Qualification;

/// <summary>An entry of a library as a poor instrument might have measured it: broadened, shifted, tilted as by ATR, on a slope, and noisy.</summary>
/// <remarks>
/// Of a row y scaled to 0-1: a Gaussian of 16 cm-1 full width at half height; a shift of +4 or -4 cm-1; times 1500 / wavenumber; a straight line
/// of 0.5 of the highest point over the grid, up or down; white noise of standard deviation 0.05.
/// </remarks>
internal static class DegradedSpectrum
{
    private const double Broadening = 16;
    private const double Shift = 4;
    private const double Slope = 0.5;
    private const double Noise = 0.05;

    /// <summary>A row degraded; the same seed, the same spectrum.</summary>
    public static Spectrum Of(ReferenceLibrary library, int row, ulong seed)
    {
        SeededDeviates deviates = new(seed);
        return Of(library, row, deviates.Coin, deviates.Normal, library.References[row].Technique);
    }

    /// <summary>A row degraded by what is left to chance.</summary>
    /// <param name="library">The library.</param>
    /// <param name="row">The row.</param>
    /// <param name="coin">Heads or tails: which way it is shifted, then which way the line falls.</param>
    /// <param name="normal">Standard normal deviates: one a point.</param>
    /// <param name="technique">The technique that the spectrum states.</param>
    public static Spectrum Of(ReferenceLibrary library, int row, Func<bool> coin, Func<double> normal, Technique technique)
    {
        SpectralGrid grid = library.Grid;
        double[] y = DegradedRow.Scaled(library, row);
        int shift = (int)(Shift / grid.Step) * (coin() ? 1 : -1);
        double slope = Slope * (coin() ? 1 : -1);
        double[] degraded = [.. Enumerable.Range(0, y.Length).Select(i => DegradedRow.Broadened(y, i - shift, Broadening / grid.Step) * 1500 / grid[i])];
        double highest = degraded.Where(double.IsFinite).Max();
        for (int i = 0; i < degraded.Length; i++)
        {
            degraded[i] = (degraded[i] / highest) + (slope * i / degraded.Length) + (Noise * normal());
        }

        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, grid.First, grid.Last, grid.Count);
        return Spectrum.Create(axis, OrdinateUnit.Absorbance, degraded, Acquisition.NotStated with { Technique = technique }, []);
    }
}
