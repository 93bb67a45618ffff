using System.Collections.Immutable;
using Spectra.Numerics;
using Spectra.Preprocessing;

namespace Spectra.Explanation;

/// <summary>Which classes a spectrum's bands hint at, for a spectrum that nothing in the library fits.</summary>
/// <remarks>
/// A class is hinted only where every one of its expected bands is found within 2 cm-1 of the table's range, high enough and of the right width, and no band
/// contradicts (<see cref="HintRule"/>). A range that must be empty and was not measured can't be, so the class is not hinted. Reflectance and
/// gas spectra get no hints: the table is of absorbance in condensed phases.
/// </remarks>
public static class ClassHints
{
    private const double Tolerance = 2;
    private const double Measured = 0.9;

    /// <summary>The hints, in the order of the rules.</summary>
    /// <param name="prepared">The spectrum.</param>
    /// <param name="table">The textbook ranges.</param>
    public static ImmutableArray<ClassHint> Of(PreparedSpectrum prepared, FunctionalGroupTable table)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(table);
        if (prepared.Technique is not (Technique.Atr or Technique.Transmission or Technique.NotStated))
        {
            return [];
        }

        ImmutableArray<BandFeature> bands = BandFeature.Of(prepared);
        double level = LevelOfAmineSalts(prepared);
        ImmutableArray<ClassHint>.Builder hints = ImmutableArray.CreateBuilder<ClassHint>();
        foreach (HintRule rule in HintRule.All)
        {
            HintBand?[] found = [.. rule.Expected.Select(alternatives => AnyOf([.. alternatives.Select(expected => Find(expected, table, bands, level)).OfType<HintBand>()]))];
            if (!found.Contains(null) && !rule.Contradicting.Any(contradiction => !IsEmpty(contradiction, prepared, bands)))
            {
                hints.Add(new ClassHint(rule.Class, [.. found.OfType<HintBand>()]));
            }
        }

        return hints.ToImmutable();
    }

    /// <summary>The first alternative's band, with every vibration that the ranges allow.</summary>
    private static HintBand? AnyOf(ImmutableArray<HintBand> alternatives) => alternatives.IsEmpty
        ? null
        : alternatives[0] with { Assignment = string.Join(" or ", alternatives.Select(band => band.Assignment).Distinct()) };

    private static HintBand? Find(HintRule.Expectation expected, FunctionalGroupTable table, ImmutableArray<BandFeature> bands, double level)
    {
        if (table.RangeOf(expected.Group, expected.Assignment) is not { } range || level < expected.Level)
        {
            return null;
        }

        (double from, double to) = (Math.Max(range.Low, expected.From), Math.Min(range.High, expected.To));
        BandFeature? best = bands
            .Where(band => band.Position >= from - Tolerance && band.Position <= to + Tolerance && band.Height >= expected.Height && band.Top >= expected.Top && band.Width >= expected.Narrowest && band.Width <= expected.Broadest)
            .MaxBy(band => band.Height);
        return best is null ? null : new HintBand(Math.Round(best.Position, 1), range.Low, range.High, expected.Assignment);
    }

    private static bool IsEmpty(HintRule.Contradiction range, PreparedSpectrum prepared, ImmutableArray<BandFeature> bands) =>
        MeasuredShare.Of(prepared, range.From, range.To) >= Measured && !bands.Any(band => band.Position >= range.From && band.Position <= range.To && band.Height >= range.Height);

    /// <summary>The mean of 2450-2650 cm-1 between the spectrum's lowest and highest ordinate; 0 where not measured.</summary>
    private static double LevelOfAmineSalts(PreparedSpectrum prepared)
    {
        if (MeasuredShare.Of(prepared, 2450, 2650) < 1)
        {
            return 0;
        }

        double lowest = double.PositiveInfinity;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < prepared.Ordinates.Length; i++)
        {
            double ordinate = prepared.Ordinates[i];
            lowest = double.IsNaN(ordinate) ? lowest : Math.Min(lowest, ordinate);
            if (prepared.Grid[i] is >= 2450 and <= 2650)
            {
                sum += ordinate;
                count++;
            }
        }

        double span = OrdinateSpan.Of(prepared.Ordinates);
        return span > 0 ? ((sum / count) - lowest) / span : 0;
    }
}
