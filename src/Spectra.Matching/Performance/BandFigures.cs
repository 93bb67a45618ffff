using static Spectra.Performance.CheckMeasurement;

namespace Spectra.Performance;

/// <summary>The positions of a standard's bands against their tolerances.</summary>
/// <remarks>
/// A tolerance is widened to a quarter of the stated resolution or to half the distance of the points, where one of these is larger: at 4 cm-1 and finer the published tolerance stands, at 8 cm-1 it is 2 cm-1.
/// Coarser than 8 cm-1 (points more than 4.5 cm-1 apart) neighbouring bands run together, and no position is judged. By attenuated total reflection the tolerance reaches lower by the band's shift.
/// </remarks>
internal static class BandFigures
{
    /// <summary>The absorbance above which a band is taken as saturated: less than 1 % of the light is left, and the top is the detector's, not the band's.</summary>
    public const double Saturated = 2;

    private const string Unit = "cm-1";
    private const double CoarsestResolution = 8;
    private const double WidestStep = 4.5;

    /// <summary>One figure a band, in the standard's order.</summary>
    public static IEnumerable<PerformanceFigure> Of(CheckMeasurement check) => check.Criteria.Standard.Bands.Select(band => Of(check, band));

    private static PerformanceFigure Of(CheckMeasurement check, CheckBand band)
    {
        string at = $"{Text(band.Position, "F1")} cm-1";
        string name = $"Band {at}";
        double expected = band.Position + check.Displacement;
        double step = check.Curve.WidestStep(expected - BandPosition.Reach, expected + BandPosition.Reach);
        if (Hindrance(check, band, step) is { } hindrance)
        {
            return PerformanceFigure.Unknown(name, Unit, $"The band at {at} was not judged: {hindrance}.");
        }

        if (BandPosition.Near(check.Curve, expected) is not { } found)
        {
            return PerformanceFigure.Unknown(name, Unit, $"The band at {at} was not judged: no maximum was found there.");
        }

        double tolerance = Math.Max(band.Tolerance, Math.Max((check.Resolution ?? 0) / 4, step / 2));
        if (found.Top > Saturated)
        {
            return PerformanceFigure.Unknown(name, Unit, $"The band at {at} was not judged: it is saturated (absorbance {Text(found.Top, "F1")}). Use a thinner film.");
        }

        if (check.Noise is not { } noise || 2 * noise * found.Uncertainty > tolerance)
        {
            return PerformanceFigure.Unknown(name, Unit, $"The band at {at} was not judged: the noise leaves its position uncertain by more than the tolerance of {Text(tolerance, "F1")} cm-1. Measure more scans.", found.Wavenumber);
        }

        double lowest = band.Position - tolerance - (check.Technique == Technique.Atr ? band.AtrShift : 0);
        double highest = band.Position + tolerance;
        return PerformanceFigure.Of(name, found.Wavenumber, Unit, lowest, highest, passes =>
            $"The band at {at} was found at {Text(found.Wavenumber, "F2")} cm-1, {(passes ? "within" : "outside")} {Text(lowest, "F2")} to {Text(highest, "F2")} cm-1{Because(check, band, tolerance)}."
            + (passes ? "" : " Have the wavenumber scale calibrated before relying on this instrument."));
    }

    private static string? Hindrance(CheckMeasurement check, CheckBand band, double step) => check switch
    {
        _ when double.IsInfinity(step) => "the measured range does not reach past it",
        { Resolution: > CoarsestResolution } => $"the resolution of {Text(check.Resolution.Value, "G3")} cm-1 is coarser than {CoarsestResolution} cm-1",
        _ when step > WidestStep => $"the points are up to {Text(step, "F1")} cm-1 apart",
        { Technique: Technique.Atr } when !band.IsSeenInAtr => "attenuated total reflection does not show it well enough",
        { Technique: Technique.NotStated } when !band.IsSeenInAtr => "the technique is not stated, and attenuated total reflection would not show it well enough",
        _ => null,
    };

    private static string Because(CheckMeasurement check, CheckBand band, double tolerance)
    {
        string widened = tolerance > band.Tolerance ? $"widened from {Text(band.Tolerance, "F1")} to {Text(tolerance, "F2")} cm-1 for the resolution or the distance of the points" : "";
        string shifted = check.Technique == Technique.Atr && band.AtrShift > 0 ? $"reaching {Text(band.AtrShift, "F1")} cm-1 lower because attenuated total reflection shifts bands down" : "";
        return (widened, shifted) switch
        {
            ("", "") => "",
            (_, "") => $" (tolerance {widened})",
            ("", _) => $" (tolerance {shifted})",
            _ => $" (tolerance {widened}, {shifted})",
        };
    }
}
