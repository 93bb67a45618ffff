namespace Spectra.Scan;

/// <summary>Where on the grid a row has its structure, in 64 bytes: for each of 64 stretches the norm of its values, rounded up to a 255th.</summary>
/// <remarks>By it the norm that a row keeps when points are masked is bounded from below, without reading the row.</remarks>
internal static class EnergyProfile
{
    /// <summary>How many stretches a row is cut into, a byte each.</summary>
    public const int Stretches = 64;

    private const int Steps = 255;

    /// <summary>How many values a stretch has.</summary>
    public static int LengthOf(int points) => (points + Stretches - 1) / Stretches;

    /// <summary>The profile of a row of norm 1 or less.</summary>
    /// <param name="row">The row.</param>
    /// <param name="profile">A byte for each stretch.</param>
    public static void Of(ReadOnlySpan<float> row, Span<byte> profile)
    {
        int length = LengthOf(row.Length);
        for (int stretch = 0; stretch < Stretches; stretch++)
        {
            double squares = 0;
            foreach (float value in row[Math.Min(row.Length, stretch * length)..Math.Min(row.Length, (stretch + 1) * length)])
            {
                squares += (double)value * value;
            }

            profile[stretch] = (byte)Math.Min(Steps, Math.Ceiling(Math.Sqrt(squares) * (Steps * (1 + 1e-9))));
        }
    }

    /// <summary>At most how much of a row's squared norm lies in some of its stretches; 1 where it may be all.</summary>
    public static float MostSquares(ReadOnlySpan<byte> profile, ReadOnlySpan<int> stretches)
    {
        int sum = 0;
        foreach (int stretch in stretches)
        {
            sum += profile[stretch] * profile[stretch];
        }

        return MathF.Min(1, sum * (1.00001f / (Steps * Steps)));
    }
}
