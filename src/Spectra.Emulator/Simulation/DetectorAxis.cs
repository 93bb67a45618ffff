namespace Spectra.Emulator.Simulation;

/// <summary>The points at which the simulated detector measures: multiples of the sampling interval that a laser of 15 798.25 cm-1 gives a transform of 8192 points.</summary>
internal static class DetectorAxis
{
    private const double Step = 15798.25 / 8192;
    private const int FirstMultiple = 338;
    private const int LastMultiple = 2074;

    /// <summary>The positions in cm-1, rising, 651.8 to 3999.7.</summary>
    public static double[] Positions()
    {
        double[] positions = new double[LastMultiple - FirstMultiple + 1];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = (FirstMultiple + i) * Step;
        }

        return positions;
    }
}
