using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Qualification;

namespace Spectra.Accuracy;

/// <summary>References as another instrument would see them: SEMI-SYNTHETIC queries for training, because a confidence trained on a library's own spectra fails on foreign ones.</summary>
/// <remarks>
/// Of a row y scaled to 0-1, each drawn evenly: a Gaussian of 0-12 cm-1 full width at half height; a shift of -2 to 2 cm-1 and a stretch of
/// -1.5 to 1.5 cm-1 at the ends; y to the power 0.8-1.3; times (1500 / wavenumber) to the power 0-1; times a smooth field of 18 % standard
/// deviation, 2 to 9 half waves; a straight line and a parabola of up to 0.1; white noise of 1/500 to 1/30. Seeded by the row.
/// </remarks>
internal static class ForeignInstrument
{
    private const double WidestBroadening = 12;
    private const double Shift = 2;
    private const double Stretch = 1.5;
    private const double Gain = 0.18;
    private const double Baseline = 0.1;

    /// <summary>Every so many-th row of a library as a query.</summary>
    public static ImmutableArray<Query> Of(ReferenceLibrary library, int every) =>
    [
        .. Enumerable.Range(0, library.References.Length).Where(row => row % every == 0).Select(row => new Query(
            library.References[row].Id,
            Seen(library, row, new Random(row)),
            "match",
            [library.References[row].Id],
            library.References[row].Substance.Name,
            "",
            "")),
    ];

    private static Spectrum Seen(ReferenceLibrary library, int row, Random random)
    {
        SpectralGrid grid = library.Grid;
        double[] y = DegradedRow.Scaled(library, row);
        double width = WidestBroadening * random.NextDouble();
        double shift = Even(random, Shift);
        double stretch = Even(random, Stretch);
        double power = 0.8 + (0.5 * random.NextDouble());
        double tilt = random.NextDouble();
        (double slope, double curve) = (Even(random, Baseline), Even(random, Baseline));
        double noise = Math.Exp(Math.Log(1 / 500.0) + (random.NextDouble() * Math.Log(500 / 30.0)));
        (double Amplitude, double Phase)[] waves = [.. Enumerable.Range(0, 8).Select(_ => (NormalDeviate.Of(random) * Gain / 2, random.NextDouble() * Math.PI))];
        double[] seen = new double[y.Length];
        for (int i = 0; i < seen.Length; i++)
        {
            double s = (2.0 * i / (seen.Length - 1)) - 1;
            double value = DegradedRow.Broadened(y, i - ((shift + (stretch * s)) / grid.Step), width / grid.Step);
            double gain = 1 + waves.Select((wave, k) => wave.Amplitude * Math.Cos(((k + 2) * Math.PI * s / 2) + wave.Phase)).Sum();
            seen[i] = (Math.Pow(Math.Max(0, value), power) * Math.Pow(1500 / grid[i], tilt) * Math.Max(0.1, gain)) + (slope * s) + (curve * s * s) + (noise * NormalDeviate.Of(random));
        }

        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, grid.First, grid.Last, grid.Count);
        return Spectrum.Create(axis, OrdinateUnit.Absorbance, seen, Acquisition.NotStated, []);
    }

    private static double Even(Random random, double most) => most * ((2 * random.NextDouble()) - 1);
}
