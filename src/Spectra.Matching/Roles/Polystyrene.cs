namespace Spectra.Roles;

/// <summary>Recognises the polystyrene film that instruments are checked with.</summary>
/// <remarks>
/// The positions are the seven of the certified film most used, in cm-1: 3060.0, 2849.5, 1942.9, 1601.2, 1583.0, 1154.5, 1028.3. All must lie in the measured range and be found as maxima of the absorbance
/// within 4 cm-1 (good to a resolution of 8 cm-1), each standing out of its surroundings by six times the noise and a five-hundredth of the highest band.
/// Where polystyrene has nothing (nitriles and other triple bonds, OH and NH, carbonyls, esters) no band may be taller than a tenth of the highest: a copolymer or a seized plastic is a sample.
/// </remarks>
internal static class Polystyrene
{
    /// <summary>The published positions in cm-1.</summary>
    internal static readonly double[] Positions = [3060.0, 2849.5, 1942.9, 1601.2, 1583.0, 1154.5, 1028.3];

    private const double Tolerance = 4;
    private const double Shoulder = 8;

    private static readonly (double From, double To)[] Empty = [(3150, 3450), (2410, 2700), (2000, 2270), (1690, 1735), (1210, 1300)];

    /// <summary>Whether the curve is that of polystyrene and nothing else.</summary>
    public static bool IsRecognisedIn(AbsorbanceCurve curve)
    {
        if (curve.FirstWavenumber > Positions[^1] - 20 || curve.LastWavenumber < Positions[0] + 60)
        {
            return false;
        }

        double highest = Range(curve, 1000, 3100);
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
