namespace Spectra.Mixtures;

/// <summary>Smooth functions over a grid, made by additions and multiplications only.</summary>
internal static class SmoothFields
{
    /// <summary>The position from -1 at the first to 1 at the last point.</summary>
    public static double Centred(int index, SpectralGrid grid) => (2.0 * index / (grid.Count - 1)) - 1;

    /// <summary>cos(g π s) for g = 1 to <paramref name="count"/>, s from 0 to 1 along the grid; one after another.</summary>
    /// <remarks>cos((g + 1) θ) = 2 cos θ cos(g θ) - cos((g - 1) θ).</remarks>
    public static double[] Cosines(SpectralGrid grid, int count)
    {
        double[] fields = new double[count * grid.Count];
        for (int i = 0; i < grid.Count; i++)
        {
            double first = -Sine(Math.PI / 2 * Centred(i, grid));
            (double before, double now) = (1, first);
            for (int g = 0; g < count; g++)
            {
                fields[(g * grid.Count) + i] = now;
                (before, now) = (now, (2 * first * now) - before);
            }
        }

        return fields;
    }

    /// <summary>The sine within ±π/2 by its Taylor series up to the 21st power: below 1e-16 off.</summary>
    private static double Sine(double x)
    {
        double term = x;
        double sum = x;
        for (int power = 3; power <= 21; power += 2)
        {
            term *= -x * x / (power * (power - 1));
            sum += term;
        }

        return sum;
    }
}
