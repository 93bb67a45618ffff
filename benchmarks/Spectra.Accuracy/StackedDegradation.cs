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
        double[] y = DegradedRow.Scaled(library, row);
        int shift = (int)(Shift / grid.Step) * (random.Next(2) == 0 ? 1 : -1);
        double slope = Slope * (random.Next(2) == 0 ? 1 : -1);
        double[] degraded = [.. Enumerable.Range(0, y.Length).Select(i => DegradedRow.Broadened(y, i - shift, Broadening / grid.Step) * 1500 / grid[i])];
        double highest = degraded.Where(double.IsFinite).Max();
        for (int i = 0; i < degraded.Length; i++)
        {
            degraded[i] = (degraded[i] / highest) + (slope * i / degraded.Length) + (Noise * DegradedRow.Normal(random));
        }

        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, grid.First, grid.Last, grid.Count);
        return Spectrum.Create(axis, OrdinateUnit.Absorbance, degraded, Acquisition.NotStated, []);
    }
}
