using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Search;

namespace Spectra.Matching.Tests.Confidence;

public class MixtureVerdictTests
{
    private static readonly Hit Sugar = HitEvidenceTests.Fit("SUGAR", 0.97, 0.1).Hit;

    public static TheoryData<string, int, double, bool, string> Cases => new()
    {
        // What it is as one substance, components, probability of something unexplained, believed over one substance, verdict.
        { "no-match", 2, 0.1, false, "mixture" },
        { "no-match", 2, 0.9, true, "no-match" },
        { "no-match", 1, 0.1, true, "no-match" },
        { "inconclusive", 2, 0.1, true, "mixture" },
        { "inconclusive", 2, 0.1, false, "inconclusive" },
        { "inconclusive", 2, 0.9, true, "inconclusive" },
        { "presumptive-match", 2, 0.1, true, "mixture" },
        { "presumptive-match", 2, 0.9, true, "inconclusive" },
        { "presumptive-match", 2, 0.1, false, "presumptive-match" },
        { "presumptive-match", 1, 0.9, true, "presumptive-match" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void AMixtureIsNamedOnlyWhereItExplainsTheSpectrumAndIsBelieved(string alone, int components, double unexplained, bool isPreferred, string expected)
    {
        Verdict before = alone switch
        {
            "presumptive-match" => new Verdict.PresumptiveMatch(Sugar),
            "inconclusive" => new Verdict.Inconclusive([Sugar]),
            _ => new Verdict.NoMatch(),
        };
        Mixture mixture = new([.. Enumerable.Range(0, components).Select(i => Component($"part {i}"))], 0.1, unexplained, [], [], "1");

        Assert.Equal(expected, VerdictPolicy.Decide(before, mixture, isPreferred).Kind);
    }

    [Fact]
    public void AMatchBesideSomethingUnexplainedSaysWhyItIsNotNamed() =>
        Assert.Contains(
            "no reference explains",
            Assert.IsType<Verdict.Inconclusive>(VerdictPolicy.Decide(new Verdict.PresumptiveMatch(Sugar), new Mixture([Component("a"), Component("b")], 0.3, 0.9, [], [], "1"), true)).Reason,
            StringComparison.Ordinal);

    private static Component Component(string name) =>
        new(new ReferenceSpectrum(name, Substance.Of(name, null), Technique.Atr, null, null, "absorbance", false, null), "library", 0.5, 0.4, 0.6, 0.9);
}
