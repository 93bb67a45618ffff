using System.Collections.Immutable;

namespace Spectra.Mixtures;

/// <summary>Asks of every watched substance whether it could be in the sample beside, or instead of, the components.</summary>
/// <remarks>The likelihood-ratio test of one component at a time; the list is short, so that few chances for a false alarm are taken.</remarks>
internal static class WatchedSearch
{
    /// <summary>The evidence for each watched substance of the libraries that is no component, in the order of its rows.</summary>
    /// <param name="problem">The query.</param>
    /// <param name="fit">The components.</param>
    /// <param name="watched">The keys of the watched substances.</param>
    /// <param name="query">The query's coverage.</param>
    /// <param name="without">A substance that counts as not being in the libraries.</param>
    public static ImmutableArray<WatchedEvidence> Of(MixtureProblem problem, MixtureFit fit, IReadOnlySet<string> watched, Coverage query, string? without = null)
    {
        ImmutableArray<WatchedEvidence>.Builder found = ImmutableArray.CreateBuilder<WatchedEvidence>();
        foreach (Candidate candidate in Candidates(problem, watched, query, without))
        {
            if (!fit.Set.Any(candidate.IsSameSubstance))
            {
                found.Add(Of(fit, candidate));
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<Candidate> Candidates(MixtureProblem problem, IReadOnlySet<string> watched, Coverage query, string? without) =>
        from library in problem.Libraries
        from row in Enumerable.Range(0, library.References.Length)
        let substance = library.References[row].Substance
        where watched.Contains(substance.Key) && substance.Key != without
        where library.Coverages[row].Intersect(query).Count >= CandidateScreen.MinimumOverlap * query.Count
        select problem.Find(library, row) into candidate
        where candidate is not null && candidate.Norm > 0
        select candidate;

    private static WatchedEvidence Of(MixtureFit fit, Candidate candidate)
    {
        MixtureFit joined = fit.With(candidate, fit.Set.Length);
        double share = Share(joined, fit.Set.Length);
        (double cost, int? replaced) = (joined.Misfit, null);
        for (int position = 0; position < fit.Set.Length; position++)
        {
            MixtureFit instead = fit.Without(position).With(candidate, position);
            if (replaced is null || instead.Misfit < cost)
            {
                (cost, replaced) = (instead.Misfit, position);
                share = Math.Max(share, Share(instead, position));
            }
        }

        return new WatchedEvidence(candidate, share, fit.Misfit - joined.Misfit, cost - fit.Misfit, replaced);
    }

    private static double Share(MixtureFit fit, int position)
    {
        double total = fit.Amplitudes.Sum();
        return total > 0 ? fit.Amplitudes[position] / total : 0;
    }
}
