using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Accuracy;

/// <summary>The references of the degraded set with every degradation at once: broadened, shifted, tilted as by ATR, on a slope, and noisy.</summary>
/// <remarks>
/// Of a row y scaled to 0-1: a Gaussian of 16 cm-1 full width at half height; a shift of +4 or -4 cm-1; times 1500 / wavenumber; a straight line
/// of 0.5 of the highest point over the grid, up or down; white noise of standard deviation 0.05. Seeded by the position in the set.
/// </remarks>
internal static class StackedDegradation
{
    private const double Broadening = 16;
    private const double Shift = 4;
    private const double Slope = 0.5;
    private const double Noise = 0.05;

    /// <summary>One query an id that the library holds.</summary>
    public static ImmutableArray<Query> Of(ReferenceLibrary library, IEnumerable<string> ids)
    {
        Dictionary<string, int> rows = library.References.Select((reference, row) => (reference.Id, row)).ToDictionary();
        return
        [
            .. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Where(rows.ContainsKey).Select((id, i) => new Query(
                id,
                Degrade(library, rows[id], new Random(i)),
                "match",
                [id],
                library.References[rows[id]].Substance.Name,
                "",
                "")),
        ];
    }

    private static Spectrum Degrade(ReferenceLibrary library, int row, Random random)
    {
        SpectralGrid grid = library.Grid;
        ReadOnlySpan<float> stored = library.Matrix(new SpectralView.Absorbance())[row];
        double[] y = Scaled(stored, library.Coverages[row]);
        int shift = (int)(Shift / grid.Step) * (random.Next(2) == 0 ? 1 : -1);
        double slope = Slope * (random.Next(2) == 0 ? 1 : -1);
        double[] degraded = [.. Enumerable.Range(0, y.Length).Select(i => Broadened(y, i - shift, grid.Step) * 1500 / grid[i])];
        double highest = degraded.Where(double.IsFinite).Max();
        for (int i = 0; i < degraded.Length; i++)
        {
            degraded[i] = (degraded[i] / highest) + (slope * i / degraded.Length) + (Noise * Normal(random));
        }

        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, grid.First, grid.Last, grid.Count);
        return Spectrum.Create(axis, OrdinateUnit.Absorbance, degraded, Acquisition.NotStated, []);
    }

    private static double[] Scaled(ReadOnlySpan<float> stored, Coverage coverage)
    {
        double[] y = new double[stored.Length];
        Array.Fill(y, double.NaN);
        foreach ((int start, int end) in coverage.Runs)
        {
            for (int i = start; i < end; i++)
            {
                y[i] = stored[i];
            }
        }

        (double low, double high) = (y.Where(double.IsFinite).Min(), y.Where(double.IsFinite).Max());
        return [.. y.Select(value => (value - low) / (high - low))];
    }

    /// <summary>The Gaussian mean of the covered points around <paramref name="i"/>; NaN where the point itself is missing.</summary>
    private static double Broadened(double[] y, int i, double step)
    {
        if (i < 0 || i >= y.Length || double.IsNaN(y[i]))
        {
            return double.NaN;
        }

        double sigma = Broadening / 2.3548 / step;
        (double sum, double weights) = (0, 0);
        for (int j = Math.Max(0, i - (int)(4 * sigma)); j < Math.Min(y.Length, i + (int)(4 * sigma) + 1); j++)
        {
            double weight = double.IsNaN(y[j]) ? 0 : Math.Exp(-0.5 * (j - i) * (j - i) / (sigma * sigma));
            sum += weight > 0 ? weight * y[j] : 0;
            weights += weight;
        }

        return sum / weights;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
