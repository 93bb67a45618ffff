using System.Collections.Immutable;

namespace Spectra.Service.Seizures.Sampling;

/// <summary>One sub-sample of an exhibit with what came of it.</summary>
/// <param name="Id">The sub-sample: separately taken material, not the same measured again.</param>
/// <param name="Kind">The verdict's kind in the contract's words, for example <c>presumptive-match</c>.</param>
/// <param name="Ids">What the verdict names.</param>
/// <param name="AnswerSet">What can't be excluded.</param>
internal sealed record SubSample(string Id, string Kind, ImmutableArray<string> Ids, ImmutableArray<string> AnswerSet)
{
    /// <summary>Whether its spectrum could be compared at all.</summary>
    public bool IsUsable => Kind is not ("unusable" or "not-identifiable");
}

/// <summary>How alike the spectra of two sub-samples are.</summary>
/// <param name="First">The one sub-sample.</param>
/// <param name="Second">The other.</param>
/// <param name="Similarity">Their score against each other, 0 to 1, by the metric that the rule names.</param>
internal sealed record SubSampleLikeness(string First, string Second, double Similarity);
