namespace Spectra.Preprocessing;

/// <summary>The spectrum on a grid; points outside the measured range and inside its gaps are left out (NaN), never extrapolated.</summary>
/// <remarks>
/// A grid point at g takes the mean of the linear interpolant over [g - step/2, g + step/2], cut to the measured range: a source finer than
/// the grid is averaged, not picked from, and a coarser one is interpolated. Two neighbours count as the ends of a gap when one of the
/// points between them is missing, or when they lie more than 4 times as far apart as the intervals beside them and more than 8 cm-1.
/// </remarks>
internal sealed record Resample(SpectralGrid Grid) : IGridStep
{
    /// <summary>Below this much measured range inside the grid there is too little to compare, in cm-1.</summary>
    private const double MinimumRange = 300;

    private const double GapFactor = 4;

    private const double SmallestGap = 8;

    public string Formula => $"resample(cell-mean,gap=4x/8,{Grid})";

    public PreparationRefusal? Check(Spectrum spectrum)
    {
        double covered = 0;
        ReadOnlySpan<double> x = spectrum.Axis.Positions;
        ReadOnlySpan<double> y = spectrum.Ordinates;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            if (IsContinuous(x, y, i))
            {
                covered += Math.Max(0, Math.Min(x[i + 1], Grid.Last) - Math.Max(x[i], Grid.First));
            }
        }

        return covered >= MinimumRange
            ? null
            : new PreparationRefusal(
                "too-short-range",
                FormattableString.Invariant($"Only {covered:F0} cm-1 were measured between {Grid.First:F0} and {Grid.Last:F0} cm-1: expected at least {MinimumRange:F0}."));
    }

    public Spectrum Apply(Spectrum spectrum)
    {
        ReadOnlySpan<double> x = spectrum.Axis.Positions;
        ReadOnlySpan<double> y = spectrum.Ordinates;
        double[] ordinates = new double[Grid.Count];
        int interval = 0;
        for (int i = 0; i < ordinates.Length; i++)
        {
            double low = Grid[i] - (Grid.Step / 2);
            while (interval + 1 < x.Length && x[interval + 1] <= low)
            {
                interval++;
            }

            ordinates[i] = CellMean(x, y, interval, Grid[i], Grid.Step);
        }

        return Spectrum.Create(
            SpectralAxis.Even(AxisUnit.PerCentimetre, Grid.First, Grid.Last, Grid.Count), spectrum.Unit, ordinates, spectrum.Acquisition, spectrum.Warnings);
    }

    /// <summary>The mean of the interpolant over the cell at <paramref name="centre"/>; NaN where the centre itself was not measured.</summary>
    private static double CellMean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int interval, double centre, double step)
    {
        double low = centre - (step / 2);
        double high = centre + (step / 2);
        double area = 0;
        double width = 0;
        bool measured = false;
        for (int i = interval; i + 1 < x.Length && x[i] < high; i++)
        {
            if (!IsContinuous(x, y, i))
            {
                continue;
            }

            double a = Math.Max(low, x[i]);
            double b = Math.Min(high, x[i + 1]);
            if (b < a)
            {
                continue;
            }

            double share = (((a + b) / 2) - x[i]) / (x[i + 1] - x[i]);
            area += (y[i] + ((y[i + 1] - y[i]) * share)) * (b - a);
            width += b - a;
            measured |= x[i] <= centre && centre <= x[i + 1];
        }

        return measured && width > 0 ? area / width : double.NaN;
    }

    /// <summary>Whether nothing is missing between point <paramref name="i"/> and its successor.</summary>
    internal static bool IsContinuous(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int i)
    {
        // Positions that were different in micrometres can be the same in 1/cm.
        double spacing = x[i + 1] - x[i];
        if (double.IsNaN(y[i]) || double.IsNaN(y[i + 1]) || spacing <= 0)
        {
            return false;
        }

        double beside = Math.Max(i > 0 ? x[i] - x[i - 1] : 0, i + 2 < x.Length ? x[i + 2] - x[i + 1] : 0);
        return spacing <= SmallestGap || beside == 0 || spacing <= GapFactor * beside;
    }
}
