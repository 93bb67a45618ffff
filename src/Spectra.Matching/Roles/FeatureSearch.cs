namespace Spectra.Roles;

/// <summary>Decides whether a spectrum shows bands at all.</summary>
/// <remarks>
/// <para>The curve is smoothed by a moving mean over 16 cm-1. The height at a position is what the smoothed curve has there above (or below) the mean of its values one arm to the left and one arm to the right,
/// so that an offset and a tilt of any size leave no height. A band shows where the height</para>
/// <list type="bullet">
/// <item>with arms of 60 cm-1 exceeds five times the noise of one point and 0.004 absorbance; where it exceeds a hundred times the noise, 0.0005 absorbance is enough (a thin layer on a quiet instrument), or</item>
/// <item>with arms of 250 cm-1 exceeds 0.02 absorbance and five times the noise of one point (a broad band, and no curved baseline).</item>
/// </list>
/// <para>Where the air's water vapour and carbon dioxide absorb (1300-1950, 2280-2400, 3500-4000 cm-1) their residue in a blank is no feature: where the position or the end of an arm lies there, 0.02 is asked for with the short arms too, after the smoothing that flattens their narrow lines.
/// Ordinates of unknown scale are held against their noise alone.</para>
/// <para>Five times the noise of one point is 10 to 15 times that of the smoothed height, so the quietest quarter's noise may stand for the whole spectrum even where the detector is weaker.</para>
/// </remarks>
internal static class FeatureSearch
{
    private const int SmoothingHalfWidth = 4;
    private const double ShortArm = 60;
    private const double LongArm = 250;
    private const double NarrowHeight = 0.004;
    private const double FaintHeight = 0.0005;
    private const double BroadHeight = 0.02;
    private const double NoiseMultiple = 5;
    private const double ClearMultiple = 100;

    private static readonly (double From, double To)[] AirAbsorbs = [(1300, 1950), (2280, 2400), (3500, 4000)];

    /// <summary>Whether any band rises out of the noise.</summary>
    public static bool HasBands(AbsorbanceCurve curve)
    {
        double[] smooth = Smoothed(curve.Absorbance);
        double faint = Math.Clamp(ClearMultiple * curve.Noise, FaintHeight, NarrowHeight);
        return ShowsHeight(curve, smooth, ShortArm, faint) || ShowsHeight(curve, smooth, LongArm, BroadHeight);
    }

    /// <summary>The moving mean over 16 cm-1, narrower at the ends.</summary>
    public static double[] Smoothed(ReadOnlySpan<double> absorbance)
    {
        double[] smooth = new double[absorbance.Length];
        for (int i = 0; i < smooth.Length; i++)
        {
            int reach = Math.Min(SmoothingHalfWidth, Math.Min(i, smooth.Length - 1 - i));
            double sum = 0;
            for (int j = i - reach; j <= i + reach; j++)
            {
                sum += absorbance[j];
            }

            smooth[i] = sum / ((2 * reach) + 1);
        }

        return smooth;
    }

    private static bool ShowsHeight(AbsorbanceCurve curve, double[] smooth, double arm, double least)
    {
        int reach = (int)(arm / AbsorbanceCurve.Step);
        double rounding = 1e-9 * Largest(smooth);
        for (int i = reach; i < smooth.Length - reach; i++)
        {
            double height = Math.Abs(smooth[i] - (0.5 * (smooth[i - reach] + smooth[i + reach])));
            bool inAir = AirAbsorbsAt(curve, i - reach) || AirAbsorbsAt(curve, i) || AirAbsorbsAt(curve, i + reach);
            double floor = !curve.IsScaled ? 0 : inAir ? BroadHeight : least;
            if (height > floor && height > NoiseMultiple * curve.Noise && height > rounding)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AirAbsorbsAt(AbsorbanceCurve curve, int i)
    {
        double wavenumber = curve.FirstWavenumber + (i * AbsorbanceCurve.Step);
        return Array.Exists(AirAbsorbs, window => wavenumber >= window.From && wavenumber <= window.To);
    }

    private static double Largest(double[] values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
