using ScottPlot;
using ScottPlot.Plottables;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Plots;

/// <summary>The reliability diagram: the share right over the stated probability, with 95 % intervals, and the diagonal of a perfect model.</summary>
internal static class ReliabilityPlot
{
    /// <summary>Writes one diagram.</summary>
    public static void Draw(string title, Reliability reliability, string path)
    {
        Plot plot = PlotFile.Empty(title, "stated probability", "share right");
        Scatter diagonal = PlotFile.Line(plot, [0, 1], [0.0, 1.0], Colors.Gray);
        diagonal.LinePattern = LinePattern.Dashed;
        foreach (ReliabilityBin bin in reliability.Bins)
        {
            PlotFile.Line(plot, [bin.Stated, bin.Stated], [bin.Interval.Low, bin.Interval.High], PlotFile.Colour(4));
        }

        Scatter points = PlotFile.Points(plot, [.. reliability.Bins.Select(bin => bin.Stated)], [.. reliability.Bins.Select(bin => bin.Observed)], PlotFile.Colour(4));
        points.MarkerSize = 7;
        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
        PlotFile.Save(plot, path, 480, 480);
    }
}
