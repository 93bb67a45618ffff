using System.Collections.Immutable;
using System.Globalization;
using Spectra.Accuracy.Plots;
using Spectra.Accuracy.Statistics;
using Spectra.Confidence;

namespace Spectra.Accuracy.Sections;

/// <summary>The calibrated confidence on substances that it was not trained on: reliability, answer sets, open sets.</summary>
internal sealed class ConfidenceSection(string corpus, CorpusLibraries libraries, string plots, Action<string> progress)
{
    /// <summary>By how much the calibration error may exceed that of a perfect model.</summary>
    private const double Allowed = 0.03;

    private const double Decisive = 0.8;

    public void AddTo(MarkdownText text)
    {
        text.Heading(2, "Confidence");
        text.Paragraph($"Confidence model {ConfidenceModel.Shipped.Version}, trained anew without each tenth of the substances and asked about that tenth. Every query counts as it is and with its substances (by CAS number, else by name) taken out of the libraries, explosives only as they are, because one contains another. \"{ConfidenceSets.Foreign}\" and \"{MatchSet.Stacked}\" are this benchmark's own distortions of library spectra. minerals-transmission has no row: its references have no registry number, so its probability is withheld.");
        ImmutableArray<(DomainPlan Plan, ImmutableArray<ConfidenceTraining.HeldOut> HeldOut)> domains =
            [.. ConfidenceSets.All.Select(domain => (domain.Domain, new ConfidenceTraining(corpus, libraries).Domain(domain.Domain.Id, progress).HeldOut))];
        AddReliability(text, domains);
        AddAccepts(text, domains);
        AddCoverage(text, domains);
        AddOpenSets(text, domains);
    }

    private static bool IsRight(ConfidenceTraining.HeldOut query) => !query.Hits.IsEmpty && query.Case.IsRight(query.Hits[0].Hit);

    private static double First(ConfidenceTraining.HeldOut query) => query.Hits.IsEmpty ? 0 : query.Hits[0].Probability;

    private void AddReliability(MarkdownText text, ImmutableArray<(DomainPlan Plan, ImmutableArray<ConfidenceTraining.HeldOut> HeldOut)> domains)
    {
        (string Name, Reliability Reliability)[] sets =
        [
            ("condensed open set (degraded + explosives)", Of(domains[0].HeldOut.Where(query => query.Case.Set is "degraded" or "explosives"))),
            .. domains.SelectMany(domain => domain.HeldOut.GroupBy(query => query.Case.Set)).Select(set => (set.Key, Of(set))),
        ];
        text.Heading(3, "Calibration");
        ReliabilityTable.AddTo(text, sets.Select(set => (set.Name, set.Reliability, Allowed)));
        foreach ((string name, string file, Reliability reliability) in new[]
        {
            ("condensed open set", "reliability-condensed.svg", sets[0].Reliability),
            ("gas", "reliability-gas.svg", sets.First(set => set.Name == "gas").Reliability),
            ("minerals", "reliability-minerals.svg", sets.First(set => set.Name == "minerals").Reliability),
            ("polymers", "reliability-polymers.svg", sets.First(set => set.Name == "polymers").Reliability),
        })
        {
            ReliabilityPlot.Draw($"Reliability, {name}", reliability, Path.Combine(plots, file));
            text.Figure($"Share right over stated probability, {name}", file);
        }
    }

    private static Reliability Of(IEnumerable<ConfidenceTraining.HeldOut> queries) => Reliability.Of(queries.Select(query => (First(query), IsRight(query))));

    private static void AddAccepts(MarkdownText text, ImmutableArray<(DomainPlan Plan, ImmutableArray<ConfidenceTraining.HeldOut> HeldOut)> domains)
    {
        text.Heading(3, "False accepts");
        text.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Spectra whose substance no library holds, accepted at a probability of {Decisive} or more; kind by kind, with Clopper and Pearson's one-sided 95 % limit."));
        AcceptTable.AddTo(text, domains.SelectMany(domain => domain.HeldOut)
            .Where(query => query.IsRemoved || query.Case.Right.IsEmpty)
            .GroupBy(query => query.IsRemoved ? $"{query.Case.Set}, substance taken out" : query.Case.Set == "nomatch" ? query.Case.Kind : query.Case.Set)
            .Select(kind => ("probability", kind.Key, kind.Count(), kind.Count(query => First(query) >= Decisive))));
    }

    private static void AddCoverage(MarkdownText text, ImmutableArray<(DomainPlan Plan, ImmutableArray<ConfidenceTraining.HeldOut> HeldOut)> domains)
    {
        text.Heading(3, "Answer sets");
        text.Paragraph("The threshold of each tenth comes from the other nine.");
        CoverageTable.AddTo(text, domains.SelectMany(domain =>
        {
            Dictionary<int, double> thresholds = domain.HeldOut.Select(query => query.Fold).Distinct()
                .ToDictionary(fold => fold, fold => ConfidenceTraining.Threshold(domain.HeldOut.Where(query => query.Fold != fold), domain.Plan.Level));
            return domain.HeldOut
                .Where(query => !query.IsRemoved && !query.Case.Right.IsEmpty)
                .GroupBy(query => query.Case.Set)
                .Select(set => (set.Key, SetCoverage.Of(
                    set.Select(query => (ConfidenceTraining.OfRight(query) >= thresholds[query.Fold], query.Hits.Count(hit => hit.Probability >= thresholds[query.Fold]))), domain.Plan.Level)));
        }));
    }

    private void AddOpenSets(MarkdownText text, ImmutableArray<(DomainPlan Plan, ImmutableArray<ConfidenceTraining.HeldOut> HeldOut)> domains)
    {
        text.Heading(3, "Open set, by the confidence");
        text.Paragraph("As the tables by the score alone above; by the score with the same queries beside it.");
        foreach (string set in new[] { "degraded", "gas", "minerals", "polymers" })
        {
            (ConfidenceTraining.HeldOut AsIs, ConfidenceTraining.HeldOut Without)[] pairs =
            [
                .. domains.SelectMany(domain => domain.HeldOut).Where(query => query.Case.Set == set && !query.Case.Right.IsEmpty)
                    .GroupBy(query => query.Case).Where(both => both.Count() == 2)
                    .Select(both => (both.First(query => !query.IsRemoved), both.First(query => query.IsRemoved))),
            ];
            OpenSetTable.AddTo(text, plots, $"{set}-confidence",
            [
                ("confidence", [.. pairs.Select(pair => new OpenSetCase(First(pair.AsIs), IsRight(pair.AsIs), First(pair.Without)))]),
                ("combined", [.. pairs.Select(pair => new OpenSetCase(Score(pair.AsIs), IsRight(pair.AsIs), Score(pair.Without)))]),
            ]);
        }
    }

    private static double Score(ConfidenceTraining.HeldOut query) => query.Hits.IsEmpty ? 0 : query.Hits[0].Hit.Hqi.Value;
}
