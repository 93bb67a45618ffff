using System.Collections.Immutable;
using Spectra.Explanation;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Confidence;

/// <summary>Materials that are known for carrying what infrared can't see in them: paper, and plant or other biological material.</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>cellulose-carrier</c>: the pattern of native cellulose, a broad band at 3300-3400 and bands at 2900, 1428, 1368 and 1316; where 850-1250 was
/// measured, three of 1160, 1107, 1055, 1032 and 898 with the highest ordinate at 1000-1130, else (the rest alone also fits less specific spectra)
/// the first as the highest band and clear ones at 1428 and 1316.</item>
/// <item><c>biological-carrier</c>: protein (1615-1665 and 1510-1562), fat (2923 and 2853) and carbohydrate (1000-1085, broad) beside a broad band at 3260-3400.</item>
/// </list>
/// Both are remarks, not refusals: cotton is a legitimate answer where a library holds it. The statement then still says what can't be seen.
/// </remarks>
internal static class CarrierCheck
{
    private const double Everywhere = 0.9;
    private const double Faint = 0.01;

    private static readonly double[] Skeleton = [1160, 1107, 1055, 1032, 898];

    public static QualityReason? Of(PreparedSpectrum prepared, ImmutableArray<BandFeature> bands)
    {
        if (prepared.Technique is not (Technique.Atr or Technique.Transmission or Technique.NotStated))
        {
            return null;
        }

        return IsCellulose(prepared, bands)
            ? new QualityReason(QualityVerdict.Usable, "cellulose-carrier", "paper or plant material: what it carries (LSD on blotter, cannabinoids) cannot be seen by infrared")
            : IsBiological(bands)
                ? new QualityReason(QualityVerdict.Usable, "biological-carrier", "plant or other biological material: what it carries (cannabinoids, toxins, any drug) cannot be seen by infrared")
                : null;
    }

    private static bool IsCellulose(PreparedSpectrum prepared, ImmutableArray<BandFeature> bands)
    {
        BandFeature? hydroxyl = bands.Where(band => band.Position is >= 3300 and <= 3400 && band.Width >= 120 && band.Top >= 0.3).MaxBy(band => band.Height);
        if (hydroxyl is null || !Has(bands, 2900, 15, 0.03) || !Has(bands, 1428, 10, 0.02) || !Has(bands, 1368, 8, Faint) || !Has(bands, 1316, 8, 0.02))
        {
            return false;
        }

        return MeasuredShare.Of(prepared, 850, 1250) >= Everywhere
            ? Skeleton.Count(position => Has(bands, position, 8, Faint)) >= 3 && IsHighestWithin(prepared, 1000, 1130)
            : hydroxyl.Height >= 0.95 && Has(bands, 1428, 10, 0.1) && Has(bands, 1316, 8, 0.2);
    }

    private static bool IsBiological(ImmutableArray<BandFeature> bands) =>
        bands.Any(band => band is { Position: >= 3260 and <= 3400, Height: >= 0.2, Top: >= 0.3, Width: >= 120 })
        && Has(bands, 2923, 11, 0.05)
        && Has(bands, 2853, 7, Faint)
        && bands.Any(band => band is { Position: >= 1615 and <= 1665, Height: >= 0.1, Top: >= 0.2, Width: >= 40 })
        && bands.Any(band => band is { Position: >= 1510 and <= 1562, Height: >= 0.02, Top: >= 0.1 })
        && bands.Any(band => band is { Position: >= 1000 and <= 1085, Height: >= 0.2, Top: >= 0.5, Width: >= 50 });

    private static bool Has(ImmutableArray<BandFeature> bands, double position, double tolerance, double height) =>
        bands.Any(band => Math.Abs(band.Position - position) <= tolerance && band.Height >= height);

    /// <summary>Whether the curve comes within a twentieth of its span of its highest point in the range.</summary>
    private static bool IsHighestWithin(PreparedSpectrum prepared, double from, double to)
    {
        double highest = double.NegativeInfinity;
        double inside = double.NegativeInfinity;
        for (int i = 0; i < prepared.Ordinates.Length; i++)
        {
            double ordinate = prepared.Ordinates[i];
            if (!double.IsNaN(ordinate))
            {
                highest = Math.Max(highest, ordinate);
                inside = prepared.Grid[i] >= from && prepared.Grid[i] <= to ? Math.Max(inside, ordinate) : inside;
            }
        }

        return inside >= highest - (0.05 * OrdinateSpan.Of(prepared.Ordinates));
    }
}
