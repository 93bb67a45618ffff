using System.Collections.Immutable;

namespace Spectra.Mixtures;

/// <summary>Finds the best set of components of each size: stepwise forward selection, each step followed by exchange of single components and one step back.</summary>
/// <remarks>
/// Stepwise selection by the score test (Rao, Proc. Camb. Phil. Soc. 44, 50, 1948), the best few tried in full; exchange as in Fedorov's
/// algorithm (Theory of Optimal Experiments, 1972); one step back after each forward, as in floating search (Pudil, Novovicova and Kittler,
/// Pattern Recognition Letters 15, 1119, 1994). Sets change one component at a time; combinations are not enumerated.
/// </remarks>
internal sealed class SetSearch(MixtureProblem problem, CandidateScreen screen)
{
    private const int Screened = 200;
    private const int Tried = 15;
    private const int Pooled = 40;
    private const int Exchanged = 6;
    private const int ExchangeRounds = 3;
    private const double Improvement = 1e-6;

    private readonly List<Candidate> _pool = [];

    /// <summary>The best sets of 1, 2, ... components, at most <paramref name="largest"/>; fewer where no further reference agrees with what is left.</summary>
    public ImmutableArray<SetOfComponents> Run(int largest)
    {
        ImmutableArray<SetOfComponents>.Builder path = ImmutableArray.CreateBuilder<SetOfComponents>();
        MixtureFit fit = MixtureFit.Of(problem, [], []);
        for (int size = 1; size <= largest; size++)
        {
            if (Grow(fit) is not { } grown)
            {
                break;
            }

            SetOfComponents best = Exchange(grown);
            if (size > 1 && Shrunk(best) is { } smaller && smaller.Misfit < (1 - Improvement) * path[^1].Fit.Misfit)
            {
                path[^1] = Exchange(smaller);
            }

            path.Add(best);
            fit = best.Fit;
        }

        return path.ToImmutable();
    }

    /// <summary>The fit without the component that is missed least: a set grown past a wrong choice gives the right smaller one back.</summary>
    private static MixtureFit Shrunk(SetOfComponents set) =>
        set.Fit.Without(Enumerable.Range(0, set.Evidence.Length).MinBy(position => set.Evidence[position].Drop));

    /// <summary>The fit with the one more component that lowers the misfit most.</summary>
    private MixtureFit? Grow(MixtureFit fit)
    {
        ImmutableArray<Candidate> ranked = Rank(fit, screen.Best(fit.Unexplained, Screened));
        foreach (Candidate candidate in ranked.Take(Pooled))
        {
            if (!_pool.Contains(candidate))
            {
                _pool.Add(candidate);
            }
        }

        return fit.WithEach([.. ranked.Take(Tried)], fit.Set.Length).MinBy(trial => trial.Misfit);
    }

    private SetOfComponents Exchange(MixtureFit fit)
    {
        ComponentEvidence[] evidence = new ComponentEvidence[fit.Set.Length];
        MixtureFit?[] settled = new MixtureFit?[fit.Set.Length];
        bool changed = true;
        for (int round = 0; changed && round < ExchangeRounds; round++)
        {
            changed = false;
            for (int position = 0; position < fit.Set.Length; position++)
            {
                if (settled[position] == fit)
                {
                    // Tried in the round before, with the same fit: the answer would be the same.
                    continue;
                }

                (MixtureFit best, evidence[position]) = Exchange(fit, position);
                changed |= best != fit;
                settled[position] = best == fit ? fit : null;
                fit = best;
            }
        }

        return new SetOfComponents(fit, [.. evidence]);
    }

    /// <summary>The fit after the best exchange of one component, and what speaks for the component that stands there now.</summary>
    private (MixtureFit Best, ComponentEvidence Evidence) Exchange(MixtureFit fit, int position)
    {
        MixtureFit rest = fit.Without(position);
        Candidate current = fit.Set[position];
        MixtureFit[] trials = [.. rest.WithEach([.. Rank(rest, _pool).Where(candidate => candidate != current).Take(Exchanged)], position), fit];
        MixtureFit best = trials.MinBy(trial => trial.Misfit)!;
        if (best.Misfit > (1 - Improvement) * fit.Misfit)
        {
            best = fit;
        }

        MixtureFit? rival = trials.Where(trial => !trial.Set[position].IsSameSubstance(best.Set[position])).MinBy(trial => trial.Misfit);
        return (best, new ComponentEvidence(
            rest.Misfit - best.Misfit,
            (rival?.Misfit ?? rest.Misfit) - best.Misfit,
            rival?.Set[position]));
    }

    /// <summary>Candidates of substances not yet in a fit's set, by their score in it, best first.</summary>
    private static ImmutableArray<Candidate> Rank(MixtureFit fit, IEnumerable<Candidate> candidates)
    {
        Candidate[] others = [.. candidates.Where(candidate => !fit.Set.Any(candidate.IsSameSubstance))];
        Scored[] scored = new Scored[others.Length];
        _ = fit.Unexplained;
        Parallel.For(0, others.Length, i => scored[i] = new Scored(others[i], fit.Score(others[i]).Score));
        Array.Sort(scored);
        return [.. scored.Select(one => one.Candidate)];
    }

    /// <summary>A candidate with its score in a fit; the best first, of equal ones the one that was used first.</summary>
    private sealed record Scored(Candidate Candidate, double Score) : IComparable<Scored>
    {
        public int CompareTo(Scored? other) =>
            other is null ? -1 : other.Score.CompareTo(Score) is var byScore and not 0 ? byScore : Candidate.Index.CompareTo(other.Candidate.Index);
    }
}
