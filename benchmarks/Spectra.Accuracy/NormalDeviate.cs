namespace Spectra.Accuracy;

/// <summary>Draws from the normal distribution.</summary>
internal static class NormalDeviate
{
    /// <summary>A standard normal deviate.</summary>
    public static double Of(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
