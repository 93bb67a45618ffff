using System.Collections.Immutable;
using Spectra.Qualification;
using Spectra.Service.Commands;

namespace Spectra.Service.Libraries.Releases;

/// <summary>What a release knows of itself: what it can and can't tell apart. Shown before approval, and kept in its manifest.</summary>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Substances">How many substances.</param>
/// <param name="Confused">How many of them have another that infrared of this quality does not separate.</param>
/// <param name="Groups">Those among them that raise an alert, with what they are confused with; all of them are listed by <c>spectra library confusions</c>.</param>
/// <param name="TailFrom">From which score on the chance of a wrong neighbour is extrapolated; null where there are too few substances for that.</param>
/// <param name="Tail">How often a wrong substance reaches a score: counted second ranks, and the chance for a substance that the release does not hold.</param>
/// <param name="FalseDiscovery">Which part of the answers at or above a score is expected to be wrong.</param>
/// <param name="Coverage">Which substances of the lists have no spectrum.</param>
/// <param name="LeaveOneOut">Entries of substances that have several, searched with the rest.</param>
/// <param name="Degraded">One entry a substance, degraded, searched with all of it.</param>
/// <param name="Conformal">How the conformal answer sets hold on the degraded entries, where the confidence model applies.</param>
/// <param name="Limits">From which spectral share on substances that raise an alert are seen in the common matrices that it holds.</param>
internal sealed record ReleaseKnowledge(
    int Entries,
    int Substances,
    int Confused,
    ImmutableArray<ConfusionLine> Groups,
    double? TailFrom,
    ImmutableArray<WrongScoreLine> Tail,
    ImmutableArray<DiscoveryRate> FalseDiscovery,
    ImmutableArray<ListCoverage> Coverage,
    HoldOutRate LeaveOneOut,
    HoldOutRate Degraded,
    ImmutableArray<ConformalDomain> Conformal,
    ImmutableArray<SubstanceLimit> Limits);

/// <summary>Which part of the answers of at least a score is expected to be wrong.</summary>
/// <param name="Score">The score.</param>
/// <param name="SecondRank">Estimated from the second ranks of the release's own hold-out; 1 where nothing was searched.</param>
/// <param name="Bound">The upper bound, as if every spectrum were of a substance that the release does not hold.</param>
internal sealed record DiscoveryRate(double Score, double SecondRank, double Bound);

/// <summary>How much of a list has a spectrum.</summary>
/// <param name="List">The list.</param>
/// <param name="Listed">How many substances it has.</param>
/// <param name="Covered">How many of them have at least one entry.</param>
/// <param name="Missing">Those that have none.</param>
internal sealed record ListCoverage(string List, int Listed, int Covered, ImmutableArray<MissingSubstance> Missing);

/// <summary>A listed substance without a spectrum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cas">Its CAS number; null where the list has none.</param>
internal sealed record MissingSubstance(string Name, string? Cas);

/// <summary>How often the first hit was right, with its 95 % interval (Clopper and Pearson).</summary>
/// <param name="Queried">How many entries were searched.</param>
/// <param name="Right">How often the substance came first.</param>
/// <param name="RightFamily">How often it, or a form of the same parent, came first.</param>
/// <param name="Low">The low end of the share of right ones.</param>
/// <param name="High">The high end.</param>
internal sealed record HoldOutRate(int Queried, int Right, int RightFamily, double Low, double High)
{
    /// <summary>The share of right ones; null where nothing was searched.</summary>
    public double? Share => Queried == 0 ? null : (double)Right / Queried;
}
