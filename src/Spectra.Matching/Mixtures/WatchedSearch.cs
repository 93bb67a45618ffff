using System.Collections.Immutable;
using Spectra.Libraries;

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
        Candidate[] candidates = [.. Candidates(problem, settings.Watched, query, settings.Without).Where(candidate => !fit.Set.Any(candidate.IsSameSubstance))];
        MixtureFit[] rests = candidates.Length == 0 ? [] : [.. Enumerable.Range(0, fit.Set.Length).Select(fit.Without)];
        WatchedEvidence[] evidence = new WatchedEvidence[candidates.Length];
        Parallel.For(0, evidence.Length, i =>
            evidence[i] = Of(fit, rests, candidates[i], later.GetValueOrDefault(candidates[i].Reference.Substance.Key, WatchedEvidence.NotChosen)));
        return [.. evidence];
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

    private static IEnumerable<Candidate> Candidates(MixtureProblem problem, IReadOnlySet<string> watched, Coverage query, string? without)
    {
        ImmutableArray<(ReferenceLibrary, int)>.Builder rows = ImmutableArray.CreateBuilder<(ReferenceLibrary, int)>();
        foreach (ReferenceLibrary library in problem.Libraries)
        {
            bool[] isAsked = new bool[library.Substances.Count];
            foreach (string key in watched)
            {
                int substance = key == without ? -1 : library.Substances.Find(key);
                if (substance >= 0)
                {
                    isAsked[substance] = true;
                }
            }

            for (int row = 0; row < library.References.Length; row++)
            {
                if (isAsked[library.Substances.OfRows[row]] && library.Coverages[row].CountShared(query) >= CandidateScreen.MinimumOverlap * query.Count)
                {
                    rows.Add((library, row));
                }
            }
        }

        return problem.Find(rows.ToImmutable()).Where(candidate => candidate.Norm > 0);
    }

    /// <summary>The evidence for one watched substance.</summary>
    /// <param name="fit">The fit of the components.</param>
    /// <param name="rests">That fit without each of them.</param>
    /// <param name="candidate">The substance's reference.</param>
    /// <param name="laterOdds">Its log odds in larger sets.</param>
    private static WatchedEvidence Of(MixtureFit fit, MixtureFit[] rests, Candidate candidate, double laterOdds)
    {
        MixtureFit joined = fit.With(candidate, fit.Set.Length);
        double share = Share(joined, fit.Set.Length);
        double? cost = null;
        for (int position = 0; position < fit.Set.Length; position++)
        {
            MixtureFit instead = rests[position].With(candidate, position);
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
