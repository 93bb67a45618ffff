using System.Collections.Immutable;

namespace Spectra.Mixtures;

/// <summary>Asks of every watched substance whether it could be in the sample beside, or instead of, the components.</summary>
/// <remarks>The likelihood-ratio test of one component at a time; the list is short, so that few chances for a false alarm are taken.</remarks>
internal static class WatchedSearch
{
    /// <summary>The evidence for each watched substance of the libraries that is no component, in the order of its rows.</summary>
    /// <param name="problem">The query.</param>
    /// <param name="path">The best sets of each size.</param>
    /// <param name="chosen">The number of components chosen.</param>
    /// <param name="model">The trained model.</param>
    /// <param name="settings">Which substances are watched.</param>
    /// <param name="query">The query's coverage.</param>
    public static ImmutableArray<WatchedEvidence> Of(
        MixtureProblem problem, ImmutableArray<SetOfComponents> path, int chosen, MixtureModel model, MixtureSettings settings, Coverage query)
    {
        MixtureFit fit = chosen > 0 ? path[chosen - 1].Fit : MixtureFit.Of(problem, [], []);
        Dictionary<string, double> later = Later(path, chosen, model.Component, problem.Space.Count);
        return
        [
            .. Candidates(problem, settings.Watched, query, settings.Without)
                .Where(candidate => !fit.Set.Any(candidate.IsSameSubstance))
                .Select(candidate => Of(fit, candidate, later.GetValueOrDefault(candidate.Reference.Substance.Key, WatchedEvidence.NotChosen)))
        ];
    }

    /// <summary>The best log odds of every substance in the sets larger than the chosen one.</summary>
    private static Dictionary<string, double> Later(ImmutableArray<SetOfComponents> path, int chosen, LogisticModel component, double points)
    {
        Dictionary<string, double> odds = new(StringComparer.Ordinal);
        foreach (SetOfComponents set in path.Skip(chosen))
        {
            double[][] features = MixtureFeatures.OfComponents(set, points);
            for (int i = 0; i < features.Length; i++)
            {
                string key = set.Fit.Set[i].Reference.Substance.Key;
                odds[key] = Math.Max(odds.GetValueOrDefault(key, WatchedEvidence.NotChosen), component.LogOdds(features[i]));
            }
        }

        return odds;
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

    private static WatchedEvidence Of(MixtureFit fit, Candidate candidate, double laterOdds)
    {
        MixtureFit joined = fit.With(candidate, fit.Set.Length);
        double share = Share(joined, fit.Set.Length);
        double? cost = null;
        for (int position = 0; position < fit.Set.Length; position++)
        {
            MixtureFit instead = fit.Without(position).With(candidate, position);
            if (cost is null || instead.Misfit < cost)
            {
                cost = instead.Misfit;
                share = Math.Max(share, Share(instead, position));
            }
        }

        return new WatchedEvidence(candidate, share, fit.Misfit - joined.Misfit, (cost ?? joined.Misfit) - fit.Misfit, laterOdds);
    }

    private static double Share(MixtureFit fit, int position)
    {
        double total = fit.Amplitudes.Sum();
        return total > 0 ? fit.Amplitudes[position] / total : 0;
    }
}
