using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>Carbon dioxide's band near 2349 cm-1 bridged by a smooth curve, where the spectrum shows it.</summary>
/// <param name="From">The lower end in cm-1.</param>
/// <param name="To">The upper end in cm-1.</param>
/// <remarks>
/// Shown: the differences (<see cref="AirProfile.Fit"/>) correlate with the computed band by at least 0.5 in size, with evidence above 3. The bridge is the cubic that
/// continues the straight lines fitted to 30 cm-1 on either side (Hermite), blended in by the smooth step 3t² - 2t³ over 3/10 of the region at
/// each end, as Quasar's correction blends by a Tukey window. What really absorbs there (isocyanate, some nitriles) is lost, and the warning
/// says so. A spectrum that ends inside the region is left alone. The band: rigid-rotor lines v0 + (B' + B'')m + (B' - B'')m², even J, with
/// v0 = 2349.14, B' = 0.38714, B'' = 0.39022 cm-1 (Herzberg), intensity |m| exp(-B'' J(J+1) / 206 cm-1).
/// </remarks>
internal sealed record CarbonDioxide(double From, double To) : IPreprocessingStep
{
    private const double LeastCorrelation = 0.5;
    private const double LeastEvidence = 3;
    private const double Shoulder = 30;
    private const double BlendShare = 0.3;
    private const double UsualResolution = 4;
    private const double Origin = 2349.14;
    private const double UpperConstant = 0.38714;
    private const double LowerConstant = 0.39022;
    private const double ThermalEnergy = 206;

    private static readonly (double Wavenumber, double Intensity)[] Lines = [.. Rotational()];

    public string Formula => FormattableString.Invariant($"carbon-dioxide({From:R}-{To:R},cubic,blend=0.3,correlation=0.5,evidence=3)");

    public PreparationRefusal? Check(Spectrum spectrum) => EvenAxis.Check(spectrum, "carbon-dioxide");

    public Spectrum Apply(Spectrum spectrum)
    {
        ReadOnlySpan<double> x = spectrum.Axis.Positions;
        (_, double correlation, double evidence) = Profile(x, spectrum.Acquisition.ResolutionPerCentimetre ?? UsualResolution).Fit(spectrum.Ordinates);
        if (Math.Abs(correlation) < LeastCorrelation || evidence < LeastEvidence
            || Line(x, spectrum.Ordinates, From - Shoulder, From) is not { } left
            || Line(x, spectrum.Ordinates, To, To + Shoulder) is not { } right)
        {
            return spectrum;
        }

        double[] result = spectrum.Ordinates.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            double t = (x[i] - From) / (To - From);
            if (t is > 0 and < 1)
            {
                double share = SmoothStep(Math.Min(1, Math.Min(t, 1 - t) / BlendShare));
                result[i] += share * (Bridge(t, left, right) - result[i]);
            }
        }

        return spectrum.With(result, new SpectrumWarning(
            "carbon-dioxide-bridged",
            FormattableString.Invariant($"Carbon dioxide was found (correlation {correlation:F2}); {From:F0}-{To:F0} cm-1 were bridged: isocyanate and nitrile are not assessable there.")));
    }

    /// <summary>The band as an instrument of this resolution sees it.</summary>
    internal static AirProfile Profile(ReadOnlySpan<double> x, double resolution) => AirProfile.Of(x, (2280, 2400), Lines, resolution);

    private double Bridge(double t, (double Value, double Slope) left, (double Value, double Slope) right)
    {
        double length = To - From;
        double u = 1 - t;
        return (left.Value * (1 + (2 * t)) * u * u) + (left.Slope * length * t * u * u) + (right.Value * (1 + (2 * u)) * t * t) - (right.Slope * length * u * t * t);
    }

    private static double SmoothStep(double t) => t * t * (3 - (2 * t));

    /// <summary>The straight line through the points between two positions: its value at the end that faces the region, and its slope.</summary>
    private (double Value, double Slope)? Line(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double from, double to)
    {
        (double n, double sx, double sy, double sxx, double sxy) = (0, 0, 0, 0, 0);
        double origin = from < From ? to : from;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] >= from && x[i] <= to && !double.IsNaN(y[i]))
            {
                double d = x[i] - origin;
                (n, sx, sy, sxx, sxy) = (n + 1, sx + d, sy + y[i], sxx + (d * d), sxy + (d * y[i]));
            }
        }

        double variance = (n * sxx) - (sx * sx);
        if (n < 3 || variance <= 0)
        {
            return null;
        }

        double slope = ((n * sxy) - (sx * sy)) / variance;
        return ((sy - (slope * sx)) / n, slope);
    }

    /// <summary>The P line (m = -J) and the R line (m = J + 1) of each even J.</summary>
    private static IEnumerable<(double Wavenumber, double Intensity)> Rotational()
    {
        for (int j = 0; j <= 60; j += 2)
        {
            double population = PortableMath.Exp(-LowerConstant * j * (j + 1) / ThermalEnergy);
            foreach (int m in (int[])[-j, j + 1])
            {
                yield return (Origin + ((UpperConstant + LowerConstant) * m) + ((UpperConstant - LowerConstant) * m * m), Math.Abs(m) * population);
            }
        }
    }
}
