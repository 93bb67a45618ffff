namespace Spectra.Numerics;

/// <summary>The distance between the highest and the lowest ordinate that is present.</summary>
internal static class OrdinateSpan
{
    /// <summary>Highest less lowest; 0 where nothing is present.</summary>
    public static double Of(ReadOnlySpan<double> ordinates)
    {
        (double low, double high) = Ends(ordinates);
        return high >= low ? high - low : 0;
    }

    /// <summary>The lowest and the highest; +infinity and -infinity where nothing is present.</summary>
    public static (double Low, double High) Ends(ReadOnlySpan<double> ordinates)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double ordinate in ordinates)
        {
            if (!double.IsNaN(ordinate))
            {
                (low, high) = (Math.Min(low, ordinate), Math.Max(high, ordinate));
            }
        }

        return (low, high);
    }
}
