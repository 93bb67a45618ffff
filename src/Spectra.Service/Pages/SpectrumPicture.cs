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
        int step = Math.Max(1, x.Length / (2 * Width));
        for (int i = 0; i < x.Length; i += step)
        {
            if (double.IsNaN(y[i]))
            {
                svg.Append("\"/><polyline points=\"");
                continue;
            }

            double across = (x[i] - lowX) / Math.Max(highX - lowX, double.Epsilon);
            double up = (y[i] - lowY) / Math.Max(highY - lowY, double.Epsilon);
            svg.Append(CultureInfo.InvariantCulture, $"{(leftIsHigh ? 1 - across : across) * Width:F1},{((1 - up) * (Height - 10)) + 5:F1} ");
        }

        return svg.Append("\"/></svg>").ToString();
    }
}
