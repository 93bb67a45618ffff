namespace Spectra.Preprocessing;

/// <summary>The noise of a spectrum where it was measured, before points were averaged or interpolated onto a grid.</summary>
/// <param name="Deviation">The standard deviation of one measured ordinate, in the spectrum's unit.</param>
/// <param name="Spacing">The median distance of two neighbours in cm-1.</param>
internal sealed record MeasuredNoise(double Deviation, double Spacing)
{
    /// <summary>Noise that was not measured: none.</summary>
    public static MeasuredNoise None { get; } = new(0, 1);

    /// <summary>The noise inside a grid's range, from differences that bands hardly touch.</summary>
    /// <remarks>
    /// 1.4826 median|d| / sqrt(70), d the fourth differences of present points at least one grid step apart: 1.4826 turns the median size of
    /// a normal deviate into its standard deviation, 70 = 1 + 16 + 36 + 16 + 1 is the gain in variance. After resampling the same noise
    /// would look smaller by the averaging of neighbours, while sums over many points keep it whole.
    /// </remarks>
    /// <param name="spectrum">A spectrum on ascending wavenumbers.</param>
    /// <param name="grid">The grid it will be brought onto.</param>
    public static MeasuredNoise Of(Spectrum spectrum, SpectralGrid grid)
    {
        ReadOnlySpan<double> x = spectrum.Axis.Positions;
        ReadOnlySpan<double> y = spectrum.Ordinates;
        int start = FirstNotBelow(x, grid.First);
        int end = FirstNotBelow(x, grid.Last);
        double spacing = Median(Distances(x[start..end]));
        if (!(spacing > 0))
        {
            return None;
        }

        int lag = Math.Max(1, (int)Math.Round(grid.Step / spacing));
        List<double> sizes = [];
        for (int i = start + (2 * lag); i + (2 * lag) < end; i++)
        {
            double difference = y[i - (2 * lag)] - (4 * y[i - lag]) + (6 * y[i]) - (4 * y[i + lag]) + y[i + (2 * lag)];
            if (!double.IsNaN(difference))
            {
                sizes.Add(Math.Abs(difference));
            }
        }

        return new MeasuredNoise(1.4826 * Median(sizes) / Math.Sqrt(70), spacing);
    }

    private static int FirstNotBelow(ReadOnlySpan<double> x, double value)
    {
        int at = x.BinarySearch(value);
        return at < 0 ? ~at : at;
    }

    private static List<double> Distances(ReadOnlySpan<double> positions)
    {
        List<double> distances = [];
        for (int i = 1; i < positions.Length; i++)
        {
            distances.Add(positions[i] - positions[i - 1]);
        }

        return distances;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[values.Count / 2];
    }
}
