using System.Collections.Immutable;
using Spectra.Confidence;

namespace Spectra.Qualification;

/// <summary>How the conformal answer sets of one calibrated domain hold on a library's own degraded entries.</summary>
/// <param name="Id">The domain.</param>
/// <param name="Statement">What it holds, in words.</param>
/// <param name="Level">The share of answer sets that are to hold the right substance.</param>
/// <param name="Threshold">The least probability at which a substance is in the answer set; what the engine uses.</param>
/// <param name="Queried">How many degraded entries fell into the domain.</param>
/// <param name="Held">How many of their answer sets held the right substance.</param>
/// <param name="OwnThreshold">The threshold that these entries alone would give; null where they are too few for the level.</param>
public sealed record ConformalDomain(string Id, string Statement, double Level, double Threshold, int Queried, int Held, double? OwnThreshold)
{
    /// <summary>The domains of the shipped model that any of the entries fell into, in the model's order.</summary>
    /// <remarks>The own threshold is the ⌊(n + 1)(1 - level)⌋-th smallest probability of the right substances, as the model's thresholds are; with n so small that this is none there is no threshold.</remarks>
    public static ImmutableArray<ConformalDomain> Of(IReadOnlyCollection<HeldOut> entries) =>
    [
        .. from domain in ConfidenceModel.Shipped.Domains
           let fell = entries.Where(entry => entry.Domain == domain.Id).ToArray()
           where fell.Length > 0
           select new ConformalDomain(domain.Id, domain.Statement, domain.Level, domain.Threshold, fell.Length, fell.Count(static entry => entry.IsInAnswerSet == true), Own(fell, domain.Level)),
    ];

    private static double? Own(HeldOut[] fell, double level)
    {
        int rank = (int)((fell.Length + 1) * (1 - level));
        return rank < 1 ? null : fell.Select(static entry => entry.RightProbability ?? 0).Order().ElementAt(rank - 1);
    }
}
