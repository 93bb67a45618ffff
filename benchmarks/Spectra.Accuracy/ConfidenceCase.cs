using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Libraries;
using Spectra.Mixtures;
using Spectra.Preprocessing;
using Spectra.Search;

namespace Spectra.Accuracy;

/// <summary>One query with all that the confidence of its hits is computed from.</summary>
/// <param name="Set">The query set.</param>
/// <param name="Kind">The kind inside the set; "all" where there are none.</param>
/// <param name="Substance">What it is of, so that folds can be made over substances.</param>
/// <param name="Right">The keys of the right substances; empty where the libraries hold none.</param>
/// <param name="Fits">Its hits, best first, a few more than are looked at.</param>
/// <param name="NoiseShare">The noise's share of its squared norm.</param>
internal sealed record ConfidenceCase(string Set, string Kind, string Substance, ImmutableHashSet<string> Right, ImmutableArray<SingleFit> Fits, double NoiseShare)
{
    /// <summary>So many hits that enough are left when the right substances are taken out.</summary>
    private const int Searched = HitEvidence.Fitted + 4;

    /// <summary>The cases of a set's queries; those that can't be compared are left out.</summary>
    public static ImmutableArray<ConfidenceCase> Of(string set, ImmutableArray<Query> queries, ImmutableArray<ReferenceLibrary> libraries)
    {
        LibrarySearch search = new(libraries, Metric.Combined);
        Dictionary<string, string> substances = libraries.SelectMany(library => library.References).DistinctBy(reference => reference.Id).ToDictionary(reference => reference.Id, reference => reference.Substance.Key);
        return
        [
            .. queries
                .Where(query => query.Spectrum is not null)
                .Select(query => (Query: query, Prepared: libraries[0].Recipe.Apply(query.Spectrum!) as Preparation.Ready))
                .Where(pair => pair.Prepared is not null)
                .Select(pair => Of(set, pair.Query, pair.Prepared!.Spectrum, search.Search(pair.Prepared.Spectrum, Searched), libraries, substances))
                .OfType<ConfidenceCase>(),
        ];
    }

    /// <summary>The evidence for its hits, as the libraries are or without its substance.</summary>
    public ImmutableArray<HitEvidence> Evidence(bool isRemoved) =>
        HitEvidence.Of([.. Fits.Where(fit => !isRemoved || !IsRight(fit.Hit)).Take(HitEvidence.Fitted)], NoiseShare);

    /// <summary>Whether a hit is of a right substance.</summary>
    public bool IsRight(Hit hit) => Right.Contains(hit.Reference.Substance.Key);

    private static ConfidenceCase? Of(
        string set, Query query, PreparedSpectrum prepared, HitList hits, ImmutableArray<ReferenceLibrary> libraries, Dictionary<string, string> substances)
    {
        MixtureProblem problem = new(prepared, libraries);
        ImmutableHashSet<string> right = [.. query.TruthIds.Where(substances.ContainsKey).Select(id => substances[id])];
        return problem.SquaredNorm > 0
            ? new ConfidenceCase(
                set,
                query.Kind("kind"),
                right.Order(StringComparer.Ordinal).FirstOrDefault() ?? query.TruthName,
                right,
                [.. hits.Hits.Select(hit => new SingleFit(hit, HitEvidence.MisfitShare(problem, hit)))],
                HitEvidence.NoiseShare(problem))
            : null;
    }
}
