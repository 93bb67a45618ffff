using System.Collections.Immutable;
using Spectra.Explanation;
using Spectra.Preprocessing;

namespace Spectra.Confidence;

/// <summary>What an earlier sample or the cleaning left on the crystal.</summary>
/// <remarks>
/// Counts where every band of a solvent that is at least medium and lies in the measured range is found within 5 cm-1, at least three of them;
/// the very strong one stands between 3 % and 30 % of the spectrum's highest band (a higher one is the sample, not a residue), and no other is
/// more than one and a half times as high as it. Only ATR spectra, or such as state no technique, are judged.
/// </remarks>
internal static class SolventResidue
{
    private const double Tolerance = 5;
    private const double LeastShare = 0.03;
    private const double MostShare = 0.3;
    private const double MostOverStrongest = 1.5;
    private const int FewestBands = 3;

    public static QualityReason? Of(PreparedSpectrum prepared, ImmutableArray<Band> bands, ResidueTable table)
    {
        if (prepared.Technique is not (Technique.Atr or Technique.NotStated) || bands.IsEmpty)
        {
            return null;
        }

        double highest = bands.Max(band => band.Height);
        string[] found = [.. table.Solvents.Where(solvent => IsPresent(prepared, solvent, bands, highest)).Select(solvent => solvent.Name)];
        return found.Length == 0
            ? null
            : new QualityReason(QualityVerdict.Usable, "previous-sample-residue", $"faint bands as of {string.Join(" or ", found)} are present: the crystal may not have been clean and dry");
    }

    private static bool IsPresent(PreparedSpectrum prepared, ResidueTable.Solvent solvent, ImmutableArray<Band> bands, double highest)
    {
        ResidueTable.SolventBand[] expected = [.. solvent.Bands.Where(band => band.Intensity != "w" && IsMeasured(prepared, band.Position))];
        double[] heights = [.. expected.Select(band => Height(bands, band.Position))];
        if (expected.Length < FewestBands || heights.Contains(0))
        {
            return false;
        }

        double strongest = expected.Zip(heights).Where(pair => pair.First.Intensity == "vs").Select(pair => pair.Second).DefaultIfEmpty(0).Max();
        return strongest >= LeastShare * highest && strongest <= MostShare * highest && heights.Max() <= MostOverStrongest * strongest;
    }

    private static double Height(ImmutableArray<Band> bands, double position) =>
        bands.Where(band => Math.Abs(band.Position - position) <= Tolerance).Select(band => band.Height).DefaultIfEmpty(0).Max();

    private static bool IsMeasured(PreparedSpectrum prepared, double position)
    {
        int i = (int)Math.Round((position - prepared.Grid.First) / prepared.Grid.Step);
        return i >= 0 && i < prepared.Grid.Count && !double.IsNaN(prepared.Ordinates[i]);
    }
}
