using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;
using ScottPlot.Plottables;

namespace Spectra.Accuracy.Plots;

/// <summary>Plots as SVG: text that a diff can show, without time stamps, so that equal figures make equal files.</summary>
internal static partial class PlotFile
{
    /// <summary>One font for all, or the letters' places would follow the machine's choice.</summary>
    private const string Font = "DejaVu Sans";

    /// <summary>The colours of up to eight series, told apart by most colour-blind readers (Okabe and Ito).</summary>
    private static readonly Color[] Colours =
    [
        Color.FromHex("#000000"), Color.FromHex("#E69F00"), Color.FromHex("#56B4E9"), Color.FromHex("#009E73"),
        Color.FromHex("#0072B2"), Color.FromHex("#D55E00"), Color.FromHex("#CC79A7"), Color.FromHex("#999999"),
    ];

    /// <summary>The colour of a series.</summary>
    public static Color Colour(int series) => Colours[series % Colours.Length];

    /// <summary>An empty plot with its axes named.</summary>
    public static Plot Empty(string title, string x, string y)
    {
        Plot plot = new();
        plot.Title(title);
        plot.XLabel(x);
        plot.YLabel(y);
        return plot;
    }

    /// <summary>A line through points.</summary>
    public static Scatter Line(Plot plot, double[] x, double[] y, Color colour) => plot.Add.ScatterLine(x, y, colour);

    /// <summary>Points without a line.</summary>
    public static Scatter Points(Plot plot, double[] x, double[] y, Color colour) => plot.Add.ScatterPoints(x, y, colour);

    /// <summary>Writes the plot.</summary>
    public static void Save(Plot plot, string path, int width, int height)
    {
        plot.Font.Set(Font);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, Renumbered(plot.GetSvgXml(width, height).ReplaceLineEndings("\n")));
    }

    /// <summary>Clip paths are numbered by a counter of the whole process; here they count from 1 in every file.</summary>
    private static string Renumbered(string svg)
    {
        Dictionary<string, string> ids = [];
        return ClipPathId().Replace(svg, match =>
        {
            if (!ids.TryGetValue(match.Value, out string? id))
            {
                ids[match.Value] = id = string.Create(CultureInfo.InvariantCulture, $"clip{ids.Count + 1}");
            }

            return id;
        });
    }

    [GeneratedRegex(@"\bcl_[0-9a-f]+\b")]
    private static partial Regex ClipPathId();
}
