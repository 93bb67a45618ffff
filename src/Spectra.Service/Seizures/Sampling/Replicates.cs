using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Service.Seizures.Sampling;

/// <summary>Whether the sub-samples of an exhibit are of one material, as far as infrared sees.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Sentences">The answer in words, then every ground.</param>
internal sealed record Replicates(ReplicateOutcome Outcome, ImmutableArray<string> Sentences)
{
    /// <summary>How many separate sub-samples are needed.</summary>
    public const int Needed = 3;

    /// <summary>The least score between two sub-samples that counts as alike. A convention, not a measured limit: sub-samples of one powder differ by pressure and moisture, so the verdicts weigh as well.</summary>
    public const double LeastSimilarity = 0.95;

    /// <summary>Weighs the sub-samples of one exhibit against each other.</summary>
    /// <param name="subSamples">Each sub-sample once.</param>
    /// <param name="likenesses">Every pair of usable ones.</param>
    /// <param name="leastSimilarity">The least score that counts as alike, 0 to 1.</param>
    public static Replicates Assess(ImmutableArray<SubSample> subSamples, ImmutableArray<SubSampleLikeness> likenesses, double leastSimilarity = LeastSimilarity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leastSimilarity, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leastSimilarity, 1);
        SubSample[] usable = [.. subSamples.DistinctBy(each => each.Id).Where(each => each.IsUsable)];
        string[] differences = [.. Pairs(usable).SelectMany(pair => Differences(pair.First, pair.Second, likenesses, leastSimilarity))];
        string[] missing = [.. Pairs(usable).Where(pair => Likeness(likenesses, pair.First.Id, pair.Second.Id) is null).Select(pair => $"The spectra of {pair.First.Id} and {pair.Second.Id} were not compared.")];

        // Two that differ are heterogeneous already; that they are alike needs all of them.
        return differences.Length > 0 ? new Replicates(ReplicateOutcome.Heterogeneous, ["Heterogeneous: the sub-samples are not all of one material. Report each by itself, and take more.", .. differences])
            : usable.Length < Needed ? new Replicates(ReplicateOutcome.TooFew, [string.Create(CultureInfo.InvariantCulture, $"Too few: {usable.Length} usable of {Needed} separate sub-samples needed. Take {Needed - usable.Length} more.")])
            : missing.Length > 0 ? new Replicates(ReplicateOutcome.TooFew, ["Too few: not every pair of sub-samples was compared.", .. missing])
            : new Replicates(ReplicateOutcome.Homogeneous, [string.Create(CultureInfo.InvariantCulture, $"Homogeneous as far as infrared sees: {usable.Length} separate sub-samples gave one answer, and each two score {leastSimilarity:F2} or more against each other.")]);
    }

    private static IEnumerable<string> Differences(SubSample first, SubSample second, ImmutableArray<SubSampleLikeness> likenesses, double least)
    {
        if (AreAtOdds(first, second))
        {
            yield return $"{first.Id} gave {Answer(first)}, {second.Id} gave {Answer(second)}.";
        }

        if (Likeness(likenesses, first.Id, second.Id) is { } likeness && !(likeness.Similarity >= least))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The spectra of {first.Id} and {second.Id} score {likeness.Similarity:F4} against each other, less than {least:F2}.");
        }
    }

    // Answers of one kind must name the same. Of different kinds, one substance and a group that can't exclude it agree; a mixture and one substance, or something and nothing, do not.
    private static bool AreAtOdds(SubSample first, SubSample second) =>
        first.Kind == second.Kind && first.Kind != "inconclusive" ? !first.Ids.ToHashSet().SetEquals(second.Ids)
        : IsOneOf(first) && IsOneOf(second) ? !first.AnswerSet.Union(first.Ids).Intersect(second.AnswerSet.Union(second.Ids)).Any()
        : first.Kind != second.Kind;

    private static bool IsOneOf(SubSample each) => each.Kind is "presumptive-match" or "inconclusive";

    private static string Answer(SubSample each) => each.Ids.IsEmpty ? each.Kind : $"{each.Kind} ({string.Join(", ", each.Ids)})";

    private static SubSampleLikeness? Likeness(ImmutableArray<SubSampleLikeness> likenesses, string first, string second) =>
        likenesses.FirstOrDefault(each => (each.First == first && each.Second == second) || (each.First == second && each.Second == first));

    private static IEnumerable<(SubSample First, SubSample Second)> Pairs(SubSample[] usable) =>
        usable.SelectMany((first, i) => usable.Skip(i + 1).Select(second => (first, second)));
}

/// <summary>What sub-samples say of an exhibit.</summary>
internal enum ReplicateOutcome
{
    /// <summary>Not enough to say.</summary>
    TooFew,

    /// <summary>One answer, and alike.</summary>
    Homogeneous,

    /// <summary>Different answers, or unlike.</summary>
    Heterogeneous,
}
