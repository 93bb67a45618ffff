using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spectra.Confidence;
using Spectra.Search;
using Spectra.Service.Seizures.Decisions;

namespace Spectra.Service.Tests.Seizures.Decisions;

public class DecisionRuleTests
{
    [Fact]
    public void TheRuleInForceIsTheOneThatVerdictsAreDrawnBy()
    {
        VerdictPolicy policy = VerdictPolicy.For(Metric.Default);

        Assert.Equal(policy.Rule, DecisionRule.Current.Policy);
        Assert.Equal(Metric.Default.Id, DecisionRule.Current.Metric);
        Assert.Equal(Engine.Version, DecisionRule.Current.Engine);
        Assert.Equal(policy.Decisive, Threshold("decisive"));
        Assert.Equal(policy.Remote, Threshold("remote"));
    }

    [Fact]
    public void ItsConfidenceModelIsTheOneThatShips()
    {
        using Stream stream = typeof(VerdictPolicy).Assembly.GetManifestResourceStream("Spectra.Confidence.confidence-model.json")!;
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        using JsonDocument model = JsonDocument.Parse(copy.ToArray());

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(copy.ToArray())), DecisionRule.Current.ConfidenceModelSha256);
        Assert.Equal(model.RootElement.GetProperty("version").GetString(), DecisionRule.Current.ConfidenceModel);
        Assert.All(model.RootElement.GetProperty("domains").EnumerateArray(), domain =>
        {
            Assert.Equal(domain.GetProperty("threshold").GetDouble(), Threshold($"answer-set.{domain.GetProperty("id").GetString()}"));
            Assert.Equal(domain.GetProperty("level").GetDouble(), Threshold($"level.{domain.GetProperty("id").GetString()}"));
        });
    }

    [Fact]
    public void ItsIdentityIsTheHashOfItsCanonicalText()
    {
        DecisionRule rule = DecisionRule.Current;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rule.Json))), rule.Sha256);
        Assert.DoesNotContain('\n', rule.Json);
        Assert.Equal(rule.Json, DecisionRule.Read(rule.Json).Json);
        Assert.Equal(rule.Sha256, DecisionRule.Read(DecisionRuleJson.Readable(rule)).Sha256);
        Assert.NotEqual(rule.Sha256, (rule with { Version = rule.Version + "a" }).Sha256);
        Assert.Contains(rule.Sha256, rule.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingButARuleIsReadAsOne()
    {
        Assert.Throws<JsonException>(() => DecisionRule.Read("{}"));
        Assert.Throws<JsonException>(() => DecisionRule.Read("null"));
        Assert.Throws<JsonException>(() => DecisionRule.Read(DecisionRule.Current.Json.Replace("\"text\":\"", "\"text\":null,\"x\":\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryRateCarriesItsOwnIntervalAndWhatItIsOf()
    {
        Assert.All(DecisionRule.Current.ErrorRates, rate =>
        {
            Assert.Equal(ErrorRate.Of(rate.Kind, rate.Counted, rate.Spectra, rate.Libraries, rate.Basis, rate.Errors, rate.Total), rate);
            Assert.InRange(rate.Total, 1, 100_000);
            Assert.False(string.IsNullOrWhiteSpace(rate.Spectra));
            Assert.Contains($"{rate.Errors} of {rate.Total} spectra, 95 % interval", rate.Sentence, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void BothWaysOfErringAreMeasuredAndNothingIsCalledHeldOut()
    {
        Assert.Contains(DecisionRule.Current.ErrorRates, rate => rate is { Kind: ErrorRateKind.FalseAcceptance, Basis: ErrorRateBasis.CrossValidated });
        Assert.Contains(DecisionRule.Current.ErrorRates, rate => rate is { Kind: ErrorRateKind.FalseRejection, Basis: ErrorRateBasis.CrossValidated });
        Assert.Contains(DecisionRule.Current.ErrorRates, rate => rate is { Kind: ErrorRateKind.FalseAcceptance, Basis: ErrorRateBasis.InSample });

        // Every set was seen when the models were trained; whoever measures on others changes this line with the rule.
        Assert.DoesNotContain(DecisionRule.Current.ErrorRates, rate => rate.Basis == ErrorRateBasis.HeldOut);
        Assert.Contains(DecisionRule.Current.NotCovered, sentence => sentence.StartsWith("No rate is held out", StringComparison.Ordinal));
        Assert.Contains(DecisionRule.Current.NotCovered, sentence => sentence.Contains("portable detector", StringComparison.Ordinal));
    }

    private static double Threshold(string name) => Assert.Single(DecisionRule.Current.Thresholds, threshold => threshold.Name == name).Value;
}
