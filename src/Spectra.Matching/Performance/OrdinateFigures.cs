using static Spectra.Performance.CheckMeasurement;

namespace Spectra.Performance;

/// <summary>The noise, the baseline, and whether the ordinates are of a size that absorbance has.</summary>
internal static class OrdinateFigures
{
    /// <summary>The name of the noise's figure.</summary>
    public const string NoiseName = "Noise";

    /// <summary>The name of the strongest band's figure.</summary>
    public const string StrongestName = "Strongest band";

    /// <summary>The name of the baseline's figure.</summary>
    public const string BaselineName = "Baseline";

    private const string Unit = "absorbance";
    private const double LowestBaseline = -0.1;
    private const double HighestBaseline = 1;
    private const int Named = 6;

    /// <summary>The noise of one point in the quiet region against its limit.</summary>
    public static PerformanceFigure Noise(CheckMeasurement check)
    {
        SpectralRegion region = check.Criteria.Standard.QuietRegion;
        string where = $"between {Text(region.From, "F0")} and {Text(region.To, "F0")} cm-1";
        if (check.Noise is not { } noise)
        {
            return PerformanceFigure.Unknown(NoiseName, Unit, $"The noise was not judged: too few points were measured {where}.");
        }

        return PerformanceFigure.Of(NoiseName, noise, Unit, null, check.Criteria.HighestNoise, passes =>
            $"The noise {where} is {Text(noise, "0.######")} absorbance (root mean square), {(passes ? "at most" : "above")} {Text(check.Criteria.HighestNoise, "0.######")}."
            + (passes ? "" : " Clean the optics, take a fresh background, measure more scans; if it stays, the source or the detector is failing."));
    }

    /// <summary>The mean absorbance of the quiet region: below -0.1 more light arrived than was sent (an old background, or per cent taken for a fraction), above 1 hardly any.</summary>
    public static PerformanceFigure Baseline(CheckMeasurement check)
    {
        SpectralRegion region = check.Criteria.Standard.QuietRegion;
        (_, double[] quiet) = check.Curve.Within(region.From, region.To);
        if (quiet.Length == 0)
        {
            return PerformanceFigure.Unknown(BaselineName, Unit, "The baseline was not judged: the quiet region was not measured.");
        }

        double mean = quiet.Average();
        return PerformanceFigure.Of(BaselineName, mean, Unit, LowestBaseline, HighestBaseline, passes =>
            $"The baseline between {Text(region.From, "F0")} and {Text(region.To, "F0")} cm-1 has an absorbance of {Text(mean, "F3")}, {(passes ? "within" : "outside")} {Text(LowestBaseline, "F1")} to {Text(HighestBaseline, "F1")}."
            + (passes ? "" : " Take a fresh background; where the file is at fault, state whether its ordinates are per cent or a fraction."));
    }

    /// <summary>The strongest of the standard's bands, above the quiet region.</summary>
    public static PerformanceFigure Strongest(CheckMeasurement check)
    {
        PerformanceCriteria criteria = check.Criteria;
        (_, double[] quiet) = check.Curve.Within(criteria.Standard.QuietRegion.From, criteria.Standard.QuietRegion.To);
        BandPosition[] found = [.. criteria.Standard.Bands.Select(band => BandPosition.Near(check.Curve, band.Position + check.Displacement)).OfType<BandPosition>()];
        if (quiet.Length == 0 || found.Length == 0)
        {
            return PerformanceFigure.Unknown(StrongestName, Unit, "The size of the bands was not judged: the quiet region was not measured.");
        }

        double lowest = check.Technique == Technique.Transmission ? criteria.LowestAbsorbance : criteria.LowestAtrAbsorbance;
        BandPosition strongest = found.MaxBy(static band => band.Top)!;
        double height = strongest.Top - quiet.Average();
        return PerformanceFigure.Of(StrongestName, height, Unit, lowest, criteria.HighestAbsorbance, passes =>
            $"The strongest of the bands, at {Text(strongest.Wavenumber, "F0")} cm-1, has an absorbance of {Text(height, "F3")}, {(passes ? "within" : "outside")} {Text(lowest, "G2")} to {Text(criteria.HighestAbsorbance, "G2")}."
            + (passes ? "" : " Check the film, its contact with the crystal, and the unit of the ordinates.")
            + SaturatedBands(check));
    }

    /// <summary>Names the maxima above the saturation limit, whether the standard's own bands or others.</summary>
    private static string SaturatedBands(CheckMeasurement check)
    {
        (double[] x, double[] y) = check.Curve.Within(double.NegativeInfinity, double.MaxValue);
        List<string> saturated = [];
        for (int i = 0; i < x.Length; i++)
        {
            int top = i;
            for (; i < x.Length && y[i] > BandFigures.Saturated; i++)
            {
                top = y[i] > y[top] ? i : top;
            }

            if (y[top] > BandFigures.Saturated)
            {
                saturated.Add(Text(x[top], "F0"));
            }
        }

        string more = saturated.Count > Named ? $" and {saturated.Count - Named} more" : "";
        return saturated.Count == 0 ? "" : $" Saturated (less than 1 % of the light left): {string.Join(", ", saturated.Take(Named))}{more} cm-1.";
    }
}
