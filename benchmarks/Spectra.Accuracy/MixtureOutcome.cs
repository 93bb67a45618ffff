using System.Collections.Immutable;
using Spectra.Mixtures;

namespace Spectra.Accuracy;

/// <summary>What the analysis of one query gives the training, the components being those that the model in the assembly chooses.</summary>
/// <param name="Case">The query.</param>
/// <param name="Named">The substances of the components.</param>
/// <param name="Remainder">The features of what they leave.</param>
/// <param name="Watched">The features of each watched substance that is no component.</param>
/// <param name="Errors">The errors of the shares in units of their standard errors, where all components were found.</param>
internal sealed record MixtureOutcome(
    MixtureCase Case, ImmutableArray<string> Named, double[] Remainder, ImmutableArray<(string Key, double[] Features)> Watched, ImmutableArray<double> Errors)
{
    public static MixtureOutcome Of(MixtureCase @case, MixtureProblem problem, ImmutableArray<SetOfComponents> path, MixtureSettings settings, IReadOnlySet<string> watched)
    {
        MixtureModel model = MixtureModel.Shipped;
        double points = problem.Space.Count;
        int chosen = MixtureAnalysis.Choose(path, model.Component, points, settings.MaximumComponents);
        MixtureFit fit = chosen > 0 ? path[chosen - 1].Fit : MixtureFit.Of(problem, [], []);
        double[][] features = chosen > 0 ? MixtureFeatures.OfComponents(path[chosen - 1], points) : [];
        ImmutableArray<string> named = [.. fit.Set.Select(candidate => candidate.Reference.Substance.Key)];
        return new MixtureOutcome(
            @case,
            named,
            new MixtureReport(problem, model, settings).Remainder(path, chosen, fit, features, MixtureAnalysis.Residual(problem, fit)),
            [.. WatchedSearch.Of(problem, path, chosen, model, settings with { Watched = watched }, @case.Query.Coverage).Select(evidence => (evidence.Candidate.Reference.Substance.Key, MixtureFeatures.OfWatched(evidence, fit.Misfit, points)))],
            ErrorsOf(@case, fit, named, points));
    }

    private static ImmutableArray<double> ErrorsOf(MixtureCase @case, MixtureFit fit, ImmutableArray<string> named, double points)
    {
        if (@case.Fractions.Length < 2 || @case.Without is not null || !named.ToHashSet().SetEquals(@case.Truth))
        {
            return [];
        }

        double[] errors = FractionIntervals.StandardErrors(fit, points);
        double total = fit.Amplitudes.Sum();
        return [.. named.Select((key, i) => Math.Abs((fit.Amplitudes[i] / total) - @case.Fractions[@case.Truth.IndexOf(key)]) / errors[i])];
    }
}
