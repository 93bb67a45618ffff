namespace Spectra.Performance;

/// <summary>Where a band was found between the measured points.</summary>
/// <param name="Wavenumber">The position in cm-1.</param>
/// <param name="Top">The absorbance at the maximum.</param>
/// <param name="Uncertainty">The standard deviation of the position that noise of 1 absorbance would cause, in cm-1.</param>
internal sealed record BandPosition(double Wavenumber, double Top, double Uncertainty)
{
    /// <summary>How far beyond a position the points must reach, in cm-1.</summary>
    public const double Reach = Search + Foot;

    /// <summary>How far from the expected position the maximum may lie, in cm-1: less than half the distance of the two closest bands of polystyrene.</summary>
    private const double Search = 5;

    /// <summary>How far to both sides of the maximum its feet are looked for, in cm-1.</summary>
    private const double Foot = 8;

    private const double Margin = 30;
    private const double Fine = 0.05;

    /// <summary>The band nearest to an expected position, or null where no maximum lies within 5 cm-1.</summary>
    /// <remarks>
    /// A cubic spline is laid through the measured points. The feet are its lowest values within 8 cm-1 to either side of the maximum; the position is the centre of gravity of what rises above the half height over the higher foot.
    /// For a symmetric band that is the maximum; the half height keeps neighbours and slopes out, and averages the noise of all points in it.
    /// The uncertainty is sqrt(s w^3 / 12) / F for points s apart in a part w wide: each point moves the centre by its distance from it times s / F, F the area above the half height.
    /// </remarks>
    public static BandPosition? Near(CheckCurve curve, double expected)
    {
        (double[] x, double[] y) = curve.Within(expected - Margin, expected + Margin);
        if (x.Length < 5)
        {
            return null;
        }

        Spline spline = new(x, y);
        double[] values = new double[(2 * (int)Math.Round(Reach / Fine)) + 1];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = spline.At(expected - Reach + (Fine * i));
        }

        int foot = (int)Math.Round(Foot / Fine);
        int top = foot;
        for (int i = foot; i < values.Length - foot; i++)
        {
            top = values[i] > values[top] ? i : top;
        }

        if (values[top - 1] > values[top] || values[top + 1] > values[top])
        {
            return null;
        }

        double higherFoot = Math.Max(Lowest(values.AsSpan((top - foot)..top)), Lowest(values.AsSpan((top + 1)..(top + foot + 1))));
        double level = (values[top] + higherFoot) / 2;
        double spacing = (x[^1] - x[0]) / (x.Length - 1);
        return values[top] > higherFoot ? CentreOfGravity(values, top, level, expected - Reach, spacing) : null;
    }

    private static BandPosition CentreOfGravity(double[] values, int top, double level, double first, double spacing)
    {
        (int left, int right) = (top, top);
        while (left > 0 && values[left - 1] > level)
        {
            left--;
        }

        while (right < values.Length - 1 && values[right + 1] > level)
        {
            right++;
        }

        double weight = 0;
        double moment = 0;
        for (int i = left; i <= right; i++)
        {
            weight += values[i] - level;
            moment += (values[i] - level) * i;
        }

        double width = Fine * (right - left + 1);
        return new BandPosition(first + (Fine * moment / weight), values[top], Math.Sqrt(spacing * width * width * width / 12) / (Fine * weight));
    }

    private static double Lowest(ReadOnlySpan<double> values)
    {
        double lowest = double.PositiveInfinity;
        foreach (double value in values)
        {
            lowest = Math.Min(lowest, value);
        }

        return lowest;
    }
}
