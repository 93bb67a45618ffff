namespace Spectra.Emulator.Simulation;

/// <summary>The shape of a simulated band: a mixture of a Lorentzian and a Pearson VII curve of exponent 8, which is near a Gaussian and needs no exponential.</summary>
internal static class LineShape
{
    private const double LorentzianShare = 0.6;

    // 4 (2^(1/8) - 1), so that the Pearson VII curve has the same full width at half maximum.
    private const double PearsonFactor = 4 * 0.0905077326652577;

    /// <summary>The height of a band of height 1 and the given full width at half maximum, at a distance from its centre.</summary>
    public static double At(double distance, double fullWidth)
    {
        double x = distance / fullWidth;
        double lorentzian = 1 / (1 + (4 * x * x));
        double pearson = 1 / (1 + (PearsonFactor * x * x));
        pearson *= pearson;
        pearson *= pearson;
        pearson *= pearson;
        return (LorentzianShare * lorentzian) + ((1 - LorentzianShare) * pearson);
    }

    /// <summary>About how broad bands are where they are: hydrogen-bonded O-H and N-H stretches are broad, ring and skeleton bands narrow.</summary>
    public static double FullWidth(double position) => position switch
    {
        < 1500 => 13,
        < 1850 => 17,
        < 2700 => 18,
        < 3150 => 25,
        _ => 72,
    };
}
