using System.Globalization;
using ScottPlot;

namespace Spectra.Accuracy.Plots;

/// <summary>ROC curves with the false accepts on a logarithmic axis: only few of them matter.</summary>
internal static class RocPlot
{
    /// <summary>Writes the plot.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="curves">The name and corners of each curve.</param>
    /// <param name="foreign">How many foreign spectra there are: shares below one of them are drawn at half of one.</param>
    /// <param name="path">The file.</param>
    public static void Draw(string title, IReadOnlyList<(string Name, IReadOnlyList<(double False, double True)> Corners)> curves, int foreign, string path)
    {
        Plot plot = PlotFile.Empty(title, "share of spectra of absent substances accepted", "share of right first hits accepted");
        double left = Math.Log10(0.5 / foreign);
        for (int c = 0; c < curves.Count; c++)
        {
            double[] x = [.. curves[c].Corners.Select(corner => Math.Max(left, Math.Log10(corner.False)))];
            PlotFile.Line(plot, x, [.. curves[c].Corners.Select(corner => corner.True)], PlotFile.Colour(c)).LegendText = curves[c].Name;
        }

        int[] decades = [.. Enumerable.Range((int)Math.Ceiling(left), 1 - (int)Math.Ceiling(left))];
        plot.Axes.Bottom.SetTicks([.. decades.Select(decade => (double)decade)], [.. decades.Select(decade => Math.Pow(10, decade).ToString("0.#####", CultureInfo.InvariantCulture))]);
        plot.Axes.SetLimits(left, 0, -0.02, 1.02);
        plot.ShowLegend(Alignment.LowerRight);
        PlotFile.Save(plot, path, 720, 520);
    }
}
