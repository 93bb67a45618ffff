using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using Spectra.Formats;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>The case that the peer matcher OpenSpecy publishes with its match values, run by its own recipe.</summary>
/// <remarks>
/// Linear interpolation onto the peer's axis (100-4000 cm-1 in steps of 5), the absolute value of the first Savitzky-Golay derivative (11
/// points, order 3), scaled to 0-1, Pearson's correlation over the points that both have, no least overlap. The peer scales to 0-1 before
/// the derivative too: a factor that the last scaling takes out again. Its library is published as already prepared this way.
/// </remarks>
internal static class PeerMatcher
{
    /// <summary>The peer's recipe in the product's words; 50 cm-1 are 11 points of its axis.</summary>
    public const string Recipe = "interpolate(100, 5, 781) | savitzky-golay(50, 3, 1) | absolute-value | min-max";

    /// <summary>The peer's library ranked by likeness to its query, best first.</summary>
    public static ImmutableArray<(string Name, double Score)> Rank(string corpus)
    {
        string folder = Path.Combine(corpus, "peer-openspecy");
        PreprocessingRecipe recipe = PreprocessingRecipe.Parse(Recipe);
        PreparedSpectrum query = Query(Path.Combine(folder, "ftir_ldpe_soil.asp"), recipe);
        return [.. Library(Path.Combine(folder, "test_lib.zip"), recipe)
            .Select(entry => (entry.Name, Score: PairScore.Of(Metric.Pearson, entry.Spectrum, query)))
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Name, StringComparer.Ordinal)];
    }

    /// <summary>The values that the peer publishes, two decimals, and the numbers that an independent implementation of its recipe gives.</summary>
    public static ImmutableArray<(string Name, double? Published, double Recomputed)> Expected(string corpus)
    {
        using StreamReader text = File.OpenText(Path.Combine(corpus, "peer-openspecy", "expected.csv"));
        return [.. Table.Read(text).Select(row => (
            row["sample_name"],
            row["published_match_val"].Length > 0 ? double.Parse(row["published_match_val"], CultureInfo.InvariantCulture) : (double?)null,
            double.Parse(row["recomputed_match_val"], CultureInfo.InvariantCulture)))];
    }

    private static PreparedSpectrum Query(string path, PreprocessingRecipe recipe)
    {
        ReadResult read = SpectrumReader.Read(File.ReadAllBytes(path), Path.GetFileName(path), null);
        return read is ReadResult.Accepted accepted && recipe.Apply(accepted.File.Spectra[0]) is Preparation.Ready ready
            ? ready.Spectrum
            : throw new InvalidDataException($"The peer's query '{path}' can't be read or prepared.");
    }

    private static ImmutableArray<(string Name, PreparedSpectrum Spectrum)> Library(string path, PreprocessingRecipe recipe)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using StreamReader text = new(archive.Entries[0].Open());
        string[] wavenumbers = [.. Enumerable.Range(0, recipe.Grid.Count).Select(i => recipe.Grid[i].ToString(CultureInfo.InvariantCulture))];
        return [.. Table.Read(text).Select(row => (
            row["sample_name"],
            new PreparedSpectrum(recipe.Grid, [.. wavenumbers.Select(column => Ordinate(row[column]))], recipe.Hash, Technique.NotStated, MeasuredNoise.None, [])))];
    }

    private static double Ordinate(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double ordinate) ? ordinate : double.NaN;
}
