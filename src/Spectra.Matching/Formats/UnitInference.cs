using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Formats;

/// <summary>Infers the units of numbers that nobody states, conservatively and never without a warning.</summary>
/// <remarks>
/// <para>Axis: 1/cm when every position lies in 0-15 000 and they span more than 100; wavelengths in um never span that much,
/// and a heading that says "wavelength" has already been reported as such.</para>
/// <para>Ordinate: absorbance when all values lie in -1 to 10 and do not look like a transmittance, which runs near 1 with dips.
/// Values up to 120 look like per cent, but of transmittance or reflectance is not to be told: nothing is inferred.</para>
/// </remarks>
internal static class UnitInference
{
    private const double MostPerCentimetre = 15_000;
    private const double LeastSpan = 100;
    private const double LeastAbsorbance = -1;
    private const double MostAbsorbance = 10;
    private const double LeastPercent = -6;
    private const double MostPercent = 120;

    /// <summary>The axis unit that the positions suggest, with a warning either way.</summary>
    public static AxisUnit Axis(Spectrum spectrum, ImmutableArray<SpectrumWarning>.Builder warnings)
    {
        (double least, double most) = Range(spectrum.Axis.Positions);
        string range = string.Create(CultureInfo.InvariantCulture, $"{least:G6} to {most:G6}");
        if (least >= 0 && most <= MostPerCentimetre && most - least > LeastSpan)
        {
            warnings.Add(new SpectrumWarning("unit-assumed", $"The axis unit is not stated; the positions {range} were taken as 1/cm."));
            return AxisUnit.PerCentimetre;
        }

        warnings.Add(new SpectrumWarning("unit-unknown", $"The axis unit is not stated and the positions {range} don't tell it: expected 1/cm, um or nm to be stated."));
        return AxisUnit.NotStated;
    }

    /// <summary>The ordinate unit that the values suggest, with a warning either way.</summary>
    public static OrdinateUnit Ordinate(Spectrum spectrum, AxisUnit axis, ImmutableArray<SpectrumWarning>.Builder warnings)
    {
        double[] present = Present(spectrum.Ordinates);
        (double least, double most) = Range(present);
        string range = string.Create(CultureInfo.InvariantCulture, $"{least:G6} to {most:G6}");
        if (AreCounts(spectrum.Unit, axis, present))
        {
            warnings.Add(new SpectrumWarning("unit-assumed", $"The ordinates are headed '{spectrum.Unit.Stated}' and are whole numbers, {range}: taken as Raman counts, which are not comparable with infrared."));
            return OrdinateUnit.Of("raman-counts", spectrum.Unit.Stated);
        }

        string? why = !axis.IsOptical ? "stand on an axis that is not known to be optical"
            : least >= LeastAbsorbance && most <= MostAbsorbance ? (LooksLikeTransmittance(present, most) ? "run near 1 with dips, as a transmittance does" : null)
            : least >= LeastPercent && most is > MostAbsorbance and <= MostPercent ? "look like per cent, but of transmittance or of reflectance they don't tell"
            : "fit no known unit";
        if (why is null)
        {
            warnings.Add(new SpectrumWarning("unit-assumed", $"The ordinate unit is not stated; the values {range} were taken as absorbance."));
            return OrdinateUnit.Absorbance;
        }

        warnings.Add(new SpectrumWarning("unit-unknown", $"The ordinate unit is not stated and was not inferred: the values {range} {why}."));
        return spectrum.Unit;
    }

    private static bool AreCounts(OrdinateUnit unit, AxisUnit axis, double[] present) =>
        (unit.Stated.Contains("intensity", StringComparison.OrdinalIgnoreCase) || unit.Stated.Contains("counts", StringComparison.OrdinalIgnoreCase))
        && (axis == AxisUnit.PerCentimetre || axis == AxisUnit.RamanShift)
        && Array.TrueForAll(present, value => value >= 0 && value == Math.Floor(value));

    // A transmittance spends most of its points near full light; an absorbance near its lowest values.
    private static bool LooksLikeTransmittance(double[] present, double most)
    {
        Array.Sort(present);
        return most is >= 0.9 and <= 1.1 && present[0] >= -0.05 && present[present.Length / 2] > 0.75;
    }

    private static double[] Present(ReadOnlySpan<double> ordinates)
    {
        List<double> present = new(ordinates.Length);
        foreach (double ordinate in ordinates)
        {
            if (!double.IsNaN(ordinate))
            {
                present.Add(ordinate);
            }
        }

        return [.. present];
    }

    private static (double Least, double Most) Range(ReadOnlySpan<double> values)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        foreach (double value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return (least, most);
    }
}
