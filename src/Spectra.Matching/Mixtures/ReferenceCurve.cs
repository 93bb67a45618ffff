using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Mixtures;

/// <summary>A library row as a curve over the whole grid: held level beyond its ends, joined across its gaps, so that what was not measured has no bands.</summary>
internal static class ReferenceCurve
{
    private static readonly SpectralView Absorbance = new SpectralView.Absorbance();

    /// <summary>The row scaled to minimum 0 and maximum 1 over the points that the query covers too; null where it is level there.</summary>
    public static double[]? Scaled(ReferenceLibrary library, int row, Coverage query)
    {
        ReadOnlySpan<float> stored = library.Matrix(Absorbance)[row];
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach ((int start, int end) in library.Coverages[row].Intersect(query).Runs)
        {
            for (int i = start; i < end; i++)
            {
                low = Math.Min(low, stored[i]);
                high = Math.Max(high, stored[i]);
            }
        }

        if (!(high > low))
        {
            return null;
        }

        float[] joined = new float[stored.Length];
        Join(stored, library.Coverages[row], joined);
        double[] scaled = new double[joined.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = (joined[i] - low) / (high - low);
        }

        return scaled;
    }

    /// <summary>Fills the points that a row does not cover.</summary>
    public static void Join(ReadOnlySpan<float> stored, Coverage coverage, Span<float> joined)
    {
        stored.CopyTo(joined);
        int before = -1;
        foreach ((int start, int end) in coverage.Runs)
        {
            float left = before < 0 ? stored[start] : stored[before];
            float rise = (stored[start] - left) / (start - before);
            for (int i = before + 1; i < start; i++)
            {
                joined[i] = left + (rise * (i - before));
            }

            before = end - 1;
        }

        joined[(before + 1)..].Fill(stored[before]);
    }
}
