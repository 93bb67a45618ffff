using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Matching.Tests.Confidence;

public class VerdictPolicyTests
{
    /// <summary>The rule of local-shape: from 0.85 on, and 0.05 above every other.</summary>
    private static readonly VerdictPolicy Policy = VerdictPolicy.For(Metric.LocalShape);
    private static readonly SpectrumQuality Usable = new(QualityVerdict.Usable, 100, [], "");

    [Theory]
    [InlineData("0.95 0.80", "presumptive-match", 1)]
    [InlineData("0.95 0.89", "presumptive-match", 1)]
    [InlineData("0.95 0.91", "inconclusive", 2)]
    [InlineData("0.95 0.93 0.92 0.80", "inconclusive", 3)]
    [InlineData("0.8499 0.10", "no-match", 0)]
    [InlineData("0.85 0.10", "presumptive-match", 1)]
    [InlineData("0.86 0.82", "inconclusive", 2)]
    [InlineData("0.95", "presumptive-match", 1)]
    [InlineData("", "no-match", 0)]
    public void TheVerdictFollowsFromTheScoresAlone(string scores, string kind, int named)
    {
        Assessment assessment = Assess(Hits(scores));
        Verdict verdict = Policy.Decide(Usable, assessment);

        Assert.Equal(kind, verdict.Kind);
        Assert.Equal(named, verdict.Named.Length);
        Assert.Equal(verdict.Named.Select(reference => reference.Id), assessment.AnswerSet.Select(hit => hit.Reference.Id));
    }

    [Fact]
    public void WithoutACalibrationNoProbabilityIsGivenAndItIsSaidWhy()
    {
        Assessment assessment = Assess(Hits("0.95 0.10"));

        Assert.Null(assessment.Probability);
        Assert.Equal("no probability is calibrated for scores of local-shape", assessment.Withheld);
    }

    [Fact]
    public void AnUnusableSpectrumYieldsNoNameHoweverHighTheScore() =>
        Assert.IsType<Verdict.Unusable>(Policy.Decide(Usable with { Verdict = QualityVerdict.Unusable }, Assess(Hits("0.99 0.10"))));

    [Fact]
    public void AMarginalSpectrumIsNeverMoreThanInconclusive() =>
        Assert.Equal("s0", Assert.Single(Assert.IsType<Verdict.Inconclusive>(Policy.Decide(Usable with { Verdict = QualityVerdict.Marginal }, Assess(Hits("0.99 0.10")))).Group).Reference.Id);

    [Fact]
    public void FormsOfOneParentAreNoRivals()
    {
        HitList hits = Hits("0.95 0.94");
        hits = hits with { Hits = [hits.Hits[0] with { Reference = Named("COCAINE") }, hits.Hits[1] with { Reference = Named("COCAINE, HYDROCHLORIDE") }] };

        Assert.IsType<Verdict.PresumptiveMatch>(Policy.Decide(Usable, Assess(hits)));
    }

    [Fact]
    public void AMatchThatTheLibrariesShowToBeConfusedIsAGroup()
    {
        HitList hits = Hits("0.95 0.80 0.70");
        Verdict match = Policy.Decide(Usable, Assess(hits));

        Verdict group = VerdictPolicy.Decide(match, hits, _ => new AnswerLevel("group", "", [hits.Hits[2].Reference.Substance]));
        Verdict alone = VerdictPolicy.Decide(match, hits, _ => new AnswerLevel("isomer", "Told apart.", []));

        Assert.Equal(["s0", "s2"], Assert.IsType<Verdict.Inconclusive>(group).Group.Select(hit => hit.Reference.Id));
        Assert.Equal("isomer", Assert.IsType<Verdict.PresumptiveMatch>(alone).Level);
    }

    [Fact]
    public void TheRuleOfEveryMetricIsStated() =>
        Assert.All(Metric.All, metric => Assert.Contains("presumptive-match", VerdictPolicy.For(metric).Rule, StringComparison.Ordinal));

    private static HitList Hits(string scores)
    {
        double[] values = [.. scores.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(score => double.Parse(score, System.Globalization.CultureInfo.InvariantCulture))];
        return new HitList(
            Metric.LocalShape,
            [.. values.Select((value, i) => new Hit(i + 1, Reference($"s{i}"), "library", HitQualityIndex.From(value), value - values.ElementAtOrDefault(i + 1), 0))],
            values.Length);
    }

    private static Assessment Assess(HitList hits)
    {
        Spectrum flat = Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 650, 4000, 1676), OrdinateUnit.Absorbance, [.. Enumerable.Range(0, 1676).Select(i => i % 7)], Acquisition.NotStated, []);
        return Policy.Assess(((Preparation.Ready)PreprocessingRecipe.Standard(SpectralGrid.Standard).Apply(flat)).Spectrum, [], hits);
    }

    private static ReferenceSpectrum Named(string name) => Reference(name) with { Substance = Substance.Of(name, null) };

    private static ReferenceSpectrum Reference(string id) => new(id, Substance.Of(id, null), Technique.NotStated, null, null, "absorbance", false, null);
}
