namespace Spectra.Benchmarks.Ratios.Fixtures;

/// <summary>Makes many rows of few, as other specimens and other instruments would give them: mixed, shifted and noisy.</summary>
internal static class Multiplication
{
    /// <summary>Every second row is a mixture; its lesser part has at most this share.</summary>
    private const double MostMixed = 0.5;

    /// <summary>The largest shift in points: 4 cm-1 on the standard grid.</summary>
    private const double MostShift = 2;

    /// <summary>The norm of the noise of a row of norm 1: a signal-to-noise ratio of the highest band of about 1000 to 100.</summary>
    private const double LeastNoise = 0.01;
    private const double MostNoise = 0.1;

    /// <summary>Fills a row from others by a seed.</summary>
    public static void Fill(Span<float> row, float[][] originals, ulong seed)
    {
        SeededNoise noise = new(seed);
        float[] main = originals[noise.Index(originals.Length)];
        float[] other = originals[noise.Index(originals.Length)];
        float share = (float)Math.Max(0, noise.Uniform(-MostMixed, MostMixed));
        double shift = noise.Uniform(-MostShift, MostShift);
        float strength = (float)(LeastNoise * Math.Pow(MostNoise / LeastNoise, noise.Uniform()) / Math.Sqrt(row.Length));
        int whole = (int)Math.Floor(shift);
        float part = (float)(shift - whole);
        for (int i = 0; i < row.Length; i++)
        {
            int low = Math.Clamp(i + whole, 0, row.Length - 1);
            int high = Math.Min(low + 1, row.Length - 1);
            float mainValue = main[low] + (part * (main[high] - main[low]));
            float otherValue = other[low] + (part * (other[high] - other[low]));
            row[i] = mainValue + (share * (otherValue - mainValue)) + (strength * noise.Normal());
        }

        Standardise(row);
    }

    /// <summary>Brings a row to mean 0 and norm 1.</summary>
    public static void Standardise(Span<float> row)
    {
        double sum = 0;
        foreach (float value in row)
        {
            sum += value;
        }

        double mean = sum / row.Length;
        double squares = 0;
        foreach (float value in row)
        {
            squares += (value - mean) * (value - mean);
        }

        double scale = 1 / Math.Sqrt(squares);
        foreach (ref float value in row)
        {
            value = (float)((value - mean) * scale);
        }
    }
}
