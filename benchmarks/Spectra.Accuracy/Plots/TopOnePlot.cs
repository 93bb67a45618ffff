using ScottPlot;
using ScottPlot.Plottables;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Plots;

/// <summary>The share of right first hits of every set by every metric, with 95 % intervals.</summary>
internal static class TopOnePlot
{
    /// <summary>Writes the plot.</summary>
    /// <param name="sets">The sets from left to right.</param>
    /// <param name="metrics">The metrics, the default first.</param>
    /// <param name="counts">How many of how many are right, by metric and set.</param>
    /// <param name="path">The file.</param>
    public static void Draw(IReadOnlyList<string> sets, IReadOnlyList<string> metrics, Func<int, int, (int Right, int Count)> counts, string path)
    {
        Plot plot = PlotFile.Empty("Right first hits, with 95 % intervals", "", "share");
        for (int m = 0; m < metrics.Count; m++)
        {
            double[] x = [.. Enumerable.Range(0, sets.Count).Select(s => s + (0.8 * (m + 0.5) / metrics.Count) - 0.4)];
            for (int s = 0; s < sets.Count; s++)
            {
                (double low, double high) = Proportion.Wilson(counts(m, s).Right, counts(m, s).Count);
                PlotFile.Line(plot, [x[s], x[s]], [low, high], PlotFile.Colour(m));
            }

            Scatter points = PlotFile.Points(plot, x, [.. Enumerable.Range(0, sets.Count).Select(s => (double)counts(m, s).Right / counts(m, s).Count)], PlotFile.Colour(m));
            points.LegendText = metrics[m];
            points.MarkerSize = 6;
        }

        for (int s = 1; s < sets.Count; s++)
        {
            plot.Add.VerticalLine(s - 0.5, 0.5f, Colors.LightGray);
        }

        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, sets.Count).Select(s => (double)s)], [.. sets.Select(set => set.Replace(" in ", "\nin ", StringComparison.Ordinal).Replace(" + ", "\n+ ", StringComparison.Ordinal))]);
        plot.Axes.SetLimits(-0.5, sets.Count - 0.5, -0.02, 1.02);
        plot.ShowLegend(Edge.Right);
        PlotFile.Save(plot, path, 1500, 520);
    }
}
