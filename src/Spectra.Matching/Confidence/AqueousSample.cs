using System.Collections.Immutable;
using Spectra.Explanation;
using Spectra.Preprocessing;

namespace Spectra.Confidence;

/// <summary>Whether liquid water dominates a spectrum, by the shape of its bands and without a reference.</summary>
/// <remarks>
/// Liquid water absorbs at 3404 (about 400 cm-1 wide), 2128, 1644 and 686 cm-1, the bend a fifth as high as the stretch by transmission and up to a half by
/// ATR (J. E. Bertie and Z. Lan, Appl. Spectrosc. 50 (1996) 1047; quoted from memory, tolerances are wide for it). So: a band at 3200-3500 at least 200 cm-1 wide
/// whose top reaches a third of the spectrum's height; one at 1615-1665 with 0.1 to 0.8 of its prominence; and between 900 cm-1 and 3000 cm-1 nothing else above 0.15 of it. An
/// alcohol, acid, amine, glycol or sugar always shows its C-O, C=O or C-H bands above that. In the shared libraries no spectrum of anything else passes.
/// </remarks>
internal static class AqueousSample
{
    private const double LeastWidth = 200;
    private const double LeastTop = 1.0 / 3;
    private const double LeastBend = 0.1;
    private const double MostBend = 0.8;
    private const double MostOther = 0.15;

    private static readonly (double From, double To)[] WaterBands = [(0, 900), (1600, 1690), (2050, 2250), (3000, 3750)];

    public static QualityReason? Of(PreparedSpectrum prepared, ImmutableArray<BandFeature> bands) => IsMostlyWater(prepared, bands)
        ? new QualityReason(QualityVerdict.Usable, "mostly-water", "mostly water: dissolved substances not assessable")
        : null;

    private static bool IsMostlyWater(PreparedSpectrum prepared, ImmutableArray<BandFeature> bands)
    {
        BandFeature? stretch = bands.Where(band => band.Position is >= 3200 and <= 3500).MaxBy(band => band.Height);
        BandFeature? bend = bands.Where(band => band.Position is >= 1615 and <= 1665).MaxBy(band => band.Height);
        return prepared.Technique is Technique.Atr or Technique.Transmission or Technique.NotStated
            && stretch is not null && bend is not null
            && stretch.Width >= LeastWidth && stretch.Top >= LeastTop
            && bend.Height >= LeastBend * stretch.Height && bend.Height <= MostBend * stretch.Height
            && bands.All(band => IsOfWater(band.Position) || band.Height < MostOther * stretch.Height);
    }

    private static bool IsOfWater(double position) => WaterBands.Any(water => position >= water.From && position <= water.To);
}
