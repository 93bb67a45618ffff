using System.Collections.Immutable;
using CsCheck;
using Spectra.Confidence;
using Spectra.Search;

namespace Spectra.Matching.Tests.Confidence;

public class ConfidenceModelTests
{
    private static readonly ConfidenceModel Model = ConfidenceModel.Shipped;

    [Fact]
    public void TheShippedModelStatesWhatItIsAndHowItWasMade()
    {
        Assert.Equal(Metric.Combined.Id, Model.Metric);
        Assert.Equal(HitEvidence.FeatureNames.AsEnumerable(), Model.Features);
        Assert.All(Model.Domains, domain =>
        {
            Assert.Equal(HitEvidence.FeatureNames.Length, domain.Weights.Length);
            Assert.InRange(domain.Threshold, 0, 0.8);
            Assert.InRange(domain.Level, 0.9, 0.999);
        });
        Assert.Contains(Model.Training, line => line.Contains("folds over substances", StringComparison.Ordinal));
    }

    [Fact]
    public void ALevelThatSoFewQueriesCanNotSupportIsNotClaimed() =>
        Assert.All(Model.Domains, domain => Assert.True((domain.Queried + 1) * (1 - domain.Level) >= 1, $"{domain.Id}: a level of {domain.Level} needs more than {domain.Queried} queries"));

    [Fact]
    public void MoreEvidenceNeverLowersAProbability() =>
        Gen.Select(Gen.Int[0, Model.Domains.Length - 1], Gen.Double[0, 0.999], Gen.Double[0, 0.999], Gen.Double[0.001, 1], Gen.Double[0.001, 1], Gen.Double[0, 0.3])
            .Sample((domain, score, rival, misfit, rivalMisfit, gain) =>
            {
                double Of(double own, double other, double ownMisfit, double otherMisfit) => ConfidenceModel.Probability(
                    Model.Domains[domain],
                    HitEvidence.Of([HitEvidenceTests.Fit("A", own, ownMisfit), HitEvidenceTests.Fit("B", other, otherMisfit)], 0.01)[0]);

                double before = Of(score, rival, misfit, rivalMisfit);
                return Of(Math.Min(1, score + gain), rival, misfit, rivalMisfit) >= before
                    && Of(score, Math.Max(0, rival - gain), misfit, rivalMisfit) >= before
                    && Of(score, rival, Math.Max(1e-6, misfit - gain), rivalMisfit) >= before
                    && Of(score, rival, misfit, rivalMisfit + gain) >= before;
            });

    [Fact]
    public void NoProbabilityIsSurerThanTheQueriesItRestsOnAllow()
    {
        HitEvidence overwhelming = HitEvidence.Of([HitEvidenceTests.Fit("A", 1, 1e-9), HitEvidenceTests.Fit("B", 0, 1)], 1)[0];

        Assert.All(Model.Domains, domain => Assert.InRange(
            ConfidenceModel.Probability(domain, overwhelming), 0.5, Math.Round((domain.Queried + 1.0) / (domain.Queried + 2.0), 6)));
    }

    [Theory]
    [InlineData(Technique.Gas, "vapour")]
    [InlineData(Technique.Reflectance, "reflectance")]
    [InlineData(Technique.Atr, "atr")]
    [InlineData(Technique.Transmission, "condensed")]
    [InlineData(Technique.NotStated, "condensed")]
    public void TheReferencesTechniqueChoosesTheDomain(Technique technique, string domain) =>
        Assert.Equal(domain, Model.DomainOf(HitEvidenceTests.Fit("A", 0.5, 0.5, technique).Hit.Reference).Id);
}
