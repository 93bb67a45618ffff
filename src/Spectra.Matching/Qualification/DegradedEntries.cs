using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Qualification;

/// <summary>Searches a library with its own entries degraded (see <see cref="DegradedSpectrum"/>), and holds the answers against the confidence model.</summary>
/// <remarks>The queries are made and not measured: what they show is which entries a poor measurement can no longer tell apart, not how often an answer in the field is right.</remarks>
public static class DegradedEntries
{
    /// <summary>Searches one entry a substance, at most so many.</summary>
    /// <param name="library">The library.</param>
    /// <param name="most">How many entries at most.</param>
    /// <param name="seed">Which of them, where there are more, and how each is degraded.</param>
    /// <param name="progress">Told the share that is done.</param>
    public static ImmutableArray<HeldOut> Search(ReferenceLibrary library, int most, int seed, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        LibrarySearch search = new([library], Metric.Combined);
        VerdictPolicy policy = VerdictPolicy.For(Metric.Combined);
        int[] rows = [.. EntryChoice.Of(Enumerable.Range(0, library.Substances.Count).Select(substance => library.Substances.RowsOf(substance)[0]), row => library.References[row].Id, most, seed)];
        List<HeldOut> found = [];
        for (int i = 0; i < rows.Length; i++)
        {
            if (Of(library, search, policy, rows[i], (ulong)seed + (ulong)i) is { } one)
            {
                found.Add(one);
            }

            progress?.Report((i + 1.0) / rows.Length);
        }

        return [.. found.OrderBy(static one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>Null where the recipe refuses the degraded entry, or nothing could be compared with it.</summary>
    private static HeldOut? Of(ReferenceLibrary library, LibrarySearch search, VerdictPolicy policy, int row, ulong seed)
    {
        ReferenceSpectrum entry = library.References[row];
        if (library.Recipe.Apply(DegradedSpectrum.Of(library, row, seed)) is not Preparation.Ready { Spectrum: { } query }
            || search.Search(query, policy.Needed, policy.Within) is not { Hits: [{ } first, ..] } hits)
        {
            return null;
        }

        HeldOut found = new(
            entry.Id,
            first.Reference.Substance.Key == entry.Substance.Key,
            first.Reference.Substance.IsFamilyOf(entry.Substance),
            first.Hqi.Value,
            hits.Hits.Skip(1).Where(hit => !hit.IsFamilyOf(first)).Select(static hit => hit.Hqi.Value).FirstOrDefault());
        Assessment assessment = ConfidenceModel.Shipped.Assess(query, [library], hits);
        if (assessment.Withheld is not null)
        {
            return found;
        }

        CalibrationDomain domain = ConfidenceModel.Shipped.DomainOf(first.Reference);
        return found with
        {
            Domain = domain.Id,
            IsInAnswerSet = assessment.AnswerSet.Any(hit => hit.Reference.Substance.Key == entry.Substance.Key),
            RightProbability = HitEvidence.Of(query, [library], hits.Hits)
                .Where(evidence => evidence.Hit.Reference.Substance.Key == entry.Substance.Key)
                .Select(evidence => ConfidenceModel.Probability(domain, evidence))
                .FirstOrDefault(),
        };
    }
}
