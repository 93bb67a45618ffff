namespace Spectra.Numerics;

/// <summary>The noise of evenly spaced ordinates.</summary>
internal static class NoiseEstimate
{
    /// <summary>Second differences of white noise of deviation 1 have deviation sqrt(6); their median size is 0.6745 of that.</summary>
    private const double MedianToDeviation = 1.4826;

    /// <summary>1.4826 median|d| / sqrt(6), d the second differences of three neighbouring present points: the standard deviation of white noise, blind to bands wider than a few points. 0 where no three neighbours are present.</summary>
    public static double Of(ReadOnlySpan<double> ordinates)
    {
        List<double> differences = [];
        for (int i = 1; i + 1 < ordinates.Length; i++)
        {
            double difference = ordinates[i - 1] - (2 * ordinates[i]) + ordinates[i + 1];
            if (!double.IsNaN(difference))
            {
                differences.Add(Math.Abs(difference));
            }
        }

        differences.Sort();
        return differences.Count > 0 ? MedianToDeviation * differences[differences.Count / 2] / Math.Sqrt(6) : 0;
    }
}
