using System.Globalization;
using System.Text;

namespace Spectra.Service.Pages;

/// <summary>Draws a spectrum as an SVG line, high wavenumbers on the left as spectroscopists read it.</summary>
internal static class SpectrumPicture
{
    private const int Width = 1000;
    private const int Height = 200;

    /// <summary>The picture; missing points interrupt the line.</summary>
    public static string Svg(Spectrum spectrum)
    {
        ReadOnlySpan<double> x = spectrum.Axis.Positions;
        ReadOnlySpan<double> y = spectrum.Ordinates;
        (double lowX, double highX) = (Math.Min(spectrum.Axis.First, spectrum.Axis.Last), Math.Max(spectrum.Axis.First, spectrum.Axis.Last));
        (double lowY, double highY) = (double.MaxValue, double.MinValue);
        foreach (double ordinate in y)
        {
            if (!double.IsNaN(ordinate))
            {
                (lowY, highY) = (Math.Min(lowY, ordinate), Math.Max(highY, ordinate));
            }
        }

        bool leftIsHigh = spectrum.Axis.Unit == AxisUnit.PerCentimetre;
        StringBuilder svg = new(string.Create(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"Spectrum, {lowX:F0} to {highX:F0} {spectrum.Axis.Unit.Id}\"><polyline points=\""));
        int step = Math.Max(1, x.Length / Width);
        for (int start = 0; start < x.Length; start += step)
        {
            int end = Math.Min(start + step, x.Length);
            foreach (int i in Extremes(y, start, end))
            {
                double across = (x[i] - lowX) / Math.Max(highX - lowX, double.Epsilon);
                double up = (y[i] - lowY) / Math.Max(highY - lowY, double.Epsilon);
                svg.Append(CultureInfo.InvariantCulture, $"{(leftIsHigh ? 1 - across : across) * Width:F1},{((1 - up) * (Height - 10)) + 5:F1} ");
            }

            if (double.IsNaN(y[end - 1]))
            {
                svg.Append("\"/><polyline points=\"");
            }
        }

        return svg.Append("\"/></svg>").ToString();
    }

    /// <summary>The lowest and the highest point of a column in their order, so that no narrow band is lost between two pixels.</summary>
    private static int[] Extremes(ReadOnlySpan<double> y, int start, int end)
    {
        (int lowest, int highest) = (-1, -1);
        for (int i = start; i < end; i++)
        {
            if (!double.IsNaN(y[i]))
            {
                lowest = lowest < 0 || y[i] < y[lowest] ? i : lowest;
                highest = highest < 0 || y[i] > y[highest] ? i : highest;
            }
        }

        return lowest < 0 ? [] : lowest == highest ? [lowest] : [Math.Min(lowest, highest), Math.Max(lowest, highest)];
    }
}
