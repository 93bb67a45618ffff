using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Confidence;

/// <summary>Turns a hit list into a verdict by a fixed, stated rule. The rule belongs to one metric.</summary>
public abstract class VerdictPolicy
{
    private VerdictPolicy()
    {
    }

    /// <summary>How many substances the hit list must hold at least, where there are so many.</summary>
    public abstract int Needed { get; }

    /// <summary>The search must list every substance whose score lies less than this below the best.</summary>
    public abstract double Within { get; }

    /// <summary>The rule in words, stored with every verdict.</summary>
    public abstract string Rule { get; }

    /// <summary>The least strength at which one substance alone is a presumptive match.</summary>
    public abstract double Decisive { get; }

    /// <summary>Below this strength the best hit is too unlikely to be named, though the answer set may hold it.</summary>
    public abstract double Remote { get; }

    /// <summary>The rule for a metric: scores of different metrics lie differently, so each has its own.</summary>
    public static VerdictPolicy For(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Id switch
        {
            _ when metric.Id == ConfidenceModel.Shipped.Metric => new Calibrated(ConfidenceModel.Shipped),
            "local-shape" => new Fixed(0.85, 0.05),
            "pearson" => new Fixed(0.97, 0.02),
            "pearson-d1" => new Fixed(0.85, 0.05),
            _ => new Fixed(0.985, 0.02),
        };
    }

    /// <summary>How far the hits of a query may be believed.</summary>
    /// <param name="query">The query.</param>
    /// <param name="libraries">The libraries that were searched.</param>
    /// <param name="hits">Its hits by the metric of this rule, at least <see cref="Needed"/> and all <see cref="Within"/>.</param>
    public abstract Assessment Assess(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, HitList hits);

    /// <summary>Decides on a spectrum as one substance.</summary>
    /// <param name="quality">The quality of the query.</param>
    /// <param name="assessment">What <see cref="Assess"/> made of its hits.</param>
    public Verdict Decide(SpectrumQuality quality, Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentNullException.ThrowIfNull(assessment);
        if (quality.Verdict == QualityVerdict.Unusable)
        {
            return quality.IsNotIdentifiable ? new Verdict.NotIdentifiable() : new Verdict.Unusable();
        }

        return assessment.AnswerSet switch
        {
            [] => new Verdict.NoMatch(),
            _ when assessment.Strength < Remote => new Verdict.NoMatch(),
            [Hit first, .. ImmutableArray<Hit> others] when quality.Verdict == QualityVerdict.Usable && assessment.Strength >= Decisive && others.All(first.IsFamilyOf) => new Verdict.PresumptiveMatch(first),
            _ => new Verdict.Inconclusive(assessment.AnswerSet),
        };
    }

    /// <summary>Decides once it is known what the substance named can be mistaken for.</summary>
    /// <param name="alone">The verdict on the spectrum as one substance.</param>
    /// <param name="hits">The hits it was drawn from.</param>
    /// <param name="level">How far the answer goes for a substance.</param>
    /// <returns>The match with its level, or the group where it can't be told from others; other verdicts as they were.</returns>
    public static Verdict Decide(Verdict alone, HitList hits, Func<Hit, AnswerLevel> level)
    {
        ArgumentNullException.ThrowIfNull(hits);
        ArgumentNullException.ThrowIfNull(level);
        if (alone is not Verdict.PresumptiveMatch match)
        {
            return alone;
        }

        AnswerLevel howFar = level(match.Hit);
        return howFar.Word == "group"
            ? new Verdict.Inconclusive([match.Hit, .. hits.Hits.Where(hit => howFar.Confused.Any(other => other.Key == hit.Reference.Substance.Key))], howFar.Reason)
            : match with { HowFar = howFar };
    }

    /// <summary>Decides once a mixture was looked for.</summary>
    /// <param name="alone">The verdict on the spectrum as one substance.</param>
    /// <param name="mixture">What it is a sum of.</param>
    /// <param name="isPreferred">Whether a mixture is believed over one substance, see <see cref="Assessment.HoldsMixtures"/>.</param>
    /// <returns>The mixture where it explains what no single substance does; else the verdict as it was, but a match beside which something unexplained is left is no match.</returns>
    public static Verdict Decide(Verdict alone, Mixture mixture, bool isPreferred)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        return alone switch
        {
            _ when mixture.Components.Length < 2 => alone,
            Verdict.NoMatch when !mixture.HasUnexplained => new Verdict.MixtureOf(mixture),
            Verdict.Inconclusive or Verdict.PresumptiveMatch when isPreferred && !mixture.HasUnexplained => new Verdict.MixtureOf(mixture),
            Verdict.PresumptiveMatch match when isPreferred => new Verdict.Inconclusive([match.Hit], "Beside it there is something that no reference explains."),
            _ => alone,
        };
    }

    /// <summary>The rule by the trained model.</summary>
    private sealed class Calibrated(ConfidenceModel model) : VerdictPolicy
    {
        public override int Needed => HitEvidence.Fitted;

        public override double Within => 0;

        /// <summary>Four to one.</summary>
        public override double Decisive => 0.8;

        /// <summary>One to nine.</summary>
        public override double Remote => 0.1;

        public override string Rule => FormattableString.Invariant(
            $"confidence model {model.Version}. Answer set: substances whose calibrated probability reaches the set's threshold, chosen so that it holds the right substance at the stated level when the library holds it. presumptive-match: one substance alone in the set, or forms of one parent, at {Decisive:F1} or more, and no other substance that the libraries show to be confused with it; inconclusive: else, where the set is not empty and the best at {Remote:F1} or more; else no-match; mixture: at least two components found with nothing left unexplained, in place of no-match always, and of the others where mixtures were among what the domain was trained on; a spectrum of marginal quality is never more than inconclusive");

        public override Assessment Assess(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, HitList hits) => model.Assess(query, libraries, hits);
    }

    /// <summary>The rule by fixed thresholds, for metrics that no probability is calibrated for.</summary>
    /// <remarks>The floors of local-shape, pearson and pearson-d1 lie above the best score that any spectrum of the shared corpus's nomatch set reached (0.835, 0.952 and 0.805); the others were set high without such evidence.</remarks>
    /// <param name="floor">The least score at which a spectrum counts as like a reference.</param>
    /// <param name="separation">The least gap to the next substance at which one substance stands alone.</param>
    private sealed class Fixed(double floor, double separation) : VerdictPolicy
    {
        public override int Needed => 1;

        public override double Within => separation;

        public override double Decisive => 0;

        public override double Remote => 0;

        public override string Rule => FormattableString.Invariant(
            $"presumptive-match: best hit >= {floor:F2} and at least {separation:F2} above every other substance; inconclusive: best hit >= {floor:F2} but others within {separation:F2}; else no-match; mixture, in place of each: at least two components found with nothing left unexplained; a spectrum of marginal quality is never more than inconclusive");

        public override Assessment Assess(PreparedSpectrum query, ImmutableArray<ReferenceLibrary> libraries, HitList hits)
        {
            ArgumentNullException.ThrowIfNull(hits);
            double best = hits.Hits.IsEmpty ? 0 : hits.Hits[0].Hqi.Value;
            return new Assessment(
                best < floor ? [] : [.. hits.Hits.TakeWhile(hit => Math.Round(best - hit.Hqi.Value, 4) < separation)],
                best,
                "none",
                null,
                $"no probability is calibrated for scores of {hits.Metric.Id}",
                true);
        }
    }
}
