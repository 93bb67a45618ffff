using System.Globalization;
using System.Text;
using ScottPlot;

namespace Spectra.Benchmarks.Growth;

/// <summary>The table and the plot of a run.</summary>
internal static class GrowthReport
{
    private const string Heading = """
        # How the cost grows with the library

        `dotnet run -c Release --project benchmarks/Spectra.Benchmarks -- growth --out FOLDER`: measured condensed-phase spectra multiplied by noise, shift and mixing.
        Each size is built in one process and searched in another, on all cores; the file is in the page cache. The building process also holds the originals
        (some 80 MB); the memory of the searching one includes the pages of the mapped file that it has read.
        Rankings are by the default score, 12 hits wanted, medians over 15 queries; mixtures without watched substances, medians over 5.
        """;

    public static void Write(string folder, IReadOnlyList<GrowthLine> lines)
    {
        Directory.CreateDirectory(folder);
        StringBuilder text = new(Heading + "\n\n| spectra | file, MB | build, s | build, MB | open, ms | first ranking, ms | ranking, ms | mixture, ms | search, MB |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (GrowthLine line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Entries} | {line.FileMegabytes:F0} | {line.BuildSeconds:F1} | {line.BuildMegabytes:F0} | {line.OpenMilliseconds:F1} | {line.FirstMilliseconds:F1} | {line.RankMilliseconds:F1} | {line.MixtureMilliseconds:F1} | {line.SearchMegabytes:F0} |\n");
        }

        File.WriteAllText(Path.Combine(folder, "growth.md"), text.ToString());
        double[] sizes = [.. lines.Select(line => Math.Log10(line.Entries))];
        Plot plot = new();
        plot.Title("Time and memory against the size of the library");
        plot.XLabel("spectra");
        plot.YLabel("milliseconds, megabytes");
        Add(plot, sizes, "opening, ms", lines.Select(line => line.OpenMilliseconds));
        Add(plot, sizes, "ranking, ms", lines.Select(line => line.RankMilliseconds));
        Add(plot, sizes, "mixture, ms", lines.Select(line => line.MixtureMilliseconds));
        Add(plot, sizes, "most memory of the build, MB", lines.Select(line => line.BuildMegabytes));
        Add(plot, sizes, "most memory of the search, MB", lines.Select(line => line.SearchMegabytes));
        plot.Axes.Bottom.TickGenerator = Powers();
        plot.Axes.Left.TickGenerator = Powers();
        plot.ShowLegend(Alignment.UpperLeft);
        plot.Font.Set("DejaVu Sans");
        File.WriteAllText(Path.Combine(folder, "growth.svg"), plot.GetSvgXml(900, 600).ReplaceLineEndings("\n"));
    }

    private static void Add(Plot plot, double[] x, string name, IEnumerable<double> values) =>
        plot.Add.Scatter(x, [.. values.Select(value => Math.Log10(Math.Max(value, 0.1)))]).LegendText = name;

    private static ScottPlot.TickGenerators.NumericAutomatic Powers() => new()
    {
        IntegerTicksOnly = true,
        LabelFormatter = power => Math.Pow(10, power).ToString("N0", CultureInfo.InvariantCulture),
    };
}
