using Spectra.Preprocessing;

namespace Spectra.Libraries.Importing;

/// <summary>Looks for axes and ordinates that are not in the unit they are labelled with.</summary>
/// <remarks>
/// Of the axis the numbers tell: infrared lies at 2 to 50 um and at 200 to 5000 cm-1. Of the ordinates the direction of the bands does: bands are narrow
/// and rise from a wide floor in absorbance, so the third moment of the levelled curve is positive. On the shared libraries 1 of 1000 right ones has a skewness below
/// 0.5 and 95 of 100 wrong ones one below 0.3; two right ones of 14 253 lie between 0 and 0.3, one of less than 0 is wrong indeed.
/// </remarks>
internal static class UnitSuspicion
{
    private const double LeastSkewness = 0.3;
    private const double CertainSkewness = 0;
    private const double MostMicrometres = 60;
    private const double LeastPerCentimetre = 150;
    private const double LeastNanometre = 15_000;
    private const double Neighbourhood = 300;

    /// <summary>What the numbers of a spectrum say against its units.</summary>
    public static IEnumerable<EntryFinding> Of(Spectrum spectrum, PreparedSpectrum? prepared)
    {
        if (Axis(spectrum.Axis) is { } axis)
        {
            yield return new EntryFinding(FindingCodes.AxisUnit, FindingWeight.Quarantined, axis, null);
        }

        string[] scale = [.. spectrum.Warnings.AddRange(prepared?.Warnings ?? []).Where(warning => warning.Code is "transmittance-scale" or "reflectance-scale" or "percent-scale" or "percent-assumed").Select(warning => warning.Message)];
        if (scale.Length > 0)
        {
            yield return new EntryFinding(FindingCodes.OrdinateScale, FindingWeight.Flagged, scale[0], null);
        }
        else if (IsPercentLabelledAbsorbance(spectrum))
        {
            yield return new EntryFinding(FindingCodes.OrdinateUnit, FindingWeight.Quarantined, "The ordinates are labelled absorbance but run to 100 or so: they look like per cent of transmittance.", null);
            yield break;
        }

        if (prepared is not null && prepared.Technique != Technique.Reflectance && Skewness(prepared) is var skewness && skewness < LeastSkewness)
        {
            yield return new EntryFinding(
                FindingCodes.OrdinateUnit,
                skewness < CertainSkewness ? FindingWeight.Quarantined : FindingWeight.Flagged,
                FormattableString.Invariant($"The bands point the wrong way for {spectrum.Unit.Id} (skewness {skewness:F1}, expected above {LeastSkewness}): absorbance and transmittance may be exchanged."),
                null);
        }
    }

    private static string? Axis(SpectralAxis axis)
    {
        double least = Math.Min(axis.First, axis.Last);
        double most = Math.Max(axis.First, axis.Last);
        string range = FormattableString.Invariant($"{least:G6} to {most:G6}");
        return axis.Unit == AxisUnit.PerCentimetre && most <= MostMicrometres ? $"The axis is labelled 1/cm but runs from {range}: it looks like micrometres."
            : axis.Unit == AxisUnit.PerCentimetre && most >= LeastNanometre ? $"The axis is labelled 1/cm but runs from {range}: it looks like nanometres."
            : axis.Unit == AxisUnit.Micrometre && most >= LeastNanometre ? $"The axis is labelled micrometres but runs from {range}: it looks like nanometres."
            : axis.Unit == AxisUnit.Micrometre && least >= LeastPerCentimetre ? $"The axis is labelled micrometres but runs from {range}: it looks like 1/cm."
            : axis.Unit == AxisUnit.Nanometre && most <= MostMicrometres ? $"The axis is labelled nanometres but runs from {range}: it looks like micrometres."
            : axis.Unit == AxisUnit.Nanometre && most <= 6000 ? $"The axis is labelled nanometres but runs from {range}: it looks like 1/cm."
            : null;
    }

    private static bool IsPercentLabelledAbsorbance(Spectrum spectrum)
    {
        if (spectrum.Unit != OrdinateUnit.Absorbance)
        {
            return false;
        }

        double[] present = [.. spectrum.Ordinates.ToArray().Where(ordinate => !double.IsNaN(ordinate)).Order()];
        return present[(int)(0.9 * (present.Length - 1))] is > 20 and <= 120;
    }

    /// <summary>The third moment of the absorbance above the mean of its neighbourhood, in units of its deviation.</summary>
    private static double Skewness(PreparedSpectrum prepared)
    {
        (double squares, double cubes, int count) = (0, 0, 0);
        foreach (double value in new SpectralView.Levelled(Neighbourhood).See(prepared.Ordinates, prepared.Grid))
        {
            if (!double.IsNaN(value))
            {
                (squares, cubes, count) = (squares + (value * value), cubes + (value * value * value), count + 1);
            }
        }

        double variance = squares / Math.Max(1, count);
        return variance > 0 ? cubes / count / (variance * Math.Sqrt(variance)) : double.PositiveInfinity;
    }
}
