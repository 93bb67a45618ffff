using System.Collections.Immutable;
using Spectra.Service.Seizures.Sampling;

namespace Spectra.Service.Tests.Seizures.Sampling;

public class ReplicatesTests
{
    private static readonly ImmutableArray<SubSampleLikeness> Alike = [new("a", "b", 0.99), new("c", "a", 0.98), new("b", "c", 0.97)];

    [Fact]
    public void ThreeThatAgreeAreHomogeneousAsFarAsInfraredSees()
    {
        Replicates replicates = Replicates.Assess([Match("a"), Match("b"), Match("c")], Alike);

        Assert.Equal(ReplicateOutcome.Homogeneous, replicates.Outcome);
        Assert.Contains("as far as infrared sees", Assert.Single(replicates.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoThatAgreeAreTooFew()
    {
        Replicates replicates = Replicates.Assess([Match("a"), Match("b"), Of("c", "unusable")], Alike);

        Assert.Equal(ReplicateOutcome.TooFew, replicates.Outcome);
        Assert.Contains("Take 1 more", replicates.Sentences[0], StringComparison.Ordinal);
        Assert.Equal(ReplicateOutcome.TooFew, Replicates.Assess([Match("a"), Match("a"), Match("a")], Alike).Outcome);
    }

    [Fact]
    public void TwoThatDifferAreHeterogeneousAlready()
    {
        Replicates replicates = Replicates.Assess([Match("a"), Match("b", "50-36-2")], Alike);

        Assert.Equal(ReplicateOutcome.Heterogeneous, replicates.Outcome);
        Assert.Contains(replicates.Sentences, sentence => sentence.Contains("b gave presumptive-match (50-36-2)", StringComparison.Ordinal));
    }

    [Fact]
    public void OneUnlikeSpectrumIsHeterogeneousThoughTheAnswersAgree()
    {
        Replicates replicates = Replicates.Assess([Match("a"), Match("b"), Match("c")], [.. Alike.Take(2), new("c", "b", 0.9499)]);

        Assert.Equal(ReplicateOutcome.Heterogeneous, replicates.Outcome);
        Assert.Contains(replicates.Sentences, sentence => sentence.Contains("0.9499", StringComparison.Ordinal));
        Assert.Equal(ReplicateOutcome.Heterogeneous, Replicates.Assess([Match("a"), Match("b"), Match("c")], [.. Alike.Take(2), new("c", "b", double.NaN)]).Outcome);
    }

    [Fact]
    public void PairsThatWereNotComparedAreNotTakenForAlike()
    {
        Replicates replicates = Replicates.Assess([Match("a"), Match("b"), Match("c")], [.. Alike.Take(2)]);

        Assert.Equal(ReplicateOutcome.TooFew, replicates.Outcome);
        Assert.Contains(replicates.Sentences, sentence => sentence.Contains("b and c were not compared", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no-match", ReplicateOutcomeName.Heterogeneous)]
    [InlineData("mixture", ReplicateOutcomeName.Heterogeneous)]
    [InlineData("inconclusive", ReplicateOutcomeName.Homogeneous)]
    public void AGroupThatHoldsTheSubstanceAgreesWithItAndOtherKindsDoNot(string kind, string outcome)
    {
        SubSample third = kind == "no-match" ? Of("c", kind) : new SubSample("c", kind, ["78-11-5", "121-82-4"], ["78-11-5", "121-82-4"]);

        Assert.Equal(outcome, Replicates.Assess([Match("a"), Match("b"), third], Alike).Outcome.ToString());
    }

    [Fact]
    public void TheSameMixtureInAnotherOrderAgrees()
    {
        SubSample Mixture(string id, params string[] parts) => new(id, "mixture", [.. parts], []);

        Assert.Equal(ReplicateOutcome.Homogeneous, Replicates.Assess([Mixture("a", "1", "2"), Mixture("b", "2", "1"), Mixture("c", "1", "2")], Alike).Outcome);
        Assert.Equal(ReplicateOutcome.Heterogeneous, Replicates.Assess([Mixture("a", "1", "2"), Mixture("b", "1", "2"), Mixture("c", "1", "3")], Alike).Outcome);
    }

    private static SubSample Match(string id, string substance = "78-11-5") => new(id, "presumptive-match", [substance], [substance]);

    private static SubSample Of(string id, string kind) => new(id, kind, [], []);

    private static class ReplicateOutcomeName
    {
        public const string Homogeneous = nameof(ReplicateOutcome.Homogeneous);
        public const string Heterogeneous = nameof(ReplicateOutcome.Heterogeneous);
    }
}
