namespace Spectra.Preprocessing;

/// <summary>The mean of each point's neighbourhood, over the covered points alone.</summary>
internal static class NeighbourhoodMean
{
    /// <summary>How many points on either side make a neighbourhood of a full width in cm-1.</summary>
    public static int HalfWidth(double width, SpectralGrid grid) => (int)Math.Round(width / 2 / grid.Step);

    /// <summary>The mean over the covered points within <paramref name="half"/> points on either side; NaN where the point itself is missing.</summary>
    public static double[] Of(double[] values, int half)
    {
        double[] sums = new double[values.Length + 1];
        int[] counts = new int[values.Length + 1];
        for (int i = 0; i < values.Length; i++)
        {
            bool covered = !double.IsNaN(values[i]);
            sums[i + 1] = sums[i] + (covered ? values[i] : 0);
            counts[i + 1] = counts[i] + (covered ? 1 : 0);
        }

        double[] means = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int low = Math.Max(0, i - half);
            int high = Math.Min(values.Length, i + half + 1);
            means[i] = double.IsNaN(values[i]) ? double.NaN : (sums[high] - sums[low]) / (counts[high] - counts[low]);
        }

        return means;
    }
}
