using System.Collections.Immutable;
using System.Globalization;
using Spectra.Libraries;
using Spectra.Qualification;
using Spectra.Service.Libraries.Releases;

namespace Spectra.Service.Commands;

/// <summary>What a release is and knows of itself, line by line for whoever approves it.</summary>
internal static class KnowledgeCard
{
    private const int MostMissing = 12;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(ReleaseItem item, LibraryRelease release, ImmutableArray<ReleaseApproval> approvals) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{release.Name} release {release.Number}, {item.State}: {release.Entries:N0} entries, {release.Knowledge.Substances:N0} substances"),
        string.Create(CultureInfo.InvariantCulture, $"  drafted by {release.DraftedName}, {release.DraftedAt:u}: {release.Reason}"),
        .. approvals.Select(static approval => string.Create(CultureInfo.InvariantCulture, $"  approved by {approval.SignedName}, {approval.SignedAt:u}: {approval.Meaning}{(approval.Reason is null ? "" : $" ({approval.Reason})")}")),
        $"  manifest {item.Release.ManifestSha256}",
        $"  library {release.LibrarySha256}",
        .. release.Worse.Select(static worse => $"  WORSE than the release before: {worse}"),
        .. Knowledge(release.Knowledge),
    ];

    private static IEnumerable<string> Knowledge(ReleaseKnowledge knowledge)
    {
        yield return $"  {Rate("each entry searched with the others", knowledge.LeaveOneOut)}";
        yield return $"  {Rate("degraded entries", knowledge.Degraded)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"  {knowledge.Confused:N0} substances have another that infrared does not separate (score {ConfusionGroups.Confused:F2} and more)");
        foreach (ConfusionLine group in knowledge.Groups)
        {
            yield return $"    {group.Name}: {string.Join(", ", group.Confusions.Select(static other => other.Name))}";
        }

        foreach (WrongScoreLine line in knowledge.Tail)
        {
            DiscoveryRate? rate = knowledge.FalseDiscovery.FirstOrDefault(rate => rate.Score == line.Score);
            yield return string.Create(CultureInfo.InvariantCulture, $"  score {line.Score:F2}: second rank {100 * line.Share:F2} %, a foreign substance {100 * line.Chance:F2} %, false discoveries {100 * rate?.SecondRank:F2} % (at most {100 * rate?.Bound:F2} %)");
        }

        foreach (ConformalDomain domain in knowledge.Conformal)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  answer sets, {domain.Statement}: {domain.Held} of {domain.Queried} held the substance; wanted {100 * domain.Level:F0} %; threshold {domain.Threshold:F4}, by this release's own entries {domain.OwnThreshold?.ToString("F4", CultureInfo.InvariantCulture) ?? "too few to tell"}");
        }

        foreach (SubstanceLimit limit in knowledge.Limits)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {limit.Name} is seen from a spectral share of {limit.Least:F2} to {limit.Most:F2} on, in {limit.Matrices} matrices; never a clearance");
        }

        foreach (ListCoverage list in knowledge.Coverage)
        {
            yield return $"  {list.List}: {list.Covered} of {list.Listed} have a spectrum{(list.Missing.IsEmpty ? "" : $"; none of {string.Join(", ", list.Missing.Take(MostMissing).Select(static one => one.Name))}{(list.Missing.Length > MostMissing ? $" and {list.Missing.Length - MostMissing} more" : "")}")}";
        }
    }

    private static string Rate(string what, HoldOutRate rate) => rate.Share is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{what}: first hit right in {rate.Right} of {rate.Queried} ({100 * share:F1} %, 95 % interval {100 * rate.Low:F1} to {100 * rate.High:F1} %), a form of the same parent in {rate.RightFamily}")
        : $"{what}: none to be searched";
}
