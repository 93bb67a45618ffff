using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Matching.Tests.Confidence;

public class VerdictPolicyTests
{
    private static readonly VerdictPolicy Policy = new(0.75, 0.05);
    private static readonly SpectrumQuality Usable = new(QualityVerdict.Usable, 100, [], "");

    [Theory]
    [InlineData("0.90 0.80", "presumptive-match", 1)]
    [InlineData("0.90 0.84", "presumptive-match", 1)]
    [InlineData("0.90 0.86", "inconclusive", 2)]
    [InlineData("0.90 0.88 0.87 0.80", "inconclusive", 3)]
    [InlineData("0.7499 0.10", "no-match", 0)]
    [InlineData("0.75 0.10", "presumptive-match", 1)]
    [InlineData("0.76 0.72", "inconclusive", 2)]
    [InlineData("0.90", "presumptive-match", 1)]
    [InlineData("", "no-match", 0)]
    public void TheVerdictFollowsFromTheScoresAlone(string scores, string kind, int named)
    {
        Verdict verdict = Policy.Decide(Usable, Hits(scores));

        Assert.Equal(kind, verdict.Kind);
        Assert.Equal(named, verdict.Named.Length);
        Assert.Equal(verdict.Named.Select(reference => reference.Id), Policy.AnswerSet(Hits(scores)).Select(hit => hit.Reference.Id));
    }

    [Fact]
    public void AnUnusableSpectrumYieldsNoNameHoweverHighTheScore() =>
        Assert.IsType<Verdict.Unusable>(Policy.Decide(Usable with { Verdict = QualityVerdict.Unusable }, Hits("0.99 0.10")));

    [Fact]
    public void AMarginalSpectrumIsNeverMoreThanInconclusive() =>
        Assert.Equal("s0", Assert.Single(Assert.IsType<Verdict.Inconclusive>(Policy.Decide(Usable with { Verdict = QualityVerdict.Marginal }, Hits("0.99 0.10"))).Group).Reference.Id);

    [Fact]
    public void TheRuleIsStatedWithItsNumbers()
    {
        foreach (Metric metric in Metric.All)
        {
            VerdictPolicy policy = VerdictPolicy.For(metric);
            Assert.Contains(FormattableString.Invariant($"{policy.Floor:F2}"), policy.Rule, StringComparison.Ordinal);
            Assert.Contains(FormattableString.Invariant($"{policy.Separation:F2}"), policy.Rule, StringComparison.Ordinal);
        }
    }

    private static HitList Hits(string scores)
    {
        double[] values = [.. scores.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(score => double.Parse(score, System.Globalization.CultureInfo.InvariantCulture))];
        return new HitList(
            Metric.Default,
            [.. values.Select((value, i) => new Hit(i + 1, Reference($"s{i}"), "library", HitQualityIndex.From(value), value - values.ElementAtOrDefault(i + 1), 0))],
            values.Length);
    }

    private static ReferenceSpectrum Reference(string id) => new(id, Substance.Of(id, null), Technique.NotStated, null, null, "absorbance", false, null);
}
