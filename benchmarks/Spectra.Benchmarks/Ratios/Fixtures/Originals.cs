using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Preprocessing;

namespace Spectra.Benchmarks.Ratios.Fixtures;

/// <summary>The rows that a fixture is multiplied from, mean 0 and norm 1, one value a point of the standard grid.</summary>
internal static class Originals
{
    private const int RandomRows = 5_000;

    /// <summary>The spectra of a library's archive in the view that a search by correlation compares.</summary>
    public static float[][] OfArchive(string path)
    {
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        return
        [
            .. SpectrumSource.Read(path).OfType<SourceItem.File>().AsParallel().AsOrdered()
                .Select(file => SpectrumReader.Read(file.Content, file.Name, file.Index))
                .OfType<ReadResult.Accepted>()
                .SelectMany(read => read.File.Spectra)
                .Select(recipe.Apply)
                .OfType<Preparation.Ready>()
                .Select(ready => StandardizedView.Of(new SpectralView.Absorbance(), ready.Spectrum.Ordinates, ready.Spectrum.Grid).Values.ToArray())
                .Where(row => row.AsSpan().ContainsAnyExcept(0f)),
        ];
    }

    /// <summary>Spectra of 6 to 30 bands at random places, 5 to 40 cm-1 wide: with less in common than measured ones, and so harder to prune.</summary>
    public static float[][] OfRandomBands()
    {
        float[][] rows = new float[RandomRows][];
        Parallel.For(0, rows.Length, i => rows[i] = RandomBands((ulong)i));
        return rows;
    }

    private static float[] RandomBands(ulong seed)
    {
        SeededNoise noise = new(seed);
        SpectralGrid grid = SpectralGrid.Standard;
        float[] row = new float[grid.Count];
        int bands = 6 + noise.Index(25);
        for (int band = 0; band < bands; band++)
        {
            double centre = noise.Uniform(grid.First, grid.Last);
            double width = noise.Uniform(5, 40);
            double height = noise.Uniform(0.1, 1);
            for (int i = 0; i < row.Length; i++)
            {
                double distance = (grid[i] - centre) / width;
                row[i] += (float)(height / (1 + (distance * distance)));
            }
        }

        Multiplication.Standardise(row);
        return row;
    }
}
