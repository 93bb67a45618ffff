using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Spectra.Mixtures;

namespace Spectra.Accuracy;

/// <summary>Trains what depends on the components chosen.</summary>
internal sealed class MixtureOutcomes(ImmutableArray<MixtureOutcome> outcomes, FrozenSet<string> watched, int folds)
{
    /// <summary>The largest share of queries without a watched substance that may raise one.</summary>
    private const double FalseAlerts = 0.02;

    public MixtureModel Train(LogisticModel component, List<string> record, Action<string> progress)
    {
        LogisticModel unexplained = UnexplainedModel(outcomes);
        LogisticModel watch = WatchedModel(outcomes);
        record.Add(Unexplained());
        (double threshold, string alerts) = Alerts();
        record.Add(alerts);
        double factor = IntervalFactor(out string intervals);
        record.Add(intervals);
        record.ForEach(progress);
        return new MixtureModel((int.Parse(MixtureModel.Shipped.Version, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), component, unexplained, watch, threshold, factor, 1, [.. record]);
    }

    private static LogisticModel UnexplainedModel(IEnumerable<MixtureOutcome> outcomes) => LogisticFit.Of(
        MixtureFeatures.RemainderNames,
        [.. outcomes.Where(outcome => outcome.Case.Set.StartsWith("mixtures", StringComparison.Ordinal)).Select(outcome => (outcome.Remainder, outcome.Case.Without is not null, 1.0))]);

    private string Unexplained()
    {
        List<(double Odds, MixtureOutcome Outcome)> scored = [];
        for (int fold = 0; fold < folds; fold++)
        {
            LogisticModel model = UnexplainedModel(outcomes.Where(outcome => outcome.Case.Fold(folds) != fold));
            scored.AddRange(outcomes.Where(outcome => outcome.Case.Fold(folds) == fold).Select(outcome => (model.LogOdds(outcome.Remainder), outcome)));
        }

        return "flagged as unexplained at 0.5: " + string.Join("; ", scored.GroupBy(score => score.Outcome.Case.Set).Select(set =>
            string.Create(CultureInfo.InvariantCulture, $"{set.Key} {set.Average(score => score.Odds > 0 ? 1.0 : 0):F3}")));
    }

    /// <summary>Spectra of nothing in the libraries, and those with a component taken out, teach that what is left unexplained is seldom a watched substance.</summary>
    private static LogisticModel WatchedModel(IEnumerable<MixtureOutcome> outcomes) => LogisticFit.Of(
        MixtureFeatures.WatchedNames,
        [.. outcomes.SelectMany(outcome => outcome.Watched.Select(pair => (pair.Features, outcome.Case.Truth.Contains(pair.Key), 1.0)))]);

    private (double Threshold, string Record) Alerts()
    {
        List<(MixtureOutcome Outcome, double Active, double False)> scored = [];
        for (int fold = 0; fold < folds; fold++)
        {
            LogisticModel model = WatchedModel(outcomes.Where(outcome => outcome.Case.Fold(folds) != fold));
            foreach (MixtureOutcome outcome in outcomes.Where(outcome => outcome.Case.Set is "mission" or "nomatch" && outcome.Case.Fold(folds) == fold))
            {
                double Probability(Func<string, bool> which) =>
                    outcome.Watched.Where(pair => which(pair.Key)).Select(pair => model.Probability(pair.Features)).Append(0).Max();
                scored.Add((
                    outcome,
                    outcome.Case.Active is { } active && outcome.Named.Contains(active) ? 1 : Probability(key => key == outcome.Case.Active),
                    outcome.Named.Any(key => watched.Contains(key) && !outcome.Case.Truth.Contains(key)) ? 1 : Probability(key => !outcome.Case.Truth.Contains(key))));
            }
        }

        double[] negative = Falsely("mission");
        double[] foreign = Falsely("nomatch");
        double threshold = Math.Round(Math.Max(0.02, Math.Max(negative[(int)(FalseAlerts * negative.Length)], foreign[(int)(FalseAlerts * foreign.Length)]) + 0.01), 3);
        (MixtureOutcome Outcome, double Active, double False)[] actives = [.. scored.Where(score => score.Outcome.Case.Active is not null)];
        return (threshold, string.Create(
            CultureInfo.InvariantCulture,
            $"mission: named {actives.Average(score => score.Active == 1 ? 1.0 : 0):F3}, named or possible {actives.Average(score => score.Active >= threshold ? 1.0 : 0):F3}, false alerts on diluents {negative.Average(p => p >= threshold ? 1.0 : 0):F3}, on spectra of nothing in the libraries {foreign.Average(p => p >= threshold ? 1.0 : 0):F3} at {threshold:F3}; largest false probabilities {Largest(negative)} and {Largest(foreign)}"));

        double[] Falsely(string set) => [.. scored.Where(score => score.Outcome.Case.Set == set && score.Outcome.Case.Active is null).Select(score => score.False).OrderDescending()];

        static string Largest(double[] probabilities) => string.Join(' ', probabilities.Take(6).Select(p => p.ToString("F3", CultureInfo.InvariantCulture)));
    }

    private double IntervalFactor(out string record)
    {
        double[] errors = [.. outcomes.SelectMany(outcome => outcome.Errors).Order()];
        double factor = Math.Round(errors[(int)(0.95 * errors.Length)], 2);
        record = "shares inside their 95 % intervals: " + string.Join("; ", outcomes.Where(outcome => !outcome.Errors.IsEmpty).GroupBy(outcome => outcome.Case.Set).Select(set =>
            string.Create(CultureInfo.InvariantCulture, $"{set.Key} {set.SelectMany(outcome => outcome.Errors).Average(error => error <= factor ? 1.0 : 0):F3}")));
        return factor;
    }
}
