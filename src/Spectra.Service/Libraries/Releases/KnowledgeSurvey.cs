using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Qualification;
using Spectra.Service.Commands;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Substances;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Finds out what a release knows of itself.</summary>
/// <remarks>All is bounded, so that a draft of a large library takes minutes and not hours: what is left out is chosen by a fixed seed.</remarks>
internal static class KnowledgeSurvey
{
    private const int Seed = 1988;
    private const int MostLeftOut = 1000;
    private const int MostDegraded = 300;
    private const int MostWatched = 40;

    /// <summary>What drugs and explosives are commonly cut or mixed with: sucrose, lactose, mannitol, caffeine, paracetamol.</summary>
    private static readonly ImmutableArray<string> Matrices = ["cas:57-50-1", "cas:63-42-3", "cas:69-65-8", "cas:58-08-2", "cas:103-90-2"];

    /// <summary>Surveys an open library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="substances">The lists.</param>
    /// <param name="progress">Told the share that is done.</param>
    public static ReleaseKnowledge Of(ReferenceLibrary library, SubstanceCatalogue substances, IProgress<double>? progress = null)
    {
        ConfusionGroups groups = ConfusionGroups.Of(library);
        ImmutableArray<ConfusionGroup> confused = [.. groups.All];
        WrongNeighbourLine? wrong = library.Neighbours is null ? null : WrongNeighbourLine.Of(library, groups);
        ImmutableArray<HeldOut> leftOut = LeaveOneEntryOut.Search(library, MostLeftOut, Seed);
        ImmutableArray<HeldOut> degraded = DegradedEntries.Search(library, MostDegraded, Seed, progress);
        return new ReleaseKnowledge(
            library.References.Length,
            library.Substances.Count,
            confused.Length,
            [.. confused.Where(group => substances.HasAlerts(group.Substance.Cas, group.Substance.Name)).Select(group => ConfusionLine.Of(library.Name, group))],
            wrong?.TailFrom,
            wrong?.Tail ?? [],
            Discovery(library, wrong, [.. leftOut, .. degraded]),
            ListCoverages.Of(groups, substances),
            Rate(leftOut),
            Rate(degraded),
            ConformalDomain.Of(degraded),
            TypicalLimits.Of(library, Matrices, Watched(library, substances), Seed));
    }

    private static ImmutableArray<DiscoveryRate> Discovery(ReferenceLibrary library, WrongNeighbourLine? wrong, HeldOut[] searched)
    {
        if (wrong is null)
        {
            return [];
        }

        double[] first = [.. searched.Select(static one => one.First)];
        FalseDiscovery estimated = FalseDiscovery.FromSecondRanks(first, [.. searched.Select(static one => one.SecondRank)]);
        FalseDiscovery bound = FalseDiscovery.FromLibraries(first, [WrongNeighbours.Of(library)]);
        return [.. wrong.Tail.Select(line => new DiscoveryRate(line.Score, Rounded(estimated.At(line.Score)), Rounded(bound.At(line.Score))))];
    }

    private static HoldOutRate Rate(ImmutableArray<HeldOut> searched)
    {
        int right = searched.Count(static one => one.IsRight);
        ClopperPearsonInterval interval = ClopperPearsonInterval.Of(right, searched.Length);
        return new HoldOutRate(searched.Length, right, searched.Count(static one => one.IsFamily), Rounded(interval.Low), Rounded(interval.High));
    }

    /// <summary>The substances that raise an alert; those of the treaties' tables first where there are too many.</summary>
    private static HashSet<string> Watched(ReferenceLibrary library, SubstanceCatalogue substances) =>
    [
        .. library.Substances
            .Where(substance => substances.HasAlerts(substance.Cas, substance.Name))
            .OrderByDescending(substance => substances.Find(substance.Cas, substance.Name).Any(static facts => facts.Control is { IsDrugTreaty: true } or { IsChemicalWeaponsTreaty: true }))
            .ThenBy(static substance => substance.Key, StringComparer.Ordinal)
            .Take(MostWatched)
            .Select(static substance => substance.Key),
    ];

    private static double Rounded(double value) => Math.Round(value, 4, MidpointRounding.ToEven);
}
