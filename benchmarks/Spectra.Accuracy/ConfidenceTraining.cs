using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Spectra.Confidence;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>Trains the confidence model, a domain at a time, and measures it on folds of substances that it was not trained on.</summary>
internal sealed class ConfidenceTraining(string corpus, CorpusLibraries libraries)
{
    private const int Folds = 10;

    /// <summary>The ridge for a single sample; it weakens as samples grow in number.</summary>
    private const double Ridge = 0.3;

    /// <summary>Hits below the first are many and alike: each counts so much.</summary>
    private const double LowerHits = 0.2;

    /// <summary>One hit of one query as the folds saw it.</summary>
    /// <param name="Case">The query.</param>
    /// <param name="Fold">Its fold.</param>
    /// <param name="IsRemoved">Whether its substance was taken out of the libraries.</param>
    /// <param name="Hits">Its hits with the probability of each, by coefficients trained without its substance.</param>
    internal sealed record HeldOut(ConfidenceCase Case, int Fold, bool IsRemoved, ImmutableArray<(Hit Hit, double Probability)> Hits);

    /// <summary>Trains and writes the model.</summary>
    public void Run(string path, Action<string> progress)
    {
        List<CalibrationDomain> domains = [];
        List<string> record =
        [
            $"trained {DateTime.UtcNow:yyyy-MM-dd} by: dotnet run -c Release --project benchmarks/Spectra.Accuracy -- CORPUS train-confidence",
            $"{Folds} folds over substances; each query as it is and without its substance (by CAS number or name), explosives only as they are, because one contains another; figures below are of the held-out folds",
        ];
        foreach ((DomainPlan plan, _) in ConfidenceSets.All)
        {
            (CalibrationDomain domain, ImmutableArray<HeldOut> heldOut) = Domain(plan.Id, progress);
            domains.Add(domain);
            record.AddRange(heldOut.GroupBy(query => query.Case.Set).Select(set => Figures(set.Key, [.. set], domain)));
        }

        ConfidenceModel model = new(
            (int.Parse(ConfidenceModel.Shipped.Version, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture),
            Metric.Combined.Id,
            HitEvidence.FeatureNames,
            [.. domains],
            [.. record]);
        File.WriteAllText(path, JsonSerializer.Serialize(model, ConfidenceModelJson.Default.ConfidenceModel) + "\n");
        record.ForEach(progress);
    }

    /// <summary>A domain trained on all its queries, and each query as held out.</summary>
    public (CalibrationDomain Domain, ImmutableArray<HeldOut> HeldOut) Domain(string id, Action<string> progress)
    {
        (DomainPlan plan, ImmutableArray<(string Set, string Queries, string[] Libraries, double Weight)> sets) = ConfidenceSets.All.Single(domain => domain.Domain.Id == id);
        List<(ConfidenceCase Case, double Weight)> cases = [];
        foreach ((string set, string queries, string[] against, double weight) in sets)
        {
            progress($"reading {set}");
            cases.AddRange(ConfidenceSets.Read(corpus, libraries, set, queries, against).Select(query => (query, weight)));
        }

        Dictionary<string, int> folds = FoldsOf(cases.Select(query => query.Case.Substance));
        progress($"training {id} on {cases.Count} queries");
        CalibrationDomain[] without =
        [
            .. Enumerable.Range(0, Folds).AsParallel().AsOrdered()
                .Select(fold => Fit(plan, [.. cases.Where(query => folds[query.Case.Substance] != fold)]))
        ];
        ImmutableArray<HeldOut> heldOut =
        [
            .. cases.SelectMany(query => Conditions(query.Case).Select(isRemoved => new HeldOut(
                query.Case,
                folds[query.Case.Substance],
                isRemoved,
                [.. query.Case.Evidence(isRemoved).Select(evidence => (evidence.Hit, ConfidenceModel.Probability(without[folds[query.Case.Substance]], evidence)))])))
        ];
        return (Fit(plan, cases) with { Threshold = Threshold(heldOut, plan.Level) }, heldOut);
    }

    /// <summary>The probability that the right substance's hits reach in a share <paramref name="level"/> of the queries: split conformal prediction.</summary>
    /// <remarks>Spectra degraded in every way at once are left out: they would lower the threshold for all others.</remarks>
    public static double Threshold(IEnumerable<HeldOut> heldOut, double level)
    {
        double[] right = [.. heldOut.Where(query => !query.IsRemoved && !query.Case.Right.IsEmpty && query.Case.Set != MatchSet.Stacked).Select(OfRight).Order()];
        int rank = (int)Math.Floor(((right.Length + 1) * (1 - level)) + 1e-9);
        return rank < 1 ? 0 : right[rank - 1];
    }

    /// <summary>The probability of the right substance; 0 where it is not among the hits.</summary>
    public static double OfRight(HeldOut query) => query.Hits.Where(hit => query.Case.IsRight(hit.Hit)).Select(hit => hit.Probability).DefaultIfEmpty(0).Max();

    private static IEnumerable<bool> Conditions(ConfidenceCase query) => query.Right.IsEmpty || query.Set == "explosives" ? [false] : [false, true];

    /// <summary>Substances in folds, by a fixed shuffle.</summary>
    private static Dictionary<string, int> FoldsOf(IEnumerable<string> substances)
    {
        string[] shuffled = [.. substances.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        new Random(1).Shuffle(shuffled);
        return shuffled.Select((substance, i) => (substance, i % Folds)).ToDictionary();
    }

    private static CalibrationDomain Fit(DomainPlan plan, List<(ConfidenceCase Case, double Weight)> cases)
    {
        List<(double[] Features, bool IsTrue, double Weight)> samples = [];
        double first = 0;
        foreach ((ConfidenceCase query, double weight) in cases)
        {
            foreach (bool isRemoved in Conditions(query))
            {
                first += weight;
                samples.AddRange(query.Evidence(isRemoved).Select((evidence, i) => (evidence.Features, query.IsRight(evidence.Hit), i == 0 ? weight : weight * LowerHits)));
            }
        }

        (double[] weights, double constant) = MonotoneLogisticFit.Of(samples, Ridge / first);
        return new CalibrationDomain(plan.Id, plan.Statement, plan.References, plan.Queries, plan.IsRegistered, plan.HoldsMixtures, [.. weights.Select(Short)], Short(constant), plan.Level, 0, cases.Count);
    }

    private static string Figures(string set, ImmutableArray<HeldOut> queries, CalibrationDomain domain)
    {
        HeldOut[] present = [.. queries.Where(query => !query.IsRemoved && !query.Case.Right.IsEmpty)];
        bool IsRight(HeldOut query) => !query.Hits.IsEmpty && query.Case.IsRight(query.Hits[0].Hit);
        (double P, bool Right)[] firsts = [.. queries.Select(query => (query.Hits.IsEmpty ? 0 : query.Hits[0].Probability, IsRight(query)))];
        string coverage = present.Length == 0 ? "no match set" : FormattableString.Invariant(
            $"right substance in the {domain.Level} set of {present.Count(query => OfRight(query) >= domain.Threshold)} of {present.Length}");
        return FormattableString.Invariant(
            $"{domain.Id}, {set}: {firsts.Length} cases, Brier {firsts.Average(first => Math.Pow(first.P - (first.Right ? 1 : 0), 2)):F4}; right at 0.8 or more: {firsts.Count(first => first.Right && first.P >= 0.8)} of {firsts.Count(first => first.Right)}; wrong at 0.8 or more: {firsts.Count(first => !first.Right && first.P >= 0.8)} of {firsts.Count(first => !first.Right)}; {coverage}");
    }

    /// <summary>Five digits are enough for a weight, and readable.</summary>
    private static double Short(double weight) => Math.Round(weight, 5, MidpointRounding.AwayFromZero);
}
