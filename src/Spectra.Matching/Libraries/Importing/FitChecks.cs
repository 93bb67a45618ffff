using System.Collections.Immutable;

namespace Spectra.Libraries.Importing;

/// <summary>Turns the fit of labels to spectra into findings: the worst of each kind are to be looked at.</summary>
internal static class FitChecks
{
    /// <summary>The share of a kind's entries that is looked at: what a person can still go through of a right library.</summary>
    private const double LookedAt = 0.016;

    /// <summary>An entry is not looked at where fewer other labels than this share fit better.</summary>
    private const double LeastBetter = 0.015;

    /// <summary>The findings by row.</summary>
    public static IEnumerable<(int Row, EntryFinding Finding)> Of(ReferenceLibrary library, LabelScore?[] scores)
    {
        foreach (IGrouping<Technique, int> kind in Enumerable.Range(0, scores.Length).Where(row => scores[row] is not null).GroupBy(row => LabelFit.Kind(library.References[row].Technique)))
        {
            ImmutableArray<double> fits = [.. kind.Select(row => scores[row]!.Value.Fit).Order()];
            double threshold = fits[(int)(LookedAt * (fits.Length - 1))];
            foreach (int row in kind.Where(row => scores[row]!.Value.Fit < threshold && scores[row]!.Value.BetterShare >= LeastBetter))
            {
                yield return (row, new EntryFinding(
                    FindingCodes.LabelDoubt,
                    FindingWeight.Flagged,
                    FormattableString.Invariant($"The spectrum does not fit '{library.References[row].Substance.Name}' as the other entries have it: {scores[row]!.Value.BetterShare:P0} of other labels fit it better. Compare the spectrum with another source."),
                    null));
            }
        }
    }
}
