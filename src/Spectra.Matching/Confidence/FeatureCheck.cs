using System.Collections.Immutable;
using Spectra.Explanation;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Confidence;

/// <summary>Samples in which infrared finds too little to name anything.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>featureless</c>: no band (<see cref="BandPicking"/>), and of a reflectance no edge either: log10(1 + K) spans less than 0.05.</item>
/// <item><c>broadband-absorber</c>: a span of at least 0.15 of which the highest band makes less than 3 %: black, carbon-filled or metallic.</item>
/// <item><c>transparent-salt</c>: only bands of water (3000-3700 and 1600-1690, perhaps 2050-2250 and below 900 cm-1), the highest below 0.1:
/// what an ionic salt without bands of its own shows with its moisture.</item>
/// <item><c>moisture-only</c>: the same bands, higher, and not of the shape of liquid water (<see cref="AqueousSample"/>): usable, since a library may hold it.</item>
/// </list>
/// </remarks>
internal static class FeatureCheck
{
    /// <summary>The code of a sample whose only bands are those of moisture.</summary>
    public const string MoistureOnly = "moisture-only";

    private const double BroadbandSpan = 0.15;
    private const double BroadbandShare = 0.03;
    private const double MoistureHeight = 0.1;
    private const double EdgeSpan = 0.05;

    private static readonly (double From, double To)[] WaterBands = [(3000, 3700), (1600, 1690), (2050, 2250), (0, 900)];

    public static QualityReason? Of(PreparedSpectrum prepared, ImmutableArray<Band> bands)
    {
        double span = OrdinateSpan.Of(prepared.Ordinates);
        double highest = bands.IsEmpty ? 0 : bands.Max(band => band.Height);
        if (IsAbsorbance(prepared) && span >= BroadbandSpan && highest < BroadbandShare * span)
        {
            return new QualityReason(QualityVerdict.Unusable, "broadband-absorber", "the sample absorbs everywhere and shows no bands of its own: black, carbon-filled or metallic");
        }

        if (bands.IsEmpty && prepared.Technique == Technique.Reflectance && PortableMath.Log10(1 + span) >= EdgeSpan)
        {
            return null;
        }

        if (bands.IsEmpty)
        {
            return new QualityReason(QualityVerdict.Unusable, "featureless", "no band rises out of the noise");
        }

        if (!IsOnlyWater(bands))
        {
            return null;
        }

        return highest < MoistureHeight && prepared.Technique == Technique.Atr
            ? new QualityReason(QualityVerdict.Unusable, "transparent-salt", "only traces of moisture absorb: an ionic salt or another substance that infrared does not see")
            : new QualityReason(QualityVerdict.Usable, MoistureOnly, "only bands of moisture: a moist substance without bands of its own in this range");
    }

    /// <summary>Reflectance and gas coefficients have a scale of their own.</summary>
    private static bool IsAbsorbance(PreparedSpectrum prepared) => prepared.Technique is Technique.Atr or Technique.Transmission or Technique.NotStated;

    private static bool IsOnlyWater(ImmutableArray<Band> bands) =>
        bands.All(band => WaterBands.Any(water => band.Position >= water.From && band.Position <= water.To))
        && bands.Any(band => band.Position is >= 3000 and <= 3700)
        && bands.Any(band => band.Position is >= 1600 and <= 1690);
}
