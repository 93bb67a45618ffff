using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Spectra.Libraries;
using Spectra.Mixtures;

namespace Spectra.Accuracy;

/// <summary>The second pass of the training: what depends on the components chosen.</summary>
internal sealed class MixtureModelSecondPass(
    ImmutableArray<ReferenceLibrary> libraries, FrozenSet<string> watched, ImmutableArray<MixtureCase> cases, LogisticModel component, LogisticModel[] byFold, int folds)
{
    /// <summary>The largest share of queries without a watched substance that may raise one.</summary>
    private const double FalseAlerts = 0.01;

    public MixtureModel Train(List<string> record, Action<string> progress)
    {
        progress("second pass");
        ImmutableArray<Outcome> outcomes = [.. cases.AsParallel().AsOrdered().Select(Trace)];
        LogisticModel unexplained = UnexplainedModel(outcomes);
        LogisticModel watch = WatchedModel(outcomes);
        record.Add(Unexplained(outcomes));
        (double threshold, string alerts) = Alerts(outcomes);
        record.Add(alerts);
        double factor = IntervalFactor(outcomes, out string intervals);
        record.Add(intervals);
        record.ForEach(progress);
        return new MixtureModel("1", component, unexplained, watch, threshold, factor, 1, [.. record]);
    }

    private Outcome Trace(MixtureCase @case)
    {
        MixtureModel model = MixtureModel.Shipped with { Component = byFold[@case.Fold(folds)] };
        MixtureSettings settings = new() { Without = @case.Without };
        MixtureProblem problem = new(@case.Query, libraries);
        ImmutableArray<SetOfComponents> path = MixtureAnalysis.Path(problem, @case.Query, settings);
        double points = problem.Space.Count;
        int chosen = MixtureAnalysis.Choose(path, model.Component, points, settings.MaximumComponents);
        MixtureFit fit = chosen > 0 ? path[chosen - 1].Fit : MixtureFit.Of(problem, [], []);
        double[][] features = chosen > 0 ? MixtureFeatures.OfComponents(path[chosen - 1], points) : [];
        double[] remainder = new MixtureReport(problem, model, settings).Remainder(path, chosen, fit, features, MixtureAnalysis.Residual(problem, fit));
        ImmutableArray<string> named = [.. fit.Set.Select(candidate => candidate.Reference.Substance.Key)];
        return new Outcome(
            @case,
            named,
            remainder,
            [.. WatchedSearch.Of(problem, fit, watched, @case.Query.Coverage, @case.Without).Select(evidence => (evidence.Candidate.Reference.Substance.Key, MixtureFeatures.OfWatched(evidence, fit.Misfit, points)))],
            Errors(@case, fit, named, points));
    }

    /// <summary>The errors of the shares in units of their standard errors, where all components were found.</summary>
    private static ImmutableArray<double> Errors(MixtureCase @case, MixtureFit fit, ImmutableArray<string> named, double points)
    {
        if (@case.Fractions.Length < 2 || @case.Without is not null || !named.ToHashSet().SetEquals(@case.Truth))
        {
            return [];
        }

        double[] errors = FractionIntervals.StandardErrors(fit, points);
        double total = fit.Amplitudes.Sum();
        return [.. named.Select((key, i) => Math.Abs((fit.Amplitudes[i] / total) - @case.Fractions[@case.Truth.IndexOf(key)]) / errors[i])];
    }

    private static LogisticModel UnexplainedModel(IEnumerable<Outcome> outcomes) => LogisticFit.Of(
        MixtureFeatures.RemainderNames,
        [.. outcomes.Where(outcome => outcome.Case.Set.StartsWith("mixtures", StringComparison.Ordinal)).Select(outcome => (outcome.Remainder, outcome.Case.Without is not null, 1.0))]);

    private string Unexplained(ImmutableArray<Outcome> outcomes)
    {
        List<(double Odds, Outcome Outcome)> scored = [];
        for (int fold = 0; fold < folds; fold++)
        {
            LogisticModel model = UnexplainedModel(outcomes.Where(outcome => outcome.Case.Fold(folds) != fold));
            scored.AddRange(outcomes.Where(outcome => outcome.Case.Fold(folds) == fold).Select(outcome => (model.LogOdds(outcome.Remainder), outcome)));
        }

        return "flagged as unexplained at 0.5: " + string.Join("; ", scored.GroupBy(score => score.Outcome.Case.Set).Select(set =>
            string.Create(CultureInfo.InvariantCulture, $"{set.Key} {set.Average(score => score.Odds > 0 ? 1.0 : 0):F3}")));
    }

    /// <summary>Each substance counts, but a query with none of them present counts as one.</summary>
    private static LogisticModel WatchedModel(IEnumerable<Outcome> outcomes) => LogisticFit.Of(
        MixtureFeatures.WatchedNames,
        [.. outcomes.Where(outcome => outcome.Case.Without is null).SelectMany(outcome => outcome.Watched.Select(pair => (pair.Features, outcome.Case.Truth.Contains(pair.Key), 1.0)))]);

    private (double Threshold, string Record) Alerts(ImmutableArray<Outcome> outcomes)
    {
        List<(Outcome Outcome, double Active, double False)> scored = [];
        for (int fold = 0; fold < folds; fold++)
        {
            LogisticModel model = WatchedModel(outcomes.Where(outcome => outcome.Case.Fold(folds) != fold));
            foreach (Outcome outcome in outcomes.Where(outcome => outcome.Case.Set == "mission" && outcome.Case.Fold(folds) == fold))
            {
                double Probability(Func<string, bool> which) =>
                    outcome.Watched.Where(pair => which(pair.Key)).Select(pair => model.Probability(pair.Features)).Append(0).Max();
                scored.Add((
                    outcome,
                    outcome.Case.Active is { } active && outcome.Named.Contains(active) ? 1 : Probability(key => key == outcome.Case.Active),
                    outcome.Named.Any(key => watched.Contains(key) && !outcome.Case.Truth.Contains(key)) ? 1 : Probability(key => !outcome.Case.Truth.Contains(key))));
            }
        }

        double[] negative = [.. scored.Where(score => score.Outcome.Case.Active is null).Select(score => score.False).OrderDescending()];
        double threshold = Math.Round(Math.Max(0.02, negative[(int)(FalseAlerts * negative.Length)] + 0.01), 3);
        (Outcome Outcome, double Active, double False)[] actives = [.. scored.Where(score => score.Outcome.Case.Active is not null)];
        return (threshold, string.Create(
            CultureInfo.InvariantCulture,
            $"mission: named {actives.Average(score => score.Active == 1 ? 1.0 : 0):F3}, named or possible {actives.Average(score => score.Active >= threshold ? 1.0 : 0):F3}, false alerts on diluents {negative.Average(p => p >= threshold ? 1.0 : 0):F3} at {threshold:F3}; largest false probabilities {string.Join(' ', negative.Take(6).Select(p => p.ToString("F3", CultureInfo.InvariantCulture)))}"));
    }

    private static double IntervalFactor(ImmutableArray<Outcome> outcomes, out string record)
    {
        double[] errors = [.. outcomes.SelectMany(outcome => outcome.Errors).Order()];
        double factor = Math.Round(errors[(int)(0.95 * errors.Length)], 2);
        record = "shares inside their 95 % intervals: " + string.Join("; ", outcomes.Where(outcome => !outcome.Errors.IsEmpty).GroupBy(outcome => outcome.Case.Set).Select(set =>
            string.Create(CultureInfo.InvariantCulture, $"{set.Key} {set.SelectMany(outcome => outcome.Errors).Average(error => error <= factor ? 1.0 : 0):F3}")));
        return factor;
    }

    private sealed record Outcome(
        MixtureCase Case,
        ImmutableArray<string> Named,
        double[] Remainder,
        ImmutableArray<(string Key, double[] Features)> Watched,
        ImmutableArray<double> Errors);
}
