using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Qualification;

/// <summary>What degradations are made of.</summary>
internal static class DegradedRow
{
    /// <summary>A library row scaled to 0-1 over its covered points; NaN elsewhere.</summary>
    public static double[] Scaled(ReferenceLibrary library, int row)
    {
        ReadOnlySpan<float> stored = library.Matrix(new SpectralView.Absorbance())[row];
        double[] y = new double[stored.Length];
        Array.Fill(y, double.NaN);
        foreach ((int start, int end) in library.Coverages[row].Runs)
        {
            for (int i = start; i < end; i++)
            {
                y[i] = stored[i];
            }
        }

        (double low, double high) = (y.Where(double.IsFinite).Min(), y.Where(double.IsFinite).Max());
        return [.. y.Select(value => (value - low) / (high - low))];
    }

    /// <summary>The Gaussian mean of the covered points around a position between points; NaN where the nearest point is missing.</summary>
    /// <param name="y">The row.</param>
    /// <param name="position">Where, in points.</param>
    /// <param name="width">The full width at half height in points, taken as at least one point.</param>
    public static double Broadened(double[] y, double position, double width)
    {
        int nearest = (int)Math.Round(position);
        if (nearest < 0 || nearest >= y.Length || double.IsNaN(y[nearest]))
        {
            return double.NaN;
        }

        double sigma = Math.Max(1, width) / 2.3548;
        int reach = (int)Math.Ceiling(4 * sigma);
        (double sum, double weights) = (0, 0);
        for (int j = Math.Max(0, nearest - reach); j < Math.Min(y.Length, nearest + reach + 1); j++)
        {
            double weight = double.IsNaN(y[j]) ? 0 : Math.Exp(-0.5 * (j - position) * (j - position) / (sigma * sigma));
            sum += weight > 0 ? weight * y[j] : 0;
            weights += weight;
        }

        return sum / weights;
    }
}
