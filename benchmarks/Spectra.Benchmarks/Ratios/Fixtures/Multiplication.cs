using Spectra.Preprocessing;

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

    /// <summary>A prepared spectrum made of others by a seed: the main one, another mixed in where both are covered, shifted and noisy.</summary>
    /// <param name="originals">The others.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="main">Which is the main one.</param>
    public static PreparedSpectrum Of(PreparedSpectrum[] originals, ulong seed, out int main)
    {
        SeededNoise noise = new(seed);
        main = noise.Index(originals.Length);
        double[] first = ToUnitRange(originals[main].Ordinates);
        double[] second = ToUnitRange(originals[noise.Index(originals.Length)].Ordinates);
        double share = Math.Max(0, noise.Uniform(-MostMixed, MostMixed));
        double shift = noise.Uniform(-MostShift, MostShift);
        double strength = LeastNoise * Math.Pow(MostNoise / LeastNoise, noise.Uniform()) / 10;
        int whole = (int)Math.Floor(shift);
        double part = shift - whole;
        double[] mixed = [.. first.Select((value, i) => double.IsNaN(second[i]) ? value : value + (share * (second[i] - value)))];
        double[] values = new double[mixed.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int low = Math.Clamp(i + whole, 0, values.Length - 1);
            int high = Math.Min(low + 1, values.Length - 1);
            values[i] = mixed[low] + (part * (mixed[high] - mixed[low])) + (strength * noise.Normal());
        }

        return Prepared(values, originals[main].Technique);
    }

    /// <summary>A spectrum as if it had been prepared.</summary>
    public static PreparedSpectrum Prepared(double[] values, Technique technique) => new(SpectralGrid.Standard, values, LibraryFixture.Recipe.Hash, technique, MeasuredNoise.None, []);

    private static double[] ToUnitRange(ReadOnlySpan<double> values)
    {
        (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
        {
            (low, high) = (double.IsNaN(value) ? low : Math.Min(low, value), double.IsNaN(value) ? high : Math.Max(high, value));
        }

        double[] scaled = values.ToArray();
        foreach (ref double value in scaled.AsSpan())
        {
            value = high > low ? (value - low) / (high - low) : value;
        }

        return scaled;
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
