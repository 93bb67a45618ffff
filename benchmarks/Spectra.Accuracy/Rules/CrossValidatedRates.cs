using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Search;
using Spectra.Service.Seizures.Decisions;

namespace Spectra.Accuracy.Rules;

/// <summary>How often the single-substance part of the rule is wrong by coefficients and thresholds that were trained without the spectrum's substance. Mixtures, quality and confusion groups have no part in it.</summary>
internal sealed class CrossValidatedRates(string corpus, CorpusLibraries libraries, Action<string> progress)
{
    private static readonly VerdictPolicy Policy = VerdictPolicy.For(Metric.Default);

    public IEnumerable<ErrorRate> All() => ConfidenceSets.All.SelectMany(domain => Of(domain.Domain, string.Join(" + ", domain.Sets[0].Libraries)));

    private IEnumerable<ErrorRate> Of(DomainPlan plan, string against)
    {
        ImmutableArray<ConfidenceTraining.HeldOut> all = new ConfidenceTraining(corpus, libraries).Domain(plan.Id, progress).HeldOut;
        Dictionary<int, double> thresholds = all.Select(query => query.Fold).Distinct()
            .ToDictionary(fold => fold, fold => ConfidenceTraining.Threshold(all.Where(query => query.Fold != fold), plan.Level));
        bool IsNamed(ConfidenceTraining.HeldOut query) => IsPresumptive([.. query.Hits.Where(hit => hit.Probability >= thresholds[query.Fold])]);
        bool IsRejected(ConfidenceTraining.HeldOut query) => !query.Hits.Any(hit => hit.Probability >= thresholds[query.Fold]) || query.Hits[0].Probability < Policy.Remote;

        ConfidenceTraining.HeldOut[] outside = [.. all.Where(query => query.IsRemoved || query.Case.Right.IsEmpty)];
        ConfidenceTraining.HeldOut[] inside = [.. all.Where(query => !query.IsRemoved && !query.Case.Right.IsEmpty)];
        string words = all.Any(query => query.Case.Set == ConfidenceSets.Foreign) ? $"{plan.Statement}; most of them SYNTHETIC distortions of references" : plan.Statement;
        yield return ErrorRate.Of(
            ErrorRateKind.FalseAcceptance, "one substance alone at the deciding probability, although nothing right was left in the libraries", words, $"{against} without the spectrum's substance",
            ErrorRateBasis.CrossValidated, outside.Count(IsNamed), outside.Length);
        yield return ErrorRate.Of(
            ErrorRateKind.FalseAcceptance, "another substance alone at the deciding probability, although the libraries hold the right one", words, against,
            ErrorRateBasis.CrossValidated, inside.Count(query => IsNamed(query) && !query.Case.IsRight(query.Hits[0].Hit)), inside.Length);
        yield return ErrorRate.Of(
            ErrorRateKind.FalseRejection, "no match, although the libraries hold it", words, against,
            ErrorRateBasis.CrossValidated, inside.Count(IsRejected), inside.Length);
    }

    private static bool IsPresumptive((Hit Hit, double Probability)[] answerSet) =>
        answerSet is [(Hit first, double strength), ..] && strength >= Policy.Decisive && answerSet.All(other => other.Hit == first || first.IsFamilyOf(other.Hit));
}
