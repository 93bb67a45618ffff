using System.Collections.Immutable;

namespace Spectra.Mixtures;

/// <summary>Turns the best sets of each size into the answer.</summary>
internal sealed class MixtureReport(MixtureProblem problem, MixtureModel model, MixtureSettings settings)
{
    /// <summary>A share below this is no finding: infrared does not see so little, whatever the fit says.</summary>
    private const double LeastPossible = 0.02;

    private double Points => problem.Space.Count;

    public Mixture Of(ImmutableArray<SetOfComponents> path, Coverage query)
    {
        int chosen = MixtureAnalysis.Choose(path, model.Component, Points, settings.MaximumComponents);
        MixtureFit fit = chosen > 0 ? path[chosen - 1].Fit : MixtureFit.Of(problem, [], []);
        double[][] features = chosen > 0 ? MixtureFeatures.OfComponents(path[chosen - 1], Points) : [];
        double residual = MixtureAnalysis.Residual(problem, fit);
        ImmutableArray<WatchedEvidence> watched = WatchedSearch.Of(problem, path, chosen, model, settings, query);
        ImmutableArray<PossibleComponent> possible = Possible(fit, watched);
        return new Mixture(
            Components(fit, features),
            Rounded(Math.Min(1, residual)),
            Rounded(model.Unexplained.Probability(Remainder(path, chosen, fit, features, residual))),
            possible,
            Limits(fit, watched, possible),
            model.Version);
    }

    /// <summary>The features of what a choice leaves; without a component the spectrum itself is unexplained.</summary>
    internal double[] Remainder(ImmutableArray<SetOfComponents> path, int chosen, MixtureFit fit, double[][] features, double residual)
    {
        double next = chosen < path.Length ? path[chosen].Fit.Misfit : fit.Misfit;
        double least = features.Length == 0 ? -6 : features.Min(component => model.Component.LogOdds(component));
        double gap = features.Length == 0 ? -4 : features.Min(component => component[1]);
        return MixtureFeatures.OfRemainder(fit, next, residual, least, gap, Points);
    }

    private ImmutableArray<Component> Components(MixtureFit fit, double[][] features)
    {
        (double Fraction, double Low, double High)[] shares = fit.Set.IsEmpty ? [] : FractionIntervals.Of(fit, Points, model.IntervalFactor);
        return
        [
            .. fit.Set
                .Select((candidate, i) => new Component(
                    candidate.Reference,
                    candidate.Library.Name,
                    Rounded(shares[i].Fraction),
                    Rounded(shares[i].Low),
                    Rounded(shares[i].High),
                    Rounded(model.Component.Probability(features[i]))))
                .OrderByDescending(component => component.Fraction)
                .ThenBy(component => component.Reference.Id, StringComparer.Ordinal)
        ];
    }

    private ImmutableArray<PossibleComponent> Possible(MixtureFit fit, ImmutableArray<WatchedEvidence> watched) =>
    [
        .. watched
            .Select(evidence => new PossibleComponent(
                evidence.Candidate.Reference,
                evidence.Candidate.Library.Name,
                Rounded(evidence.Share),
                Rounded(model.Watched.Probability(MixtureFeatures.OfWatched(evidence, fit.Misfit, Points)))))
            .Where(possible => possible.Probability >= model.PossibleFrom && possible.Fraction >= LeastPossible)
            .OrderByDescending(possible => possible.Probability)
            .ThenBy(possible => possible.Reference.Id, StringComparer.Ordinal)
            .DistinctBy(possible => possible.Reference.Substance.Key, StringComparer.Ordinal)
    ];

    private ImmutableArray<DetectionLimit> Limits(MixtureFit fit, ImmutableArray<WatchedEvidence> watched, ImmutableArray<PossibleComponent> possible) =>
    [
        .. watched
            .Where(evidence => !possible.Any(other => other.Reference.Substance.Key == evidence.Candidate.Reference.Substance.Key))
            .Select(evidence => new DetectionLimit(
                evidence.Candidate.Reference, evidence.Candidate.Library.Name, Rounded(DetectionLimits.Of(problem, fit, evidence.Candidate, model.LimitFactor))))
            .OrderBy(limit => limit.Fraction)
            .ThenBy(limit => limit.Reference.Id, StringComparer.Ordinal)
            .DistinctBy(limit => limit.Reference.Substance.Key, StringComparer.Ordinal)
            .OrderBy(limit => limit.Reference.Id, StringComparer.Ordinal)
    ];

    private static double Rounded(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);
}
