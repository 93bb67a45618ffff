namespace Spectra.Preprocessing;

/// <summary>The spectrum less its lower convex hull: a rubber band stretched under it, straight between the points it touches.</summary>
/// <remarks>The lower half of Andrew's monotone chain over the measured points, O(n). Missing points take no part; the band runs straight below them.</remarks>
internal sealed record RubberBandBaseline : IPreprocessingStep
{
    public string Formula => "rubber-band(lower-hull)";

    public PreparationRefusal? Check(Spectrum spectrum) => null;

    public Spectrum Apply(Spectrum spectrum)
    {
        double[] band = Band(spectrum.Axis.Positions, spectrum.Ordinates);
        double[] result = spectrum.Ordinates.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] -= band[i];
        }

        return spectrum.With(result);
    }

    /// <summary>The band at every position; NaN at missing points.</summary>
    internal static double[] Band(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        List<int> hull = [];
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(y[i]))
            {
                continue;
            }

            while (hull.Count > 1 && IsOnOrAbove(x, y, hull[^2], hull[^1], i))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(i);
        }

        double[] band = new double[x.Length];
        Array.Fill(band, double.NaN);
        for (int h = 0; h < hull.Count; h++)
        {
            (int a, int b) = (hull[h], hull[Math.Min(h + 1, hull.Count - 1)]);
            band[a] = y[a];
            for (int i = a + 1; i < b; i++)
            {
                band[i] = double.IsNaN(y[i]) ? double.NaN : y[a] + ((y[b] - y[a]) * (x[i] - x[a]) / (x[b] - x[a]));
            }
        }

        return band;
    }

    /// <summary>Whether point b lies on or above the line from a to c.</summary>
    private static bool IsOnOrAbove(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int a, int b, int c) =>
        (x[b] - x[a]) * (y[c] - y[a]) <= (y[b] - y[a]) * (x[c] - x[a]);
}
