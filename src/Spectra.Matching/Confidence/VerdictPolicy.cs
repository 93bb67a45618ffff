using System.Collections.Immutable;
using Spectra.Mixtures;
using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>Turns a hit list into a verdict by a fixed, stated rule. The thresholds belong to one metric.</summary>
/// <param name="Floor">The least score at which a spectrum counts as like a reference.</param>
/// <param name="Separation">The least gap to the next substance at which one substance stands alone.</param>
public sealed record VerdictPolicy(double Floor, double Separation)
{
    /// <summary>The rule for a metric: scores of different metrics lie differently, so each has its own thresholds.</summary>
    /// <remarks>The floors of the first four lie above the best score that any spectrum of the shared corpus's nomatch set reached (0.742, 0.835, 0.952 and 0.805); the others were set high without such evidence.</remarks>
    public static VerdictPolicy For(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Id switch
        {
            "combined" => new VerdictPolicy(0.78, 0.05),
            "local-shape" => new VerdictPolicy(0.85, 0.05),
            "pearson" => new VerdictPolicy(0.97, 0.02),
            "pearson-d1" => new VerdictPolicy(0.85, 0.05),
            _ => new VerdictPolicy(0.985, 0.02),
        };
    }

    /// <summary>The rule in words, stored with every verdict.</summary>
    public string Rule => FormattableString.Invariant(
        $"presumptive-match: best hit >= {Floor:F2} and at least {Separation:F2} above every other substance; inconclusive: best hit >= {Floor:F2} but others within {Separation:F2}; else mixture: at least two components found with nothing left unexplained; else no-match; a spectrum of marginal quality is never more than inconclusive");

    /// <summary>Decides.</summary>
    /// <param name="quality">The quality of the query.</param>
    /// <param name="hits">The hits of the query, by the metric of this policy.</param>
    public Verdict Decide(SpectrumQuality quality, HitList hits)
    {
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentNullException.ThrowIfNull(hits);
        if (quality.Verdict == QualityVerdict.Unusable)
        {
            return quality.IsNotIdentifiable ? new Verdict.NotIdentifiable() : new Verdict.Unusable();
        }

        ImmutableArray<Hit> answerSet = AnswerSet(hits);
        return answerSet.Length switch
        {
            0 => new Verdict.NoMatch(),
            1 when quality.Verdict == QualityVerdict.Usable => new Verdict.PresumptiveMatch(answerSet[0]),
            _ => new Verdict.Inconclusive(answerSet),
        };
    }

    /// <summary>Decides once a mixture was looked for.</summary>
    /// <param name="alone">The verdict on the spectrum as one substance.</param>
    /// <param name="mixture">What it is a sum of.</param>
    /// <returns>The mixture where it explains what no single substance does; else the verdict as it was.</returns>
    public static Verdict Decide(Verdict alone, Mixture mixture)
    {
        ArgumentNullException.ThrowIfNull(alone);
        ArgumentNullException.ThrowIfNull(mixture);
        return alone is Verdict.NoMatch or Verdict.Inconclusive && mixture.Components.Length > 1 && !mixture.HasUnexplained ? new Verdict.MixtureOf(mixture) : alone;
    }

    /// <summary>The substances that the rule can't exclude: those within <see cref="Separation"/> of a best hit that reaches <see cref="Floor"/>.</summary>
    /// <param name="hits">Hits that reach at least <see cref="Separation"/> below the best.</param>
    public ImmutableArray<Hit> AnswerSet(HitList hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        return hits.Hits.Length == 0 || hits.Hits[0].Hqi.Value < Floor
            ? []
            : [.. hits.Hits.TakeWhile(hit => Math.Round(hits.Hits[0].Hqi.Value - hit.Hqi.Value, 4) < Separation)];
    }
}
