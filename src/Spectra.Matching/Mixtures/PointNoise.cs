namespace Spectra.Mixtures;

/// <summary>The noise of single points, from differences that bands hardly touch.</summary>
internal static class PointNoise
{
    /// <summary>The standard deviation of white noise whose third differences have the observed median size: 1.4826 median|d| / sqrt(20).</summary>
    /// <remarks>1.4826 turns the median size of a normal deviate into its standard deviation; 20 = 1 + 9 + 9 + 1 is the gain in variance.</remarks>
    public static double Of(ReadOnlySpan<double> curve)
    {
        List<double> sizes = [];
        for (int i = 3; i < curve.Length; i++)
        {
            double difference = curve[i] - (3 * curve[i - 1]) + (3 * curve[i - 2]) - curve[i - 3];
            if (!double.IsNaN(difference))
            {
                sizes.Add(Math.Abs(difference));
            }
        }

        sizes.Sort();
        return sizes.Count == 0 ? 0 : 1.4826 / Math.Sqrt(20) * sizes[sizes.Count / 2];
    }
}
