namespace Spectra.Roles;

/// <summary>The bands by which a material is recognised, and where it has none.</summary>
/// <param name="Positions">The positions of the bands in cm-1.</param>
/// <param name="Empty">Where no band may be taller than a tenth of the highest, in cm-1.</param>
/// <param name="Highest">Where the highest band is looked for, in cm-1.</param>
internal sealed record BandPattern(double[] Positions, (double From, double To)[] Empty, (double From, double To) Highest)
{
    private const double Tolerance = 4;
    private const double Shoulder = 8;

    /// <summary>Whether every band is a maximum within 4 cm-1 of its position, standing out of its surroundings by six times the noise and a five-hundredth of the highest, and the empty regions are empty.</summary>
    public bool IsShownBy(AbsorbanceCurve curve)
    {
        double highest = Range(curve, Highest.From, Highest.To);
        double least = Math.Max(6 * curve.Noise, highest / 500);
        return highest > 0
            && Array.TrueForAll(Positions, position => HasMaximum(curve, position, least))
            && Array.TrueForAll(Empty, window => Range(curve, window.From, window.To) <= highest / 10);
    }

    /// <summary>The highest point within the tolerance must overtop the lowest points within 8 cm-1 on both sides, and not lie at the tolerance's edge.</summary>
    private static bool HasMaximum(AbsorbanceCurve curve, double position, double least)
    {
        int from = Index(curve, position - Tolerance);
        int to = Index(curve, position + Tolerance);
        int top = from;
        for (int i = from; i <= to; i++)
        {
            top = curve.Absorbance[i] > curve.Absorbance[top] ? i : top;
        }

        int reach = (int)(Shoulder / AbsorbanceCurve.Step);
        double left = Lowest(curve, top - reach, top);
        double right = Lowest(curve, top, top + reach);
        return curve.Absorbance[top] >= curve.Absorbance[top - 1]
            && curve.Absorbance[top] >= curve.Absorbance[top + 1]
            && curve.Absorbance[top] - Math.Max(left, right) >= least;
    }

    private static double Lowest(AbsorbanceCurve curve, int from, int to)
    {
        double lowest = double.PositiveInfinity;
        for (int i = from; i <= to; i++)
        {
            lowest = Math.Min(lowest, curve.Absorbance[i]);
        }

        return lowest;
    }

    private static double Range(AbsorbanceCurve curve, double from, double to)
    {
        ReadOnlySpan<double> part = FeatureSearch.Smoothed(curve.Absorbance).AsSpan(Index(curve, from)..(Index(curve, to) + 1));
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        foreach (double value in part)
        {
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        return highest - lowest;
    }

    private static int Index(AbsorbanceCurve curve, double wavenumber) =>
        Math.Clamp((int)Math.Round((wavenumber - curve.FirstWavenumber) / AbsorbanceCurve.Step), 0, curve.Absorbance.Length - 1);
}
