using System.Collections.Concurrent;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Confidence;

/// <summary>Water vapour and carbon dioxide that changed between background and sample.</summary>
/// <remarks>
/// The level is the fitted amount (<see cref="AirProfile.Fit"/>, 4 cm-1) at the profile's highest line, of either sign, as a share of the
/// spectrum's span. It counts from 3 % of the span and three times the noise on, where the correlation with the profile is at least 0.4 (0.6
/// for carbon dioxide, whose one broad band is less distinctive); from 15 % on the spectrum is marginal. Gas spectra are not judged: there both can be the sample.
/// </remarks>
internal static class AirResidue
{
    private const double LeastShare = 0.03;
    private const double MarginalShare = 0.15;
    private const double LeastNoise = 3;
    private const double LeastVapourCorrelation = 0.4;
    private const double LeastDioxideCorrelation = 0.6;
    private const double LeastEvidence = 4;
    private const double UsualResolution = 4;

    private static readonly ConcurrentDictionary<SpectralGrid, (AirProfile[] Vapour, AirProfile Dioxide)> Profiles = new();

    public static IEnumerable<QualityReason> Of(PreparedSpectrum prepared)
    {
        if (prepared.Technique == Technique.Gas)
        {
            yield break;
        }

        (AirProfile[] vapour, AirProfile dioxide) = Profiles.GetOrAdd(prepared.Grid, Compute);
        double water = vapour.Max(profile => Level(prepared, profile, LeastVapourCorrelation));
        if (water > 0)
        {
            yield return new QualityReason(Weight(water), "water-vapour", FormattableString.Invariant($"water vapour of the air is {water:P0} of the spectrum's height: the air changed since the background was taken"));
        }

        double carbon = Level(prepared, dioxide, LeastDioxideCorrelation);
        if (carbon > 0)
        {
            yield return new QualityReason(Weight(carbon), "carbon-dioxide", FormattableString.Invariant($"carbon dioxide of the air is {carbon:P0} of the spectrum's height: isocyanate and nitrile are hard to assess"));
        }
    }

    private static QualityVerdict Weight(double level) => level >= MarginalShare ? QualityVerdict.Marginal : QualityVerdict.Usable;

    /// <summary>The level as a share of the span; 0 where it does not count.</summary>
    private static double Level(PreparedSpectrum prepared, AirProfile profile, double leastCorrelation)
    {
        (double amount, double correlation, double evidence) = profile.Fit(prepared.Ordinates);
        double span = OrdinateSpan.Of(prepared.Ordinates);
        double level = Math.Abs(amount);
        return Math.Abs(correlation) >= leastCorrelation && evidence >= LeastEvidence && level >= LeastShare * span && level >= LeastNoise * NoiseEstimate.Of(prepared.Ordinates)
            ? level / span
            : 0;
    }

    private static (AirProfile[] Vapour, AirProfile Dioxide) Compute(SpectralGrid grid)
    {
        double[] x = [.. Enumerable.Range(0, grid.Count).Select(i => grid[i])];
        return (WaterVapour.Profiles(x, UsualResolution), CarbonDioxide.Profile(x, UsualResolution));
    }
}
