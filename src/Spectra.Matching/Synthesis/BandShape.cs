using System.Globalization;

namespace Spectra.Synthesis;

/// <summary>The height and the width that a band gets where its table has only a word for the one and nothing for the other.</summary>
internal static class BandShape
{
    private static readonly (string Word, double Height)[] Heights = [("vs", 1.0), ("s", 0.7), ("m", 0.4), ("w", 0.15), ("", 0.5)];

    // Full widths at half maximum in cm-1 below each upper end. Stretches of O-H and N-H are broadened by hydrogen bonds in solids and liquids.
    private static readonly (double UpTo, double Width)[] CondensedWidths = [(1500, 14), (1850, 18), (2700, 16), (3150, 26), (double.MaxValue, 80)];

    // The rotational branches of a small molecule, seen at the resolution of a portable instrument.
    private const double GasWidth = 30;

    /// <summary>The height of an intensity word or number; false where it is neither.</summary>
    public static bool TryHeight(string intensity, out double height)
    {
        foreach ((string word, double value) in Heights)
        {
            if (word == intensity)
            {
                height = value;
                return true;
            }
        }

        return double.TryParse(intensity, NumberStyles.Float, CultureInfo.InvariantCulture, out height) && height is >= 0 and <= 1;
    }

    /// <summary>The full width at half maximum in cm-1 of a band at a position.</summary>
    public static double FullWidth(double perCentimetre, SampleState state)
    {
        if (state == SampleState.Gas)
        {
            return GasWidth;
        }

        int region = 0;
        while (perCentimetre >= CondensedWidths[region].UpTo)
        {
            region++;
        }

        return CondensedWidths[region].Width;
    }
}
