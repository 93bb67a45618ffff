using Spectra.Roles;

namespace Spectra.Performance;

/// <summary>Whether a measurement shows the standard at all, and how far from its place.</summary>
internal static class Recognition
{
    /// <summary>How far in cm-1 the bands may stray from one straight error of the scale: more is another material with bands near these places, not a misaligned instrument.</summary>
    private const double Straightness = 1.5;

    /// <summary>Recognition allows 4 cm-1 about each of these displacements: together 10 cm-1 to either side, so that a badly misaligned instrument fails instead of being unknown.</summary>
    private static readonly double[] Displacements = [-6, 6];

    /// <summary>The displacement in cm-1 at which all bands of the standard are there: 0 where they lie within 4 cm-1 of their places, null where they are at none.</summary>
    public static double? Displacement(Spectrum check, CheckStandard standard)
    {
        if (AbsorbanceCurve.Of(check) is not { } curve || curve.FirstWavenumber > standard.Span.From - 20 || curve.LastWavenumber < standard.Span.To + 20)
        {
            return null;
        }

        BandPattern pattern = standard.Pattern;
        if (pattern.IsShownBy(curve))
        {
            return 0;
        }

        CheckCurve points = CheckCurve.Of(check);
        return Displacements
            .Where(displacement => pattern.IsShownBy(curve.Displaced(-displacement)) && IsStraight(points, standard, displacement))
            .Select(static displacement => (double?)displacement)
            .FirstOrDefault();
    }

    /// <summary>Whether the bands' displacements lie on one least-squares line over the wavenumbers, as an error of the laser's wavenumber or an offset leaves them.</summary>
    private static bool IsStraight(CheckCurve points, CheckStandard standard, double displacement)
    {
        (double At, double By)[] found =
        [
            .. standard.Bands.Select(band => (band.Position, Found: BandPosition.Near(points, band.Position + displacement)))
                .Where(static band => band.Found is not null)
                .Select(static band => (band.Position, band.Found!.Wavenumber - band.Position)),
        ];
        if (found.Length < standard.Bands.Length)
        {
            return false;
        }

        double meanAt = found.Average(static band => band.At);
        double meanBy = found.Average(static band => band.By);
        double slope = found.Sum(band => (band.At - meanAt) * (band.By - meanBy)) / found.Sum(band => (band.At - meanAt) * (band.At - meanAt));
        return Array.TrueForAll(found, band => Math.Abs(band.By - meanBy - (slope * (band.At - meanAt))) <= Straightness);
    }
}
